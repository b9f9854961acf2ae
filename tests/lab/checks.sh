# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the laboratory's tests: said what is checked, seen what came, counted what was wrong.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
faults=0 checked=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# check WHAT STATUS COMMAND...: the command's exit status is STATUS. Its output is in $work/out and $work/err.
check() {
    local what=$1 wanted=$2 status=0; shift 2
    "$@" >"$work/out" 2>"$work/err" || status=$?
    verdict "$what" "$([ $status = "$wanted" ] && echo 1)" "exit status $status instead of $wanted: $*"
}

# says WHAT PATTERN [FILE]: the last command's output (or FILE) matches.
says() { verdict "$1" "$(grep -qE -- "$2" "${3:-$work/out}" && echo 1)" "/$2/ is not in it"; }
same() { verdict "$1" "$([ "$2" = "$3" ] && echo 1)" "'$2' instead of '$3'"; }

verdict() {
    checked=$((checked + 1))
    if [ -n "$2" ]; then echo "ok: $1"; return; fi
    faults=$((faults + 1))
    echo "WRONG: $1: $3"
    sed 's/^/    out: /' "$work/out" | head -40; sed 's/^/    err: /' "$work/err" | head -40
}

finish() { echo "$checked checks, $faults wrong"; [ $faults = 0 ] && [ $checked -gt 0 ]; }

bob() { run_as bob carrelctl --host qemu:///system "$@"; }
vgpus() { run_as root 'ls /sys/bus/mdev/devices' | tr '\n' ' ' | sed 's/ $//'; }
on_root() { run_as root "$@"; }

# As the machine was after its start: no workstation, no vGPU.
clear_machine() {
    on_root 'for d in $(virsh -q list --name); do virsh -q destroy $d; done; for d in $(virsh -q list --all --name); do virsh -q undefine --nvram $d; done
        for u in $(ls /sys/bus/mdev/devices); do echo 1 >/sys/bus/mdev/devices/$u/remove; done' >/dev/null
}
