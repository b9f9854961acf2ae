# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced: runs one command in the prepared environment. Natively that is the system itself; else a private view of the
# Debian 13 root: own mounts, processes, /tmp, /run and /dev; the checkout at its own path; and, for a desktop, the ways to
# the user's display, sound, session bus and libvirt.

# enter MODE COMMAND...: MODE is desktop (the session's sockets reach the program) or sealed (tests: nothing of the
# machine's does). Status, signals and terminal are the command's.
enter() {
    local CARREL_BUILDER=${CARREL_BUILDER:-$(id -u):$(id -g)}
    local mode=$1 unshare=(unshare --mount --propagation unchanged --pid --fork --kill-child); shift
    export CARREL_SOURCE CARREL_CACHE CARREL_ROOT CARREL_ENVIRONMENT
    # Set by the test that asked sudo: whose checkout it is.
    export CARREL_OUTER_UID=${CARREL_BUILDER%:*} CARREL_OUTER_GID=${CARREL_BUILDER#*:}
    export CARREL_KVM; CARREL_KVM=$(kvm_answers && echo 1 || echo 0)
    # util-linux keeps SIGTERM from unshare's child, so it is forwarded here; bash can do that only for a child it
    # waits for in the background, and those start with SIGINT ignored.
    in_user_namespace env --default-signal=INT,QUIT "${unshare[@]}" bash "$CARREL_ENVIRONMENT/mounts.sh" "$mode" "$PWD" "$@" <&0 &
    forward_and_wait $!
}

forward_and_wait() {
    local pid=$1 status=0 name
    for name in TERM HUP INT QUIT; do
        # shellcheck disable=SC2064
        trap "pass_signal $name $pid" "$name"
    done
    while :; do
        status=0; wait "$pid" || status=$?
        kill -0 "$pid" 2>/dev/null || break
    done
    trap - TERM HUP INT QUIT
    return "$status"
}

# To the first process of the namespace: the youngest of the chain unshare (> unshare) > init.
pass_signal() {
    local child=$2 next
    while next=$(cat /proc/"$child"/task/"$child"/children 2>/dev/null) && [ -n "$next" ] && [ "$(readlink "/proc/$child/ns/pid")" = "$(readlink /proc/self/ns/pid)" ]; do
        child=${next%% *}
    done
    kill -"$1" "$child" 2>/dev/null || true
}

# A /dev/kvm that exists and does not work makes libvirt's probe hang (seen on nested machines), so a virtual processor is
# really run: an empty one stops at once, which KVM reports as an exit and not as an error. Remembered until the next boot.
kvm_answers() {
    local known answer=0
    known=$CARREL_CACHE/kvm-$(tr -d - </proc/sys/kernel/random/boot_id)
    [ -r /dev/kvm ] && [ -w /dev/kvm ] || return 1
    if [ ! -s "$known" ]; then
        timeout -s KILL 5 perl -e '
            open(K, "+<", "/dev/kvm") or exit 1;
            my $vm = ioctl(K, 0xAE01, 0) or exit 1;  open(V, "+<&=", $vm) or exit 1;
            my $cpu = ioctl(V, 0xAE41, 0) or exit 1; open(C, "+<&=", $cpu) or exit 1;
            my $ran = ioctl(C, 0xAE80, 0);
            exit(defined $ran || $!{EFAULT} || $!{EINTR} ? 0 : 1)' 2>/dev/null && answer=1
        rm -f "$CARREL_CACHE"/kvm-*; echo $answer >"$known"
    fi
    [ "$(cat "$known")" = 1 ]
}
