#!/usr/bin/env bash
# Runs the built demo under this Node and under another one, and fails where a file of its folder has other bytes; beside
# them the tests of the library and of the contract under the other Node.
#   bash scripts/same-bytes.sh OTHER_NODE      (the path of a node program)
set -euo pipefail
[ $# = 1 ] || { sed -n '2,4p' "$0"; exit 2; }
other=$(realpath "$1")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "the demo under $(node --version) and $("$other" --version); the tests beside it"
"$other" node_modules/vitest/vitest.mjs run test/library.test.ts test/contract.test.ts >"$work/tests" 2>&1 &
tests=$!
node dist/cli/main.js demo -q -o "$work/this" >/dev/null 2>&1 &
this=$!
"$other" dist/cli/main.js demo -q -o "$work/other" >/dev/null 2>"$work/said" || { cat "$work/said"; exit 1; }
wait $this
diff -rq "$work/this" "$work/other"
echo "$(find "$work/this" -type f | wc -l) files, all with the same bytes"
wait $tests || { cat "$work/tests"; exit 1; }
tail -n 5 "$work/tests"
