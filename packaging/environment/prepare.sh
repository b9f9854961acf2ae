# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced: chooses between the system's own packages (Debian 13 or newer) and a Debian 13 root, and runs things there.
. "$CARREL_ENVIRONMENT/root.sh"
. "$CARREL_ENVIRONMENT/enter.sh"

# prepare LIST...: everything these package lists name is there afterwards.
prepare() {
    if system_is_target; then CARREL_ROOT=; install_packages "$@"; else prepare_root "$@"; fi
}

install_packages() {
    local missing=() sudo=()
    mapfile -t missing < <(comm -23 <(packages_of "$@") <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u))
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" = 0 ] || sudo=(sudo)
    say "Carrel needs ${#missing[@]} more packages:" "${missing[*]}"
    ask "Install them with apt?" || fail "Nothing was installed. Install them yourself, or say yes."
    [ ${#sudo[@]} = 0 ] || sudo -v || fail "sudo was refused. Install the packages named above as root."
    mkdir -p "$CARREL_CACHE/log"
    step "installing packages" "$CARREL_CACHE/log/install.log" "${sudo[@]}" bash -c '
        apt-get update -q && exec env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"' install "${missing[@]}"
}

# in_environment desktop|sealed SCRIPT [ARGUMENT...]
in_environment() {
    local mode=$1; shift
    if [ -z "$CARREL_ROOT" ] && [ "$mode" = desktop ]; then
        export CCACHE_DIR="$CARREL_CACHE/ccache" CCACHE_BASEDIR="$CARREL_SOURCE" CCACHE_NOHASHDIR=1
        exec bash "$@"
    fi
    # A layer over the system needs the system's root.
    if [ -z "$CARREL_ROOT" ] && [ "$(id -u)" != 0 ]; then
        exec sudo env CARREL_CACHE="$CARREL_CACHE" CARREL_YES="${CARREL_YES:-0}" CARREL_BUILDER="$(id -u):$(id -g)" "$CARREL_SOURCE/test" "${CARREL_ARGUMENTS[@]}"
    fi
    enter "$mode" bash "$@"
}
