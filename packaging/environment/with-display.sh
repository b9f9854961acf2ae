# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on an X display of its own with a small window manager. usage: with-display.sh COMMAND...
set -euo pipefail
display=$(mktemp); log=$(mktemp)
Xvfb -screen 0 1400x900x24 -nolisten tcp -displayfd 3 3>"$display" 2>"$log" &
server=$!
manager=
finish() { [ -z "$manager" ] || kill "$manager" 2>/dev/null || true; kill "$server" 2>/dev/null || true; wait 2>/dev/null || true; rm -f "$display" "$log"; }
trap finish EXIT
for _ in $(seq 100); do [ ! -s "$display" ] || break; sleep 0.1; done
[ -s "$display" ] || { echo "Xvfb did not start: $(cat "$log")" >&2; exit 1; }
DISPLAY=:$(cat "$display"); export DISPLAY
unset WAYLAND_DISPLAY
openbox 2>/dev/null & manager=$!
"$@"
