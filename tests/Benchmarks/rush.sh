#!/usr/bin/env bash
# Measures residents of the web chat who want the same times of 周四有约 at once, on a fresh database with durable settings. Prints one JSON
# object with what became of each (booked must be as many as times), the times of their turns, and how many of the times are free at the end.
#   tests/Benchmarks/rush.sh [residents] [times]      2000 and 40 unless given
# PROVIDER is Postgres or Sqlite, SECONDS_EACH 10 (within which all come), NODES 1 or 2 (2 with Postgres), KILL_AFTER seconds into the rush one of two
# nodes is killed. SERVER and BENCHMARKS name folders of Release builds; without them they are built.
set -euo pipefail
cd "$(dirname "$0")/../.."
residents=${1:-2000} times=${2:-40} PROVIDER=${PROVIDER:-Postgres} NODES=${NODES:-1}
PG_OPTIONS="-c max_connections=300"
# shellcheck source=tests/Benchmarks/database.sh
. tests/Benchmarks/database.sh
if [ -z "${BENCHMARKS:-}" ]; then BENCHMARKS=$PWD/tests/Benchmarks/bin/Release/net10.0; dotnet build -c Release tests/Benchmarks --nologo -v q >&2; fi
export WebChat__TokensPerMinute=100000 WebChat__MessagesPerTenSeconds=100000 WebChat__SocketsPerAddress=100000 City__Appointments__HorizonDays=35
ours() { dotnet "$SERVER/ResidentAssistant.Web.dll" "$@"; }
ours db migrate >&2
ours demo seed >&2
ours slots --json >"$work/slots"
urls=()
for node in $(seq "$NODES"); do
    address=http://127.0.0.1:$((port + 10 * node))
    Urls=$address dotnet "$SERVER/ResidentAssistant.Web.dll" serve >"$work/log$node" 2>&1 &
    server="${server:-} $!" last=$!
    urls+=(--url "$address")
    for _ in $(seq 600); do curl -sf "$address/healthz/ready" >/dev/null 2>&1 && break; sleep 0.1; done
done
# The stop of database.sh ends one server; there may be two.
trap 'kill -9 $server 2>/dev/null || true; server=; stop' EXIT
rush() { dotnet "$BENCHMARKS/ResidentAssistant.Benchmarks.dll" rush "$@"; }
# A few who want a time that there is not go before: the server compiles what it runs.
rush "${urls[@]}" --slots "$work/slots" --wish 周四9:00的律师 --residents 200 --seconds 5 >/dev/null
echo "machine load before: $(cut -d' ' -f1-3 /proc/loadavg)" >&2
if [ -n "${KILL_AFTER:-}" ]; then
    (while ! grep -q 'are there' "$work/said" 2>/dev/null; do sleep 0.1; done; sleep "$KILL_AFTER"; kill -9 "$last"; echo "a node was killed" >&2) &
fi
rush "${urls[@]}" --slots "$work/slots" --times "$times" --residents "$residents" --seconds "${SECONDS_EACH:-10}" 2>"$work/said"
cat "$work/said" >&2
for one in $server; do echo "a server: $(awk '{print ($14 + $15) * 10}' "/proc/$one/stat" 2>/dev/null || echo gone) ms of processor time" >&2; done
echo "machine load after: $(cut -d' ' -f1-3 /proc/loadavg); errors in the logs: $(cat "$work"/log? | grep -cE '^(fail|crit)' || true)" >&2
ours slots --json | python3 -c '
import json, sys
fought = {slot["id"] for slot in json.load(open(sys.argv[1]))["slots"][:int(sys.argv[2])]}
print(json.dumps({"free_at_the_end": sum(slot["id"] in fought for slot in json.load(sys.stdin)["slots"])}))' "$work/slots" "$times"
