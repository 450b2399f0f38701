#!/usr/bin/env bash
# Measures the published product on a fresh database with durable settings: what `load` prints at a fixed rate, then at
# full speed, each in its own run.
#   tests/Benchmarks/measure.sh Sqlite|Postgres [rate ...]      (default rates: 100 0)
# SERVER and BENCHMARKS name folders of Release builds; without them they are built. SECONDS_EACH is 30.
set -euo pipefail
cd "$(dirname "$0")/../.."
provider=${1:?Sqlite or Postgres}; shift
rates=("${@:-100}"); [ $# -eq 0 ] && rates=(100 0)
work=$(mktemp -d)
if [ -z "${SERVER:-}" ]; then SERVER=$work/server; dotnet publish -c Release bot/Web --nologo -v q -o "$SERVER" >&2; fi
if [ -z "${BENCHMARKS:-}" ]; then BENCHMARKS=$PWD/tests/Benchmarks/bin/Release/net10.0; dotnet build -c Release tests/Benchmarks --nologo -v q >&2; fi

as() { "$@"; }
stop() {
    [ -n "${server:-}" ] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true
    [ -d "$work/pg" ] && as "$bin/pg_ctl" -D "$work/pg/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap stop EXIT

port=$((20000 + RANDOM % 20000))
export DataDir=$work/data Urls=http://127.0.0.1:$port Database__Provider=$provider WebChat__TokensPerMinute=100000 WebChat__MessagesPerTenSeconds=100000
export ASPNETCORE_ENVIRONMENT=Development
if [ "$provider" = Postgres ]; then
    bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
    mkdir "$work/pg"
    chmod 755 "$work"
    if [ "$(id -u)" -eq 0 ]; then chown postgres: "$work/pg"; as() { runuser -u postgres -- "$@"; }; fi
    as "$bin/initdb" -D "$work/pg/data" -U postgres -E UTF8 --locale=C.UTF-8 --auth-local=trust --auth-host=trust >/dev/null
    as "$bin/pg_ctl" -D "$work/pg/data" -w -l "$work/pg/log" -o "-c listen_addresses=127.0.0.1 -p $((port + 1)) -k $work/pg -c fsync=on -c synchronous_commit=on -c max_connections=200" start >/dev/null
    export ConnectionStrings__Main="Host=127.0.0.1;Port=$((port + 1));Username=postgres;Database=assistant"
fi

for rate in "${rates[@]}"; do
    dotnet "$SERVER/ResidentAssistant.Web.dll" serve --migrate >"$work/log" 2>&1 &
    server=$!
    for _ in $(seq 600); do curl -fs -o "$work/ready" "$Urls/healthz/ready" 2>/dev/null && grep -q Healthy "$work/ready" && break; sleep 0.1; done
    echo "$provider rate $rate, machine load before: $(cut -d' ' -f1-3 /proc/loadavg)" >&2
    before=$(awk '{print $14 + $15}' "/proc/$server/stat")
    dotnet "$BENCHMARKS/ResidentAssistant.Benchmarks.dll" load --url "$Urls" --warm-up "${WARM_UP:-30}" --rate "$rate" --seconds "${SECONDS_EACH:-30}" --residents "${RESIDENTS:-200}"
    echo "server: $(( ($(awk '{print $14 + $15}' "/proc/$server/stat") - before) * 10 )) ms of processor time, $(awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$server/status") MB at most; machine load after: $(cut -d' ' -f1-3 /proc/loadavg)" >&2
    grep -cE '^(fail|crit|error)' "$work/log" >&2 || true
    [ -n "${KEEP_LOG:-}" ] && cp "$work/log" "$KEEP_LOG"
    kill "$server"; wait "$server" 2>/dev/null || true; server=
done
