# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The main job on a real kernel, by the installed programs, as an ordinary user whom a polkit rule gives the rights:
# from the inventory to the picture of the mediated device in remote-viewer, and back.
. "$(dirname "$(readlink -f "$0")")/checks.sh"

stop_viewer() { [ -z "${viewer:-}" ] || kill "$viewer" "$display" 2>/dev/null || true; viewer=; }
trap 'stop_viewer; rm -rf "$work"' EXIT
clear_machine

check "bob reads the inventory" 0 bob --json inventory
says "it has the parent mdpy" '"address": *"mdpy"'
says "and its type mdpy-xga" '"id": *"mdpy-xga"'

check "bob creates a vGPU through the helper" 0 bob vgpu create mdpy mdpy-xga
vgpu=$(grep -oE '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' "$work/out" | head -1)
same "it is the only one in the kernel" "$(vgpus)" "$vgpu"
check "the helper wrote down who asked" 0 on_root "journalctl -b -o cat CARREL_VGPU=$vgpu CARREL_UID=\$(id -u bob) | grep '^done'"

check "bob creates a workstation" 0 bob workstation create desk --cpus 1 --memory 128 --disk none
check "bob gives it the vGPU" 0 bob vgpu assign "$vgpu" desk
check "libvirt has it in the workstation" 0 on_root "virsh dumpxml desk | grep -F '$vgpu'"
check "bob starts the workstation" 0 bob workstation start desk
same "it runs" "$(on_root 'virsh domstate desk' | head -1)" running
check "inventory says it is in use" 0 bob --json inventory
cp "$work/out" "$work/inventory"
check "by this workstation" 0 python3 "$lab_scripts/inuse.py" "$work/inventory" "$vgpu" desk

# remote-viewer runs in the laboratory as bob, started by carrelctl; its window is on a display here.
Xvfb :77 -ac -screen 0 1400x1000x24 -nolisten tcp >/dev/null 2>&1 & display=$!
for _ in $(seq 50); do [ ! -S /tmp/.X11-unix/X77 ] || break; sleep 0.1; done
lab_ssh_options console
on_root 'rm -f /tmp/.X11-unix/X77'
# A connection of its own: of two values of an option ssh takes the first.
ssh -o ControlMaster=no -o ControlPath=none "${lab_ssh[@]}" -R /tmp/.X11-unix/X77:/tmp/.X11-unix/X77 \
    bob@127.0.0.1 'DISPLAY=:77 carrelctl --host qemu:///system workstation console desk; sleep 120' >"$work/viewer" 2>&1 & viewer=$!
check "remote-viewer shows mdpy's picture over SPICE, pixel by pixel" 0 python3 "$lab_scripts/ramp.py" :77 1024 768 90
[ $faults = 0 ] || sed 's/^/    viewer: /' "$work/viewer"
check "remote-viewer is what shows it, without a secret in its arguments" 0 on_root 'pgrep -u bob -a remote-viewer'
says "it reads its file from standard input" 'remote-viewer( --?[a-z-]+)* -$'
stop_viewer

check "removing the vGPU in use is refused" 1 bob vgpu remove "$vgpu"
says "the workstation is named" desk "$work/err"
same "and the vGPU is still there" "$(vgpus)" "$vgpu"
same "and the workstation runs on" "$(on_root 'virsh domstate desk' | head -1)" running

check "bob switches the workstation off" 0 bob workstation stop --force desk
same "it is off" "$(on_root 'virsh domstate desk' | head -1)" "shut off"
check "bob takes the vGPU back" 0 bob vgpu release "$vgpu" desk
check "bob removes it" 0 bob vgpu remove "$vgpu"
same "the kernel has none" "$(vgpus)" ""
check "bob deletes the workstation" 0 bob workstation delete desk
same "libvirt has none" "$(on_root 'virsh -q list --all --name' | tr -d '\n')" ""
finish
