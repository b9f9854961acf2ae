# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run, test and the scripts of this folder: words, steps with their time, package lists, the cache.
set -euo pipefail

CARREL_SOURCE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
CARREL_CACHE=${CARREL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/carrel}
CARREL_ENVIRONMENT=$CARREL_SOURCE/packaging/environment
CARREL_SUITE=trixie

say() { printf '%s\n' "$*" >&2; }
fail() { say "carrel: $*"; exit 1; }

STEP_PID=
# shellcheck disable=SC2154
trap 'status=$?; [ -z "$STEP_PID" ] || end_step; exit $status' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# A step that is cut off ends with everything it started that lives in a namespace of its own.
end_step() { kill "$STEP_PID" 2>/dev/null; sleep 0.2; kill -KILL "$STEP_PID" 2>/dev/null; true; }

# step TITLE LOGFILE COMMAND...: one line with the time it took; while it runs, the last line of its log (on a terminal
# in place, else every 20 s). A failure shows the log from its first error on. A step under a second says nothing.
step() {
    local title=$1 log=$2 started=$SECONDS shown=$SECONDS pid status=0; shift 2
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 </dev/null &
    pid=$! STEP_PID=$!
    while step_sleep "$pid"; do
        step_progress "$title" "$log" $((SECONDS - started)) $((SECONDS - shown)) && shown=$SECONDS
    done
    wait "$pid" || status=$?
    STEP_PID=
    [ ! -t 2 ] || printf '\r\033[K' >&2
    if [ $status != 0 ]; then step_failed "$title" "$log"; return $status; fi
    [ $((SECONDS - started)) -lt 1 ] || say "$title: $((SECONDS - started)) s"
}

# Waits up to a second, in small steps at first, so that a quick step does not cost a second. False when it has ended.
step_sleep() {
    local _
    for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$1" 2>/dev/null || return 1; sleep 0.1; done
}

step_progress() {    # TITLE LOGFILE SECONDS-SINCE-START SECONDS-SINCE-SHOWN
    local line
    line=$(tail -c 400 "$2" | tr '\r' '\n' | grep -v '^ *$' | tail -1 | cut -c1-90) || true
    if [ -t 2 ]; then
        printf '\r\033[K%s … %s s  %s' "$1" "$3" "${line:0:60}" >&2
    elif [ "$4" -ge 20 ]; then
        say "$1 … $3 s  $line"
    else
        return 1
    fi
}

step_failed() {    # TITLE LOGFILE
    local from
    from=$(grep -n -m1 -E '^(FAILED|CMake Error|E: )' "$2" | cut -d: -f1) || true
    say "$1: failed; the whole log is $2"
    if [ -n "$from" ]; then tail -n "+$from" "$2" | head -80 >&2; else tail -60 "$2" >&2; fi
}

# The names in packages/NAME.list, one a line.
packages_of() {
    local name
    for name in "$@"; do sed 's/#.*//' "$CARREL_ENVIRONMENT/packages/$name.list"; done | tr -s ' \t' '\n\n' | sed '/^$/d' | sort -u
}

# True on Debian 13 or newer, where the system's own packages are used.
system_is_target() {
    local ID= VERSION_ID=
    # shellcheck disable=SC1091
    [ -r /etc/os-release ] && . /etc/os-release
    [ "$ID" = debian ] && [ "${VERSION_ID%%.*}" -ge 13 ] 2>/dev/null
}

ask() {    # a question; true for yes
    local answer
    [ "${CARREL_YES:-0}" = 0 ] || return 0
    [ -t 0 ] && [ -t 2 ] || fail "$1 There is nobody to ask here: give --yes."
    read -r -p "$1 [y/N] " answer
    [[ $answer == [yY]* ]]
}
