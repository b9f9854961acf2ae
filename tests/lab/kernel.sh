# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The kernel's own mediated devices against what the simulator is held to, and against the simulator itself: the same
# act gives the same result, the same folder has the same files of the same kind.
. "$(dirname "$(readlink -f "$0")")/checks.sh"
acts=$lab_source/tests/integration/gpusim

clear_machine
: >"$work/out" >"$work/err"
tar -c -C "$acts" acts.py -C "$lab_scripts" files.py | on_root 'tar -C /root -x --no-same-owner'

check "the acts run on the kernel's devices" 0 on_root 'python3 /root/acts.py'
cp "$work/out" "$work/kernel"
grep -v '^#' "$acts/acts-kernel.tsv" >"$work/recorded"
check "the kernel gives what the recorded table says" 0 diff "$work/recorded" "$work/kernel"

simulated='rm -rf /root/sim; cat >/root/samples.toml; carrel-gpusim serve /root/sim /root/samples.toml --stay >/root/sim.log 2>&1; for i in $(seq 50); do [ -d /root/sim/mount/sys/class/mdev_bus ] && break; sleep 0.1; done; '
check "the acts run on simulated ones" 0 on_root "$simulated python3 /root/acts.py /root/sim/mount/sys /root/sim/mount/dev" < <(
    printf 'title = "The kernel'"'"'s samples"\n'; printf '[[gpu]]\ncard = "%s"\n' mtty mdpy mbochs)
cp "$work/out" "$work/simulator"
check "kernel and simulator give the same" 0 diff "$work/kernel" "$work/simulator"
same "as many acts on both" "$(wc -l <"$work/simulator")" "$(wc -l <"$work/kernel")"

check "the files of the kernel's devices are read" 0 on_root 'python3 /root/files.py /sys'
cp "$work/out" "$work/kernel-files"
check "the files of the simulated ones are read" 0 on_root 'python3 /root/files.py /root/sim/mount/sys'
cp "$work/out" "$work/simulator-files"
check "kernel and simulator have the same files of the same kind" 0 diff "$work/kernel-files" "$work/simulator-files"
same "there are files to compare" "$([ "$(wc -l <"$work/kernel-files")" -gt 60 ] && echo many)" many
on_root 'carrel-gpusim order /root/sim quit || umount -l /root/sim/mount' >/dev/null 2>&1 || true
finish
