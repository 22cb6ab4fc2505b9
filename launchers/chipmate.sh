#!/bin/sh
# Opens chipmate, on Linux: in the file manager by "Run as a Program", in a terminal by its name.
exec /bin/sh "$(dirname -- "$0")/chipmate.command"
