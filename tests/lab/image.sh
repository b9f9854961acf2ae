# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the laboratory's disk image, kernel and initrd: Debian 13 with the kernel's own sample mediated devices. Kept in
# the cache under the hash of what decides its content; made under another name and renamed.
# usage: image.sh          prints the folder
. "$(dirname "$(readlink -f "$0")")/common.sh"

suite=trixie
started=$SECONDS
note() { lab_say "laboratory image: $* ($((SECONDS - started)) s)"; }

update_lists() { apt-get update -qq --error-on=any >"$lab_cache/apt.log" 2>&1 || { cat "$lab_cache/apt.log" >&2; lab_fail "apt-get update failed"; }; }
kernel_version() { apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: linux-image-//p'; }
recipe() { { cat "$lab_scripts/image.sh"; echo "$lab_packages"; } | sha256sum | cut -c1-16; }

# The modules, from Debian's own kernel source against Debian's own headers, which need not be installed for that.
build_modules() {    # VERSION FOLDER
    local version=$1 work=$2/modules.new source=linux-source-${1%%.*}.$(cut -d. -f2 <<<"$1") common
    [ ! -d "$2/modules-$version" ] || return 0
    rm -rf "$work"; mkdir -p "$work/debs"; chmod 755 "$work" "$work/debs"
    note "fetching the kernel's source and headers"
    common=linux-headers-${version%-amd64}-common
    (cd "$work/debs" && apt-get download -qq "$source" "linux-headers-$version" "$common" "linux-kbuild-${version%-amd64}") >"$lab_cache/modules.log" 2>&1
    for deb in "$work"/debs/*.deb; do dpkg-deb -x "$deb" "$work/tree"; done
    mkdir "$work/build"
    nice tar -C "$work/build" --strip-components=3 -xf "$work/tree/usr/src/$source.tar.xz" "$source/samples/vfio-mdev"
    printf 'obj-m := mtty.o mdpy.o mbochs.o\n' >"$work/build/Kbuild"
    note "compiling mtty, mdpy and mbochs for $version"
    # Debian's headers refer to their places below /usr.
    for part in "$work"/tree/usr/src/linux-headers-* "$work"/tree/usr/lib/linux-kbuild-*; do
        ln -sfn "$part" "${part#"$work/tree"}"
    done
    nice make -s -C "/usr/src/linux-headers-$version" M="$work/build" CONFIG_DEBUG_INFO_BTF_MODULES= modules >>"$lab_cache/modules.log" 2>&1 ||
        { tail -20 "$lab_cache/modules.log" >&2; lab_fail "the modules did not compile"; }
    mkdir "$work/done"; cp "$work"/build/*.ko "$work/done/"
    mv "$work/done" "$2/modules-$version"
    rm -rf "$work"
}

make_system() {    # VERSION TREE
    local sources
    sources=$(mktemp --suffix=.list)
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null >"$sources" || true
    [ -s "$sources" ] || cat /etc/apt/sources.list.d/*.sources >"$sources"
    nice mmdebstrap --quiet --mode=root --variant=minbase --include="$lab_packages,linux-image-$1" \
        --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Check-Valid-Until "false"' \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
        --setup-hook='mkdir -p "$1"/etc/initramfs-tools/conf.d "$1"/usr/share/initramfs-tools/modules.d' \
        --setup-hook='printf "MODULES=list\nCOMPRESS=zstd\nCOMPRESSLEVEL=1\nFSTYPE=ext4\n" >"$1"/etc/initramfs-tools/conf.d/lab' \
        --setup-hook='printf "virtio_pci\nvirtio_blk\next4\ncrc32c_generic\n" >"$1"/usr/share/initramfs-tools/modules.d/lab' \
        "$suite" "$2" "$sources" >"$lab_cache/system.log" 2>&1 || { tail -30 "$lab_cache/system.log" >&2; lab_fail "the system could not be made"; }
    rm -f "$sources"
}

set_up_system() {    # TREE
    echo LANG=C.UTF-8 >"$1/etc/default/locale"
    echo carrel-lab >"$1/etc/hostname"
    printf '127.0.0.1 localhost carrel-lab\n' >"$1/etc/hosts"
    printf '/dev/vda / ext4 defaults,noatime 0 0\n' >"$1/etc/fstab"
    printf '[Match]\nName=en* eth*\n[Network]\nDHCP=ipv4\nLinkLocalAddressing=no\nIPv6AcceptRA=no\n' >"$1/etc/systemd/network/50-lab.network"
    printf 'mtty\nmdpy\nmbochs\n' >"$1/etc/modules-load.d/lab.conf"
    printf 'UseDNS no\nPrintMotd no\nMaxSessions 50\nAuthorizedKeysFile /etc/ssh/lab_keys\nStrictModes no\nX11UseLocalhost yes\n' >"$1/etc/ssh/sshd_config.d/lab.conf"
    # The key of each start of the laboratory comes by the kernel's command line: none is kept in the image.
    cat >"$1/etc/systemd/system/lab-key.service" <<'END'
[Unit]
Before=ssh.service
[Service]
Type=oneshot
ExecStart=/bin/sh -c 'sed -n "s/.*lab_key=\\([^ ]*\\).*/ssh-ed25519 \\1/p" /proc/cmdline > /etc/ssh/lab_keys'
[Install]
WantedBy=multi-user.target
END
    units() { chroot "$1" systemctl -q "${@:2}"; }
    units "$1" enable systemd-networkd lab-key.service
    units "$1" mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer logrotate.timer \
        systemd-networkd-wait-online.service e2scrub_reap.service systemd-tmpfiles-clean.timer getty@tty1.service
    chroot "$1" passwd -q -d root
    chroot "$1" useradd -m -s /bin/bash alice              # no rights at all
    chroot "$1" useradd -m -s /bin/bash -G libvirt bob     # may talk to libvirt; Carrel's group comes with its installation
}

make_image() {    # VERSION NEW
    local tree=$2/tree size
    note "installing Debian 13"
    make_system "$1" "$tree"
    note "setting up"
    install -D -m644 -t "$tree/lib/modules/$1/updates" "$lab_cache/modules-$1"/*.ko
    chroot "$tree" depmod "$1"
    set_up_system "$tree" >>"$lab_cache/system.log" 2>&1
    cp "$tree/boot/vmlinuz-$1" "$2/vmlinuz"; cp "$tree/boot/initrd.img-$1" "$2/initrd"
    note "writing the image"
    size=$(($(du -s --block-size=1M "$tree" | cut -f1) + 1024))
    nice mke2fs -q -t ext4 -O ^has_journal -E lazy_itable_init=1,root_owner=0:0 -m 0 -d "$tree" "$2/disk" "${size}M"
    rm -rf --one-file-system "$tree"
}

mkdir -p "$lab_cache"
exec 6>"$lab_cache/.lock"; flock 6
# An image that is there serves until its recipe changes; only then is the archive asked for a newer kernel.
image=$lab_cache/image-$(recipe)
if [ ! -d "$image" ]; then
    update_lists
    version=$(kernel_version)
    [ -n "$version" ] || lab_fail "the archive has no linux-image-amd64"
    build_modules "$version" "$lab_cache"
    rm -rf --one-file-system "$lab_cache"/image-*
    mkdir "$image.new"; chmod 755 "$image.new"
    make_image "$version" "$image.new"
    mv "$image.new" "$image"
    note "done, $(du -sm "$image" | cut -f1) MB"
fi
printf '%s\n' "$image"
