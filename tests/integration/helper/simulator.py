# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""carrel-gpusim's small office (two GPUs of a Tesla M60) as /sys and /dev/vfio, where the kernel's errnos and delays are."""
import os
import pathlib
import subprocess

GPU = "0000:3d:00.0"
TYPE = "nvidia-18"
FOLDER = "/run/suite/sim"


class Simulator:
    """Mounted while it lives."""

    def __init__(self, build):
        self.program = str(pathlib.Path(build) / "bin" / "carrel-gpusim")

    def __enter__(self):
        subprocess.run([self.program, "serve", FOLDER, "office", "--stay"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["mount", "--bind", f"{FOLDER}/mount/sys", "/sys"], check=True)
        os.makedirs("/dev/vfio", exist_ok=True)
        subprocess.run(["mount", "--bind", f"{FOLDER}/mount/dev/vfio", "/dev/vfio"], check=True)
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", "/dev/vfio"], check=True)
        subprocess.run(["umount", "-l", "/sys"], check=True)

    def order(self, *words):
        done = subprocess.run([self.program, "order", FOLDER, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"the simulator refuses {words}: {done.stdout}{done.stderr}"
        return done.stdout

    def fault(self, path, **what):
        pairs = "".join(f", {key} = {value!r}" if isinstance(value, str) else f", {key} = {str(value).lower()}"
                        for key, value in what.items())
        self.order("fault", "{ path = '%s'%s }" % (path, pairs))

    def clear(self):
        self.order("clear", "all")

    def reset(self):
        """No fault and no vGPU."""
        self.clear()
        for name in self.vgpus():
            self.order("free", name)
            with open(f"/sys/bus/mdev/devices/{name}/remove", "w", encoding="ascii") as node:
                node.write("1")

    @staticmethod
    def has(uuid, gpu=GPU):
        return os.path.isdir(f"/sys/class/mdev_bus/{gpu}/{uuid}")

    @staticmethod
    def vgpus():
        """Every vGPU of the host: what a call must not change by halves."""
        return sorted(os.listdir("/sys/bus/mdev/devices")) if os.path.isdir("/sys/bus/mdev/devices") else []
