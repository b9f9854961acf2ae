# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The part of ./run that is inside the environment. usage: run-inside.sh program|in [ARGUMENT...]
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/inside.sh"
what=$1; shift

build release
export PATH=$CARREL_SOURCE/build/release/bin:$PATH
start_session_libvirt

# The programs run in place of this script (exec), so that signals, the terminal and the status are theirs.
start_session_bus() {
    [ -z "${DBUS_SESSION_BUS_ADDRESS:-}" ] && [ "${CARREL_MODE:-native}" != native ] || return 0
    export DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/$CARREL_USER/bus
    as_user dbus-daemon --session --fork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS"
}

tour() {
    local pictures=$CARREL_SOURCE/build/tour status=0
    say "No display here, so the tour walks through the main job on a display of its own and photographs each step."
    rm -rf "$pictures"; mkdir -p "$pictures"
    [ "${CARREL_MODE:-native}" = native ] || chown "$CARREL_USER" "$pictures"
    with_display carrel --tour "$pictures" || status=$?
    say "Pictures: $pictures ($(find "$pictures" -name '*.png' | wc -l) files)"
    exit $status
}

# A display of its own with a window manager, for the time of one command.
with_display() { as_user bash "$CARREL_ENVIRONMENT/with-display.sh" "$@"; }

start_session_bus
case $what in
    in) exec_as_user "${@:-/bin/bash}" ;;
    program)
        if has_display; then exec_as_user carrel --tryout-if-no-gpu "$@"
        elif [ $# -gt 0 ]; then exec_as_user bash "$CARREL_ENVIRONMENT/with-display.sh" carrel "$@"
        else tour; fi ;;
esac
