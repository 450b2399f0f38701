#!/usr/bin/env bash
# Runs every test on a fresh Debian machine with the .NET 10 SDK: installs what is missing (as root), starts a private
# PostgreSQL, and ends with one line "N passed, N failed, N skipped". Arguments go to the test program, e.g.
#   tests/run.sh --filter-class '*ComplaintTests'
set -euo pipefail
cd "$(dirname "$0")/.."

install() {
    local missing=()
    [ -n "$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null)" ] && [ -x "$(ls -d /usr/lib/postgresql/*/bin | tail -1)/initdb" ] || missing+=(postgresql)
    command -v chromium >/dev/null || missing+=(chromium)
    [ -d /usr/share/fonts/opentype/noto ] && ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1 || missing+=(fonts-noto-cjk)
    ldconfig -p | grep -q libopencore-amrnb || missing+=(libopencore-amrnb0)
    command -v node >/dev/null || missing+=(nodejs)
    command -v npm >/dev/null || missing+=(npm)
    [ -d /usr/lib/python3/dist-packages/icalendar ] || missing+=(python3-icalendar)
    command -v nginx >/dev/null || missing+=(nginx)
    command -v ip >/dev/null || missing+=(iproute2)
    command -v openssl >/dev/null || missing+=(openssl)
    # Each test that needs one starts its own, on a port of its own, since it kills it.
    command -v redis-server >/dev/null || missing+=(redis-server)
    command -v systemd-analyze >/dev/null || missing+=(systemd)
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ]; then
        echo "Not root: please install ${missing[*]} first; tests that need them are skipped." >&2
        return
    fi
    echo "Installing ${missing[*]} ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# Other people's clients and servers, of the versions in tests/peers/package-lock.json; tests that need them fail without.
install_peers() {
    cmp --silent tests/peers/package-lock.json tests/peers/node_modules/.lock && return
    echo "Installing tests/peers ..." >&2
    (cd tests/peers && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && cp package-lock.json node_modules/.lock) >&2 ||
        echo "npm could not install tests/peers." >&2
}

start_postgres() {
    bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1) || true
    [ -n "$bin" ] && [ -x "$bin/initdb" ] || return 0
    pgdir=$(mktemp -d)
    pgport=$(( 20000 + RANDOM % 12000 ))
    as() { "$@"; }
    if [ "$(id -u)" -eq 0 ]; then
        chown postgres: "$pgdir"
        as() { runuser -u postgres -- "$@"; }
    fi
    as "$bin/initdb" -D "$pgdir/data" -U postgres -E UTF8 --locale=C.UTF-8 --auth-local=trust --auth-host=trust >/dev/null
    as "$bin/pg_ctl" -D "$pgdir/data" -w -l "$pgdir/log" \
        -o "-c listen_addresses=127.0.0.1 -p $pgport -k $pgdir -c fsync=off -c max_connections=300" start >/dev/null
    export TEST_POSTGRES="Host=127.0.0.1;Port=$pgport;Username=postgres;Database=postgres"
}

clean_up() {
    [ -z "${running:-}" ] || kill "$running" 2>/dev/null || true
    [ -z "${pgdir:-}" ] || { as "$bin/pg_ctl" -D "$pgdir/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$pgdir"; }
}

trap clean_up EXIT
install
install_peers
if [ -z "${TEST_POSTGRES:-}" ]; then start_postgres; fi

dotnet build tests/ResidentAssistant.Tests.csproj --nologo --verbosity quiet >&2
log=$(mktemp)
status=0
# Into a file, which is shown as it grows: a pipe would stay open as long as any process a test started. A test that hangs
# is named after two minutes, and cannot keep the run for longer than 45 (MINUTES says otherwise, where a machine has much
# else to do). No colours: the counts are read below.
timeout --kill-after=10s "${MINUTES:-45}m" tests/bin/Debug/net10.0/ResidentAssistant.Tests \
    --progress off --no-ansi --long-running 120 --xunit-diagnostics on "$@" </dev/null >"$log" 2>&1 &
running=$!
tail --lines=+1 --follow --pid="$running" --sleep-interval=0.5 "$log"
wait "$running" || status=$?
running=

count() { sed -n "s/^ *$1: *\([0-9]*\).*/\1/p" "$log" | tail -1; }
passed=$(count succeeded); failed=$(count failed); skipped=$(count skipped); total=$(count total)
rm -f "$log"
if [ -z "$total" ] || [ "$total" -eq 0 ]; then
    echo "The tests were not run to their end (exit code $status)." >&2
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
fi
# A crash after the last test is a failure too.
if [ "$status" -ne 0 ] && [ "${failed:-0}" -eq 0 ]; then failed=1; fi
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
[ "${failed:-0}" -eq 0 ] && [ "$status" -eq 0 ]
