# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The first process of the private namespace: lays out the mounts and becomes init.
# usage: mounts.sh desktop|sealed FOLDER COMMAND...
set -euo pipefail
mode=$1 folder=$2; shift 2
root=$CARREL_ROOT

# A throw-away layer over the root, or over the system itself where that is Debian 13 already: what tests put into /etc or
# /usr, and the folders made for the mounts below, are gone afterwards.
lay_over() {    # FOLDER
    local layer=$CARREL_CACHE/layer
    mkdir -p "$layer"
    mount -t tmpfs -o mode=755 tmpfs "$layer"; mkdir "$layer/upper" "$layer/work" "$layer/root"
    mount -t overlay -o "lowerdir=$1,upperdir=$layer/upper,workdir=$layer/work" overlay "$layer/root"
    root=$layer/root
    # There are no cgroups, no systemd and no second user for QEMU in here.
    printf '%s\n' 'cgroup_controllers = []' 'namespaces = []' 'security_driver = "none"' 'remember_owner = 0' 'user = "root"' 'group = "root"' \
        >"$root/etc/libvirt/qemu.conf"
}

bind() {    # bind FROM TO-IN-ROOT: at the same name as FROM is, file or folder
    [ -e "$1" ] || return 0
    if [ -d "$1" ]; then mkdir -p "$root$2"; else mkdir -p "$(dirname "$root$2")"; : >>"$root$2"; fi
    mount --rbind "$1" "$root$2"
}

mount_kernel() {
    local node
    mount -t proc proc "$root/proc"
    mount --rbind /sys "$root/sys"
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    for node in null zero full random urandom tty net/tun dri snd; do bind "/dev/$node" "/dev/$node"; done
    # Debian's rule lets everybody open it; a machine without that rule has it for root only.
    if [ "$CARREL_OUTER_UID" = 0 ] && [ -c /dev/fuse ]; then mknod -m 666 "$root/dev/fuse" c 10 229; else bind /dev/fuse /dev/fuse; fi
    [ "$CARREL_KVM" = 0 ] || bind /dev/kvm /dev/kvm
    [ "$mode" = sealed ] || bind /dev/vfio /dev/vfio
    mkdir "$root/dev/pts" "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    ln -s fd/0 "$root/dev/stdin"; ln -s fd/1 "$root/dev/stdout"; ln -s fd/2 "$root/dev/stderr"
    # So that the terminal has a name in here as well, though /dev/pts is another one.
    if tty -s; then bind "$(tty)" /dev/console; fi
}

mount_private() {
    mount -t tmpfs -o mode=755 tmpfs "$root/run"
    mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
    mount -t tmpfs -o mode=755 tmpfs "$root/mnt"
    mkdir -p "$root/run/lock" "$root/run/user/0" "$root/run/user/$user"
    chmod 700 "$root/run/user/0" "$root/run/user/$user"
    chown "$user:$group" "$root/run/user/$user"
    if [ -e /etc/resolv.conf ]; then cp -L /etc/resolv.conf "$root/run/resolv.conf"; ln -sf /run/resolv.conf "$root/etc/resolv.conf"; fi
}

# Every folder above the checkout must let the program's user through.
mount_checkout() {
    local above=$CARREL_SOURCE
    mkdir -p "$root$CARREL_SOURCE"
    while above=$(dirname "$above"); [ "$above" != / ]; do chmod a+x "$root$above"; done
    mount --rbind "$CARREL_SOURCE" "$root$CARREL_SOURCE"
    mkdir -p "$CARREL_CACHE/ccache"; bind "$CARREL_CACHE/ccache" /var/cache/ccache
    [ "$mode" = desktop ] || {
        mkdir -p "$CARREL_CACHE/lab" "$CARREL_CACHE/lint"
        bind "$CARREL_CACHE/lab" /var/cache/carrel/lab; bind "$CARREL_CACHE/lint" /var/cache/carrel/lint
    }
}

# An ordinary user keeps name and home; root gets a home of its own in the cache, for the user "carrel".
mount_home() {
    if [ "$CARREL_OUTER_UID" = 0 ]; then
        mkdir -p "$CARREL_CACHE/home"; chown 1000:1000 "$CARREL_CACHE/home"
        home=/home/carrel; bind "$CARREL_CACHE/home" "$home"
    elif [ "$mode" = desktop ]; then
        home=$HOME; mkdir -p "$root$HOME"; mount --bind "$HOME" "$root$HOME"
    else
        home=/home/carrel; mount -t tmpfs -o "mode=700,uid=$user,gid=$group" tmpfs "$root$home"
    fi
    [ "$user" = 1000 ] || rename_user
}

# The program's user has the caller's number here, because bus and libvirt compare it with the socket's.
rename_user() {
    sed -i "s|^carrel:.*|carrel:x:$user:$group::$home:/bin/bash|" "$root/etc/passwd"
    sed -i "s|^carrel:.*|carrel:x:$group:|" "$root/etc/group"
}

mount_session() {
    [ "$mode" = desktop ] || return 0
    bind /tmp/.X11-unix /tmp/.X11-unix
    bind /run/dbus/system_bus_socket /run/dbus/system_bus_socket
    bind /run/libvirt /run/libvirt
    bind /run/udev /run/udev
    if [ -n "${XAUTHORITY:-}" ] && [ -r "$XAUTHORITY" ]; then
        install -m600 -o "$user" -g "$group" "$XAUTHORITY" "$root/run/Xauthority"; export XAUTHORITY=/run/Xauthority
    fi
    # Wayland, PulseAudio, PipeWire, session bus and session libvirt have their sockets in here. Root's are of no use to
    # the user "carrel", who may not open them.
    if [ "$CARREL_OUTER_UID" != 0 ] && [ -d "${XDG_RUNTIME_DIR:-/nonexistent}" ]; then
        mount --rbind "$XDG_RUNTIME_DIR" "$root/run/user/$user"
    else
        unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS PULSE_SERVER
    fi
}

user=$CARREL_OUTER_UID group=$CARREL_OUTER_GID
[ "$user" != 0 ] || user=1000 group=1000
mount --make-rprivate / 2>/dev/null || true # cannot be said in a changed root, whose entering has said it
lay_over "${CARREL_ROOT:-/}"
mount_kernel
mount_private
mount_checkout
mount_home
mount_session
groups=$group
for node in "$root"/dev/kvm "$root"/dev/dri/renderD*; do
    [ -e "$node" ] && [ "$(stat -c %g "$node")" != 0 ] && groups+=,$(stat -c %g "$node")
done

session=(DISPLAY XAUTHORITY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS PULSE_SERVER XDG_CURRENT_DESKTOP XDG_SESSION_TYPE
    KDE_FULL_SESSION LANG LANGUAGE LC_ALL LC_MESSAGES TERM COLORTERM CI CARREL_YES)
keep=()
for name in "${session[@]}"; do [ -z "${!name:-}" ] || keep+=("$name=${!name}"); done
[ "$mode" = desktop ] || keep=(TERM="${TERM:-dumb}" ${CI:+CI="$CI"} LANG=C.UTF-8)
# Where the caller is an ordinary user, so is the program, the build included: what it writes is the caller's.
become=() runtime=/run/user/0 inner_home=/root
if [ "$mode" = desktop ] && [ "$CARREL_OUTER_UID" != 0 ]; then
    become=(setpriv --reuid "$user" --regid "$group" --groups "$groups" --) runtime=/run/user/$user inner_home=$home
fi
exec chroot "$root" /usr/bin/env -i "${keep[@]}" HOME="$inner_home" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    XDG_RUNTIME_DIR="$runtime" CCACHE_DIR=/var/cache/ccache CCACHE_BASEDIR="$CARREL_SOURCE" CCACHE_NOHASHDIR=1 \
    CARREL_USER="$user" CARREL_GROUPS="$groups" CARREL_HOME="$home" CARREL_MODE="$mode" CARREL_OUTER_UID="$CARREL_OUTER_UID" \
    CARREL_CACHE=/var/cache/carrel CARREL_LINT_CACHE=/var/cache/carrel/lint CARREL_ROOT_ID="$(basename "${CARREL_ROOT:-system}")" \
    tini -g -- "${become[@]}" /bin/bash -c 'cd "$1" 2>/dev/null || cd "$2"; shift 2; exec "$@"' init "$folder" "$CARREL_SOURCE" "$@"
