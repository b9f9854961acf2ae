# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the laboratory's scripts: where its files are, and how to reach the machine.
set -euo pipefail

lab_source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
lab_scripts=$lab_source/tests/lab
lab_cache=${CARREL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/carrel}/lab
lab_run=${CARREL_LAB_RUN:-/tmp/carrel-lab}

lab_say() { printf '%s\n' "$*" >&2; }
lab_fail() { lab_say "lab: $*"; exit 1; }

# Everything that decides what is in the image names it: the scripts that make it and the kernel to be had.
lab_packages=systemd-sysv,udev,dbus,dbus-user-session,polkitd,kmod,iproute2,procps,openssh-server,python3,pciutils,pci.ids
lab_packages+=,initramfs-tools,zstd,fuse3,strace
lab_packages+=,libvirt-daemon-system,libvirt-clients,libvirt-daemon-driver-qemu,qemu-system-x86,qemu-utils
lab_packages+=,qemu-system-modules-spice,mdevctl,virt-viewer
# What the installed programs link.
lab_packages+=,libkf6authcore6,libkf6coreaddons6,libpugixml1v5,libfuse3-4,libtomlplusplus3t64,libpci3,libsystemd0,libudev1,libqt6network6,libqt6concurrent6

lab_key=$lab_run/key
lab_ssh_options() {    # fills lab_ssh for one user's connection
    lab_ssh=(-F none -i "$lab_key" -p "$(cat "$lab_run/port")" -o UserKnownHostsFile=/dev/null -o StrictHostKeyChecking=no
        -o LogLevel=ERROR -o IdentitiesOnly=yes -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15
        -o ServerAliveCountMax=8 -o ControlMaster=auto -o "ControlPath=$lab_run/ssh-$1" -o ControlPersist=600)
}

lab_pid() {
    local pid
    pid=$(cat "$lab_run/qemu.pid" 2>/dev/null) && kill -0 "$pid" 2>/dev/null && printf '%s\n' "$pid"
}

# run_as USER COMMAND...: one argument is a shell line, several are passed word for word. Input and status are the command's.
run_as() {
    local user=$1 line; shift
    lab_ssh_options "$user"
    if [ $# = 1 ]; then line=$1; else line=$(printf '%q ' "$@"); fi
    ssh "${lab_ssh[@]}" "$user@127.0.0.1" "$line"
}
