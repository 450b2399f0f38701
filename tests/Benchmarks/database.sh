# Read by the scripts beside it: the folder $work, a server in $SERVER, and a database of its own on $PROVIDER with durable settings. All of it ends
# with the script, and so does the process $server. Options for PostgreSQL stand in $PG_OPTIONS.
work=$(mktemp -d)
if [ -z "${SERVER:-}" ]; then SERVER=$work/server; dotnet publish -c Release bot/Web --nologo -v q -o "$SERVER" >&2; fi
as() { "$@"; }
stop() {
    [ -z "${server:-}" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; }
    [ ! -d "$work/pg" ] || as "$bin/pg_ctl" -D "$work/pg/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap stop EXIT
port=$((20000 + RANDOM % 20000))
export DataDir=$work/data Urls=http://127.0.0.1:$port Database__Provider=$PROVIDER
if [ "$PROVIDER" = Postgres ]; then
    bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
    mkdir "$work/pg"
    chmod 755 "$work"
    if [ "$(id -u)" -eq 0 ]; then chown postgres: "$work/pg"; as() { runuser -u postgres -- "$@"; }; fi
    as "$bin/initdb" -D "$work/pg/data" -U postgres -E UTF8 --locale=C.UTF-8 --auth-local=trust --auth-host=trust >/dev/null
    as "$bin/pg_ctl" -D "$work/pg/data" -w -l "$work/pg/log" -o "-c listen_addresses=127.0.0.1 -p $((port + 1)) -k $work/pg -c fsync=on -c synchronous_commit=on $PG_OPTIONS" start >/dev/null
    export ConnectionStrings__Main="Host=127.0.0.1;Port=$((port + 1));Username=postgres;Database=assistant"
fi
