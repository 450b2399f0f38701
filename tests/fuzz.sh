#!/usr/bin/env bash
# Tries hostile input of every kind for a time, and prints what was tried and what came of it, a JSON object a kind:
#   tests/fuzz.sh [MINUTES] [KIND]      10 minutes each unless told; KIND e.g. Text: only tests of classes named *KIND*Fuzz*
# The same tests run in the suite with a small, fixed number of rounds.
set -euo pipefail
cd "$(dirname "$0")/.."
export FUZZ_MINUTES=${1:-10} FUZZ_REPORT
FUZZ_REPORT=$(mktemp)
trap 'rm -f "$FUZZ_REPORT"' EXIT
status=0
tests/run.sh --filter-class "*${2:-}*Fuzz*" >&2 || status=$?
cat "$FUZZ_REPORT"
exit "$status"
