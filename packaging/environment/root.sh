# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced: a Debian 13 root below the cache, for Linux systems that are older or another distribution. A root is named by
# the hash of its package list, made under another name and renamed, so that a cut-off run leaves no half root.

# in_user_namespace COMMAND...: as root it just runs; else as the root of a user namespace where the caller's own user id
# stays what it is (sockets and files of the session keep their owner) and the others are the ones /etc/subuid lends.
in_user_namespace() {
    if [ "$(id -u)" = 0 ]; then "$@"; return; fi
    unshare --user --map-users=auto --map-groups=auto --map-user="$(id -u)" --map-group="$(id -g)" --setuid 0 --setgid 0 -- "$@"
}

check_user_namespace() {
    [ "$(id -u)" != 0 ] || return 0
    command -v newuidmap >/dev/null || fail "newuidmap is missing, which lets an ordinary user make the Debian 13 root. Install the package uidmap (shadow-utils), or run this as root."
    grep -q "^$(id -un):\|^$(id -u):" /etc/subuid 2>/dev/null ||
        fail "/etc/subuid lends $(id -un) no user ids, which the Debian 13 root needs. Run: sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
    in_user_namespace true || fail "This system does not let $(id -un) make a user namespace, which the Debian 13 root needs. Run this as root, or allow them (sysctl user.max_user_namespaces, kernel.apparmor_restrict_unprivileged_userns)."
}

# The archive this machine's apt is set up with, or nothing (mmdebstrap then takes Debian's own).
debian_mirror() {
    [ -z "${CARREL_MIRROR:-}" ] || { printf '%s\n' "$CARREL_MIRROR"; return; }
    command -v apt-get >/dev/null || return 0
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sed -n 's/^Debian|//p' | sed -n 1p
}

install_mmdebstrap() {
    command -v mmdebstrap >/dev/null && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        ask "mmdebstrap is needed to make the Debian 13 root. Install it with apt?" || fail "Nothing was installed."
        step "installing mmdebstrap" "$CARREL_CACHE/log/mmdebstrap-install.log" \
            bash -c 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends mmdebstrap'
    else
        fail "mmdebstrap is missing, which makes the Debian 13 root. Install the package mmdebstrap with your system's package manager."
    fi
}

# In the new root: daemons must not start while packages are configured, and the program's user must exist.
root_script() {
    cat <<'END'
set -e
printf '#!/bin/sh\nexit 101\n' >"$1/usr/sbin/policy-rc.d"; chmod 755 "$1/usr/sbin/policy-rc.d"
chroot "$1" useradd -m -u 1000 -s /bin/bash carrel
printf '127.0.0.1 localhost\n::1 localhost\n' >"$1/etc/hosts"
rm -rf "$1"/var/cache/apt/archives/*.deb
END
}

# make_root NEW PACKAGE...: from nothing.
make_root() {
    local new=$1 mirror sources=(); shift
    mirror=$(debian_mirror)
    if [ -n "$mirror" ]; then
        printf 'deb %s %s main\ndeb %s %s main\n' "$mirror" "$CARREL_SUITE" "$mirror" "$CARREL_SUITE-updates" >"$new.list"
        sources=("$new.list")
    fi
    root_script >"$new.hook"
    nice mmdebstrap --mode=root --variant=minbase --include="$(printf '%s,' "$@" | sed 's/,$//')" \
        --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Check-Valid-Until "false"' \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/info/*' \
        --setup-hook='mkdir -p "$1/usr/sbin"; printf "#!/bin/sh\nexit 101\n" >"$1/usr/sbin/policy-rc.d"; chmod 755 "$1/usr/sbin/policy-rc.d"' \
        --customize-hook="sh '$new.hook' \"\$1\"" "$CARREL_SUITE" "$new" "${sources[@]}"
}

# grow_root OLD NEW PACKAGE...: a copy of an older root with what it lacks, quicker than from nothing.
grow_root() {
    local old=$1 new=$2; shift 2
    cp -a --reflink=auto "$old" "$new"
    rm -f "$new/etc/resolv.conf"; cp -L /etc/resolv.conf "$new/etc/resolv.conf" || true
    mount -t proc proc "$new/proc"
    mount --rbind /dev "$new/dev"
    chroot "$new" apt-get update -q --error-on=any
    chroot "$new" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
    umount -l "$new/proc" "$new/dev"
}

remove_tree() { in_user_namespace rm -rf --one-file-system "$@"; }

# Roots nobody entered for two weeks go.
prune_roots() {
    local used
    for used in "$CARREL_CACHE"/root-*.used; do
        [ -e "$used" ] && [ -n "$(find "$used" -mtime +14)" ] || continue
        remove_tree "${used%.used}"; rm -f "$used"
    done
}

root_path() { printf '%s/root-%s\n' "$CARREL_CACHE" "$({ printf '%s\n' "$CARREL_SUITE"; root_script; packages_of "$@"; } | sha256sum | cut -c1-16)"; }

# prepare_root LIST...: sets CARREL_ROOT to a root that has the packages of these lists.
prepare_root() {
    local full; full=$(root_path run test lab)
    CARREL_ROOT=$(root_path "$@")
    # One that has more serves as well.
    [ ! -d "$full" ] || CARREL_ROOT=$full
    if [ ! -d "$CARREL_ROOT" ]; then
        mkdir -p "$CARREL_CACHE/log"
        check_user_namespace
        (flock 9; [ -d "$CARREL_ROOT" ] || new_root "$@") 9>"$CARREL_CACHE/root.lock"
    fi
    touch "$CARREL_ROOT.used"
}

new_root() {
    local new=$CARREL_ROOT.new old=() packages how
    mapfile -t packages < <(packages_of "$@")
    install_mmdebstrap
    [ ! -e "$new" ] || remove_tree "$new"
    prune_roots
    mapfile -t old < <(find "$CARREL_CACHE" -maxdepth 1 -type d -regex '.*/root-[0-9a-f]*' -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2-)
    if [ -n "${old[0]:-}" ]; then how=(grow_root "${old[0]}"); else how=(make_root); fi
    say "Making a Debian 13 root with ${#packages[@]} packages in $CARREL_CACHE (once; about 3 minutes and 2.5 GB)"
    step "Debian 13 root" "$CARREL_CACHE/log/root.log" in_user_namespace unshare --mount --pid --fork --kill-child --mount-proc bash -c '
        . "$1/common.sh"; . "$1/root.sh"; shift; "$@"' root "$CARREL_ENVIRONMENT" "${how[@]}" "$new" "${packages[@]}"
    mv "$new" "$CARREL_ROOT"
    rm -f "$new".*
}
