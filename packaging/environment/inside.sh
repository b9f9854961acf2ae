# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by what runs inside the environment: building a preset, and being the user the program is for.

# build PRESET [TARGET...]: configures when something that decides it changed, then lets ninja do the rest. Two at the
# same time wait for each other.
build() {
    local preset=$1 folder=$CARREL_SOURCE/build/$1 want; shift
    mkdir -p "$folder"
    exec 8>"$folder/.lock"
    flock -n 8 || { say "Another build of $preset is running; waiting for it."; flock 8; }
    # The root is part of it: libraries of another one are other files under the same names.
    want="${CARREL_ROOT_ID:-system} $(sha256sum <"$CARREL_SOURCE/CMakePresets.json")"
    if [ ! -f "$folder/build.ninja" ] || [ "$(cat "$folder/.configured" 2>/dev/null)" != "$want" ]; then
        step "configuring $preset" "$folder/log/configure.log" \
            cmake -S "$CARREL_SOURCE" --fresh --preset "$preset"
        printf '%s\n' "$want" >"$folder/.configured"
    fi
    step "building $preset" "$folder/log/build.log" nice ninja -C "$folder" "$@"
    exec 8>&-
}

# The ordinary user the program is for; a session libvirt, for one, is per user.
user_prefix() {
    prefix=()
    [ "$(id -u)" = 0 ] && [ "${CARREL_MODE:-native}" != native ] || return 0
    prefix=(setpriv --reuid "$CARREL_USER" --regid "${CARREL_GROUPS%%,*}" --groups "$CARREL_GROUPS"
        env HOME="$CARREL_HOME" USER=carrel LOGNAME=carrel SHELL=/bin/bash XDG_RUNTIME_DIR="/run/user/$CARREL_USER")
}
as_user() { user_prefix; "${prefix[@]}" "$@"; }
exec_as_user() { user_prefix; exec "${prefix[@]}" "$@"; }

# A session libvirt that is started only by the first connection takes much longer than one that is there already.
start_session_libvirt() {
    [ "${CARREL_MODE:-native}" = native ] && return
    local sockets=/run/user/$CARREL_USER/libvirt
    [ ! -S "$sockets/libvirt-sock" ] && [ ! -S "$sockets/virtqemud-sock" ] || return 0
    as_user /usr/sbin/libvirtd --timeout 120 --daemon >/dev/null 2>&1 8>&- || true
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }
