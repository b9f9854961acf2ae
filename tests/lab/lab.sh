#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The laboratory: a machine with real mediated devices. README.md says what it is for.
# usage: lab.sh up | down | install | run USER COMMAND... | copy FILE... FOLDER-IN-LAB | log
. "$(dirname "$(readlink -f "$0")")/common.sh"

start_machine() {    # IMAGE PORT
    # No KVM (it may not answer, see root.sh). One processor: with two, emulation crashed the kernel in one of seven boots.
    # A model without AVX and 5-level paging boots fastest.
    TMPDIR=$lab_run qemu-system-x86_64 -name carrel-lab -machine q35 -accel tcg,thread=multi,tb-size=1024 -cpu Nehalem,+rdrand \
        -smp "${CARREL_LAB_CPUS:-2}" -m 3072 -nodefaults -display none -no-user-config -kernel "$1/vmlinuz" -initrd "$1/initrd" \
        -append "root=/dev/vda rw console=ttyS0 quiet loglevel=4 mitigations=off nokaslr audit=0 systemd.show_status=0 random.trust_cpu=on nmi_watchdog=0 nowatchdog fsck.mode=skip panic=3 lab_key=$(cut -d' ' -f2 "$lab_key.pub")" \
        -drive "file=$1/disk,if=virtio,format=raw,cache=unsafe,snapshot=on" \
        -netdev "user,id=n0,restrict=on,hostfwd=tcp:127.0.0.1:$2-:22" -device virtio-net-pci,netdev=n0,romfile= \
        -device virtio-rng-pci -serial "file:$lab_run/serial.log" -pidfile "$lab_run/qemu.pid" -daemonize 2>"$lab_run/qemu.err"
}

up() {
    local image port started=$SECONDS
    ! lab_pid >/dev/null || return 0
    image=$(bash "$lab_scripts/image.sh")
    rm -rf "$lab_run"; mkdir -p -m700 "$lab_run"
    ssh-keygen -q -t ed25519 -N '' -f "$lab_key"
    for port in $(shuf -i 20000-40000 -n 5); do
        if start_machine "$image" "$port"; then break; fi
        grep -q 'host forwarding' "$lab_run/qemu.err" || lab_fail "QEMU did not start: $(cat "$lab_run/qemu.err")"
    done
    echo "$port" >"$lab_run/port"
    wait_for_machine
    lab_say "laboratory: up after $((SECONDS - started)) s"
}

wait_for_machine() {
    local deadline=$((SECONDS + ${CARREL_LAB_WAIT:-300}))
    until run_as root true 2>/dev/null; do
        lab_pid >/dev/null || { tail -20 "$lab_run/serial.log" >&2; lab_fail "the machine ended while booting"; }
        [ $SECONDS -lt $deadline ] || { tail -20 "$lab_run/serial.log" >&2; lab_fail "no answer from the machine"; }
        sleep 1
    done
}

down() {
    local pid
    pid=$(lab_pid) || return 0
    kill "$pid"
    for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    rm -rf "$lab_run"
}

# Installs the release build as a package would: files, group, bus and polkit told.
install_carrel() {
    local files; files=$(mktemp -d); chmod 755 "$files"
    DESTDIR=$files cmake --install "$lab_source/build/release" --strip >/dev/null
    tar -C "$files" -c . | run_as root 'tar -C / -x --no-same-owner --no-overwrite-dir --keep-directory-symlink'
    rm -rf "$files"
    run_as root 'systemd-sysusers && usermod -aG carrel bob && systemctl daemon-reload && systemctl reload dbus'
    # The programs find every library they were linked with.
    run_as root '! ldd /usr/bin/carrelctl /usr/bin/carrel-gpusim | grep "not found"'
}

# The rule an administrator would turn on; without somebody to type a password, with YES in the place of asking.
allow_bob() {
    run_as root 'sed s/AUTH_ADMIN_KEEP/YES/ /usr/share/doc/*arrel/50-carrel-admins.rules >/etc/polkit-1/rules.d/50-carrel-admins.rules'
}

case ${1:-} in
    up) up ;;
    down) down ;;
    install) install_carrel; allow_bob ;;
    run) shift; run_as "$@" ;;
    copy) shift; tar -c -C / "${@:1:$#-1}" | run_as root "tar -C $(printf %q "${!#}") -x --no-same-owner" ;;
    log) cat "$lab_run/serial.log" ;;
    *) sed -n 's/^# usage: //p' "$0" >&2; exit 2 ;;
esac
