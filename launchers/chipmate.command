#!/bin/sh
# Opens chipmate by a double click, on macOS; chipmate.sh beside it does the same on Linux. A window that was not opened from a terminal
# may not know where Node is: it is looked for where installers and managers of versions put it.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 1

# Leaves the window open until what it says was read.
wait_for_reader() {
  if [ -t 0 ]; then
    printf 'Press Enter to close this window. Enter キーを押すとこのウィンドウを閉じます。'
    read -r _
  fi
}

for node in \
  "$(command -v node)" \
  /usr/local/bin/node /opt/homebrew/bin/node /opt/local/bin/node /usr/bin/node /snap/bin/node \
  /opt/homebrew/opt/node@*/bin/node /usr/local/opt/node@*/bin/node \
  "${NVM_DIR:-$HOME/.nvm}"/versions/node/*/bin/node \
  "$HOME"/.volta/bin/node "$HOME"/.asdf/installs/nodejs/*/bin/node "$HOME"/n/bin/node "$HOME"/.local/bin/node \
  "$HOME"/.local/share/mise/installs/node/*/bin/node \
  "$HOME"/.local/share/fnm/node-versions/*/installation/bin/node \
  "$HOME/Library/Application Support/fnm/node-versions"/*/installation/bin/node
do
  [ -x "$node" ] && "$node" "$here/start.cjs" --can-start >/dev/null 2>&1 || continue
  "$node" "$here/start.cjs"
  status=$?
  [ "$status" -eq 0 ] || wait_for_reader
  exit "$status"
done

cat -- "$here/node-missing.txt"
wait_for_reader
exit 1
