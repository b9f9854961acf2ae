# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Who has no rights is told so in a sentence, and nothing has changed: alice, who is in no group, and bob without the rule.
. "$(dirname "$(readlink -f "$0")")/checks.sh"
clear_machine
one=3b6b8f2e-0f0c-4f43-9f4e-0f6d8c1e2a77
on_root "echo $one >/sys/class/mdev_bus/mdpy/mdev_supported_types/mdpy-vga/create"

alice() { run_as alice carrelctl --host qemu:///session "$@"; }
check "alice may not create a vGPU" 4 alice vgpu create mdpy mdpy-vga
says "she is told so in a sentence" '[a-z].*\.' "$work/err"
check "alice may not remove one" 4 alice vgpu remove "$one"
same "nothing has changed" "$(vgpus)" "$one"
check "alice may not even send to the helper" 1 run_as alice 'busctl --system call org.carrel.helper / org.kde.kf6auth performAction'
says "the bus refuses" 'denied|not permitted|not allowed' "$work/err"

rule=/etc/polkit-1/rules.d/50-carrel-admins.rules
on_root "mv $rule /root/"
check "bob without the rule may not create a vGPU" 4 bob vgpu create mdpy mdpy-vga
says "he is told what an administrator can do" 'rule|administrator|polkit' "$work/err"
same "nothing has changed" "$(vgpus)" "$one"
on_root "mv /root/50-carrel-admins.rules $rule"

check "a second vGPU of the same UUID is refused" 1 bob vgpu create mdpy mdpy-vga --uuid "$one"
check "a type that is not there is refused" 1 bob vgpu create mdpy mdpy-none
check "a GPU that is not there is refused" 1 bob vgpu create nosuch mdpy-vga
same "nothing has changed" "$(vgpus)" "$one"
on_root "for i in 1 2 3; do cat /proc/sys/kernel/random/uuid >/sys/class/mdev_bus/mdpy/mdev_supported_types/mdpy-vga/create; done"
check "no instance is left" 1 bob vgpu create mdpy mdpy-vga
check "the helper is fine after all that" 0 bob vgpu remove "$one"
clear_machine
finish
