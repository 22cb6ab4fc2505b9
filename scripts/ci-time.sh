#!/usr/bin/env bash
# How long the checks of continuous integration take without the installation, of two checkouts one after the other on
# one machine: bash scripts/ci-time.sh OLD NEW [ROUNDS]. Both need `npm ci` and the reference tools of .ci/run; the
# machine should do nothing else. The older one goes first in the first round, the newer one in the second.
set -euo pipefail
[ $# -ge 2 ] || { echo "usage: $0 OLD NEW [ROUNDS]" >&2; exit 2; }
export CI=true
measure() {
  local log status=0 started=$SECONDS
  log=$(mktemp)
  (cd "$1" && npm run check) >"$log" 2>&1 || status=$?
  printf '%s\t%d s\texit code %d\t%s\n' "$1" $((SECONDS - started)) "$status" "$log"
}
for ((round = 1; round <= ${3:-1}; round++)); do
  if ((round % 2)); then measure "$1"; measure "$2"; else measure "$2"; measure "$1"; fi
done
