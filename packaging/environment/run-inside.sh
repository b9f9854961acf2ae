# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The part of ./run that is inside the environment. usage: run-inside.sh program|in [ARGUMENT...]
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/inside.sh"
what=$1; shift

build release
export PATH=$CARREL_SOURCE/build/release/bin:$PATH
start_session_libvirt

with_session_bus() {
    if [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ]; then as_user "$@"; else as_user dbus-run-session -- "$@"; fi
}

in_session() {
    if [ $# = 0 ]; then set -- "${SHELL_IN_SESSION:-/bin/bash}"; fi
    with_session_bus "$@"
}

tour() {
    local pictures=$CARREL_SOURCE/build/tour status=0
    say "No display here, so the tour walks through the main job on a display of its own and photographs each step."
    rm -rf "$pictures"; mkdir -p "$pictures"
    [ "${CARREL_MODE:-native}" = native ] || chown "$CARREL_USER" "$pictures"
    with_display carrel --tour "$pictures" || status=$?
    say "Pictures: $pictures ($(find "$pictures" -name '*.png' | wc -l) files)"
    return $status
}

# A display of its own with a window manager, for the time of one command.
with_display() {
    with_session_bus bash "$CARREL_ENVIRONMENT/with-display.sh" "$@"
}

case $what in
    in) in_session "$@" ;;
    program)
        if has_display; then with_session_bus carrel "$@"
        elif [ $# -gt 0 ]; then with_display carrel "$@"
        else tour; fi ;;
esac
