#!/usr/bin/env bash
# Measures the desk of a city with many cases: lists, searches, a month's figures, filing, and whether every case follows from its log; last, how the
# same problem is found among CROWD (5000) open cases of one community. A fresh database is filled by `cases seed`. Prints one JSON object with milliseconds (p50, p95, p99) and seconds.
#   tests/Benchmarks/cases.sh [count]       cases, 1000000 unless given
# PROVIDER is Postgres or Sqlite, EACH 200 (calls of each kind). SERVER names a folder of a Release build; without it one is published.
set -euo pipefail
cd "$(dirname "$0")/../.."
count=${1:-1000000} PROVIDER=${PROVIDER:-Postgres} EACH=${EACH:-200} CROWD=${CROWD:-5000}
PG_OPTIONS="-c max_wal_size=4GB"
# shellcheck source=tests/Benchmarks/database.sh
. tests/Benchmarks/database.sh
export Api__CallsPerMinute=1000000
run() { "$SERVER/ResidentAssistant.Web" "$@"; }
run db migrate >&2
run demo seed >&2
seeding=$(date +%s)
run cases seed --count "$count" --months 12 >&2
seeding=$(($(date +%s) - seeding))
[ "$PROVIDER" != Postgres ] || as "$bin/psql" -h 127.0.0.1 -p $((port + 1)) -U postgres -d assistant -qc 'vacuum analyze' >&2
token() { run staff token --email "$1" --days 1 --json | sed 's/.*"token": *"\([^"]*\)".*/\1/'; }
admin=$(token admin@example.cn) street=$(token street@example.cn) community=$(token community@example.cn)
key=$(run api-key add --system bench --scope cases:write --json | sed 's/.*"key": *"\([^"]*\)".*/\1/')
"$SERVER/ResidentAssistant.Web" >"$work/log" 2>&1 &
server=$!
for _ in $(seq 600); do curl -sf "$Urls/healthz/ready" >/dev/null 2>&1 && break; sleep 0.1; done
month=$(date -d '-1 month' +%Y-%m)
last=$(date -d "$month-01 +1 month -1 day" +%Y-%m-%d)

# Calls $3 with the token $2 EACH times and prints "name":{...}.
measure() {
    local name=$1 bearer=$2 address=$3; shift 3
    for i in $(seq "$EACH"); do
        curl -s -o "$work/answer" -w '%{http_code} %{time_total}\n' -H "Authorization: Bearer $bearer" "$@" "$Urls/api/v1$address"
    done | sort -n -k2 | awk -v name="$name" '$1 != 200 && $1 != 201 { bad++ } { t[NR] = $2 * 1000 } END { n = NR
        printf "\"%s\":{\"p50\":%.1f,\"p95\":%.1f,\"p99\":%.1f,\"failed\":%d}", name, t[int(n * .5 + .5)], t[int(n * .95 + .5)], t[int(n * .99 + .5)], bad }'
}
number=$(curl -s -H "Authorization: Bearer $admin" "$Urls/api/v1/cases?limit=1" | sed 's/.*"number":"\([^"]*\)".*/\1/')
encoded() { printf %s "$1" | od -An -tx1 | tr -d ' \n' | sed 's/../%&/g'; }
printf '{"provider":"%s","cases":%d,"seed_s":%d,' "$PROVIDER" "$count" "$seeding"
measure first_page_admin "$admin" "/cases"; printf ,
measure first_page_street "$street" "/cases"; printf ,
measure first_page_community "$community" "/cases"; printf ,
measure in_progress_street "$street" "/cases?state=in_progress"; printf ,
measure closed_community "$community" "/cases?state=closed"; printf ,
measure due_this_week_admin "$admin" "/cases?due=week"; printf ,
measure category_street "$street" "/cases?category=environment"; printf ,
measure words_street "$street" "/cases?q=$(encoded 路灯)"; printf ,
measure words_admin "$admin" "/cases?q=$(encoded 电梯停了)"; printf ,
measure words_community "$community" "/cases?q=$(encoded '7号楼 油烟')"; printf ,
measure words_place "$admin" "/cases?q=$(encoded '试用社区0507花园 红绿灯')"; printf ,
measure words_nowhere "$admin" "/cases?q=$(encoded 独角兽)"; printf ,
measure number_admin "$admin" "/cases?q=$number"; printf ,
measure filing "$key" "/cases" -X POST -H 'Content-Type: application/json' -d '{"description":"阳光花园3号楼下水道堵了，污水漫到楼道口","source":"12345"}'; printf ,
EACH=3 measure figures_month "$admin" "/figures?from=$month-01&to=$last"; printf ,
begun=$(date +%s)
verified=$(run cases verify --json || true)
printf '"verify_s":%d,"verify":%s,' $(($(date +%s) - begun)) "$(printf %s "$verified" | tr -d '\n ')"
run cases seed --count "$CROWD" --crowd >&2
printf '"same_problem":%s}\n' "$(run cases same-problem --times "$EACH" | tr -d '\n ')"
