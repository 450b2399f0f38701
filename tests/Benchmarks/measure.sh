#!/usr/bin/env bash
# Measures the published product on a fresh database with durable settings, at each rate (turns begun each second; 0: as
# many as are answered) in a run of its own. Prints one JSON object for a run, and what the server needed on standard error.
#   tests/Benchmarks/measure.sh load [rate ...]      web chat; default rates 100 0
#   tests/Benchmarks/measure.sh wechat [rate ...]    WeChat in safe mode with passive replies; 200 100
#   tests/Benchmarks/measure.sh peers [rate ...]     an echo on co-wechat, one on botbuilder, and ours; 0
#   tests/Benchmarks/measure.sh sockets [rate ...]   2,000 open web chats; 200
# PROVIDER is Postgres or Sqlite, SECONDS_EACH 30, WARM_UP 30 (seconds), RESIDENTS 200. SERVER and BENCHMARKS name folders
# of Release builds; without them they are built. KEEP_LOG names a file for the server's log.
set -euo pipefail
cd "$(dirname "$0")/../.."
what=${1:-}
case $what in
    load) default="100 0" ;;
    wechat) default="200 100" ;;
    peers) default=0 ;;
    sockets) default=200 ;;
    *) sed -n '2,9s/^# *//p' "$0" >&2; exit 2 ;;
esac
shift
# shellcheck disable=SC2206 # A list of numbers.
rates=("$@"); [ $# -gt 0 ] || rates=($default)
PROVIDER=${PROVIDER:-Postgres}
PG_OPTIONS="-c max_connections=200"
# shellcheck source=tests/Benchmarks/database.sh
. tests/Benchmarks/database.sh
if [ -z "${BENCHMARKS:-}" ]; then BENCHMARKS=$PWD/tests/Benchmarks/bin/Release/net10.0; dotnet build -c Release tests/Benchmarks --nologo -v q >&2; fi
if [ "$what" = peers ]; then (cd tests/Benchmarks/peers && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2); fi

appid=wx0000000000000001 token=benchmark aeskey=kR7wQm2Zx9LpV4tYc6NbHs1JdFg8UaEo3Xi5TnCqBlW
export WebChat__TokensPerMinute=100000 WebChat__MessagesPerTenSeconds=100000 WebChat__SocketsPerAddress=100000

# Starts what is given, and waits until $1 answers with $2.
start() {
    local address=$1 word=$2; shift 2
    "$@" >"$work/log" 2>&1 &
    server=$!
    local answered=
    for _ in $(seq 600); do
        if curl -s "$address" 2>/dev/null | grep -q "$word"; then answered=yes; break; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    if [ -z "$answered" ]; then echo "The server did not answer; its log ends so:" >&2; tail -20 "$work/log" >&2; exit 1; fi
    echo "machine load before: $(cut -d' ' -f1-3 /proc/loadavg)" >&2
}

start_ours() { start "$Urls/healthz/ready" Healthy env "$@" dotnet "$SERVER/ResidentAssistant.Web.dll" serve --migrate; }

# Nobody answers the account's API: what is measured is what a resident gets as the passive reply.
start_wechat() {
    start_ours WeChat__ApiBase=http://127.0.0.1:9 WeChat__Accounts__main__AppId=$appid WeChat__Accounts__main__AppSecret=0123456789abcdef0123456789abcdef \
        WeChat__Accounts__main__Token=$token WeChat__Accounts__main__EncodingAESKey=$aeskey
}

# A run at 40 a second goes before and does not count: the server compiles what it runs.
run() {
    local bench=(dotnet "$BENCHMARKS/ResidentAssistant.Benchmarks.dll" "$@") before
    echo "$*" >&2
    [ "$what" = sockets ] || "${bench[@]}" --rate 40 --seconds "${WARM_UP:-30}" >/dev/null
    before=$(awk '{print $14 + $15}' "/proc/$server/stat")
    [ "$what" = sockets ] && "${bench[@]}" || "${bench[@]}" --rate "$rate" --seconds "${SECONDS_EACH:-30}"
    echo "server: $(( ($(awk '{print $14 + $15}' "/proc/$server/stat") - before) * 10 )) ms of processor time, $(awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$server/status") MB at most; machine load after: $(cut -d' ' -f1-3 /proc/loadavg)" >&2
    grep -cE '^(fail|crit|error)' "$work/log" >&2 || true
    [ -z "${KEEP_LOG:-}" ] || cp "$work/log" "$KEEP_LOG"
    kill "$server"; wait "$server" 2>/dev/null || true; server=
}

for rate in "${rates[@]}"; do
    crowd=(--warm-up 0 --residents "${RESIDENTS:-200}")
    case $what in
        load) start_ours; run load --url "$Urls" "${crowd[@]}" ;;
        sockets) start_ours; run sockets --url "$Urls" --pid "$server" --rate "$rate" --seconds "${SECONDS_EACH:-30}" ;;
        wechat | peers) start_wechat; run channel wechat --url "$Urls/wechat/main" "${crowd[@]}" ;;
    esac
    if [ "$what" = peers ]; then
        start "$Urls" . node tests/Benchmarks/peers/co-wechat-echo.js "$port" $appid $token $aeskey
        run channel co-wechat --url "$Urls/" "${crowd[@]}"
        start "$Urls" . node tests/Benchmarks/peers/botbuilder-echo.js "$port"
        run channel botbuilder --url "$Urls/api/messages" "${crowd[@]}"
    fi
done
