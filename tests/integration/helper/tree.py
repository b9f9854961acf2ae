# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A /sys of plain files, for what no kernel and no simulator would put there: links, pipes, swaps in a loop."""
import ctypes
import os
import pathlib
import shutil
import stat
import subprocess

SYS = pathlib.Path("/sys")
GPU = "0000:3d:00.0"
OTHER_GPU = "0000:3e:00.0"
PLAIN_GPU = "0000:0f:00.0"
TYPE = "nvidia-35"
OTHER_TYPE = "nvidia-18"
EXISTING = "d1a4b2f0-0000-4000-8000-00000000000a"
NEW = "d1a4b2f0-0000-4000-8000-0000000000bb"
CANARY = pathlib.Path("/run/suite/canary")


class PlainTree:
    """Mounted over /sys while it lives."""

    def __enter__(self):
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/sys"], check=True)
        (SYS / "class/mdev_bus").mkdir(parents=True)
        self.gpu = self._gpu(GPU, TYPE)
        self._gpu(OTHER_GPU, OTHER_TYPE)
        (SYS / "devices/pci0000:00" / PLAIN_GPU).mkdir(parents=True)
        self.create = self.gpu / "mdev_supported_types" / TYPE / "create"
        self._vgpu(EXISTING)
        CANARY.write_text("untouched")
        self.evil = pathlib.Path("/run/suite/evil")
        shutil.copytree(self.gpu, self.evil, symlinks=True, dirs_exist_ok=True)
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "/sys"], check=True)

    def _gpu(self, address, vgpu_type):
        gpu = SYS / "devices/pci0000:3a" / address
        node = gpu / "mdev_supported_types" / vgpu_type / "create"
        node.parent.mkdir(parents=True)
        node.touch()
        node.chmod(0o200)
        (SYS / "class/mdev_bus" / address).symlink_to(f"../../devices/pci0000:3a/{address}")
        return gpu

    def _vgpu(self, uuid):
        folder = self.gpu / uuid
        folder.mkdir()
        (folder / "remove").touch(0o200)
        (folder / "iommu_group").symlink_to("../../../../kernel/iommu_groups/7")


def snapshot(*roots):
    """Everything that a refusal must leave as it was."""
    seen = {}
    for root in roots or (SYS / "devices", SYS / "class", CANARY, pathlib.Path("/run/suite/evil")):
        for path in [root, *sorted(root.rglob("*"))] if root.is_dir() else [root]:
            info = path.lstat()
            text = os.readlink(path) if path.is_symlink() else path.read_bytes() if stat.S_ISREG(info.st_mode) else ""
            seen[str(path)] = (info.st_mode, text)
    return seen


def exchange(one, other):
    """Swaps two names in one step (renameat2 RENAME_EXCHANGE)."""
    if ctypes.CDLL(None, use_errno=True).renameat2(-100, os.fsencode(one), -100, os.fsencode(other), 2) != 0:
        raise OSError(ctypes.get_errno(), f"{one} <-> {other}")
