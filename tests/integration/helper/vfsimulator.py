# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""carrel-gpusim with virtual functions (tests/fixtures/helper) as /sys and /dev/vfio, its nvidia-smi and sriov-manage in NVIDIA's places."""
import os
import pathlib
import shutil
import subprocess

from simulator import Simulator

HERE = pathlib.Path(__file__).parent
GPU, OTHER_GPU, FLEX, M60 = "0000:3d:00.0", "0000:3e:00.0", "0000:4d:00.0", "0000:5d:00.0"
VF, VF2, OTHER_VF = "0000:3d:00.4", "0000:3d:00.5", "0000:3e:00.4"
TYPE, OTHER_TYPE = "1148", "1149"
CLAIMS = pathlib.Path("/run/carrel/claims")
TOOLS = pathlib.Path("/usr/lib/nvidia")
FOLDER = pathlib.Path("/run/suite/vfs")


def pci(address, name):
    return pathlib.Path("/sys/bus/pci/devices") / address / name


class VfSimulator(Simulator):
    """Mounted while it lives."""

    def __enter__(self):
        subprocess.run([self.program, "serve", str(FOLDER), str(HERE.parents[1] / "fixtures/helper/vfhost.toml"), "--stay"], check=True, stdout=subprocess.DEVNULL)
        self.bind(FOLDER / "mount/sys", "/sys")
        self.bind(FOLDER / "mount/dev/vfio", "/dev/vfio")
        self.bind(FOLDER / "mount/usr/lib/nvidia", TOOLS)
        pathlib.Path("/usr/bin/nvidia-smi").touch(0o755)
        self.bind(FOLDER / "mount/usr/bin/nvidia-smi", "/usr/bin/nvidia-smi")
        return self

    @staticmethod
    def bind(source, target):
        if pathlib.Path(source).is_dir():
            os.makedirs(target, exist_ok=True)
        subprocess.run(["mount", "--bind", str(source), str(target)], check=True)

    def __exit__(self, *_):
        for target in ("/usr/bin/nvidia-smi", TOOLS, "/dev/vfio", "/sys"):
            subprocess.run(["umount", "-l", str(target)], check=True)

    def order(self, *words):
        done = subprocess.run([self.program, "order", str(FOLDER), *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"the simulator refuses {words}: {done.stdout}{done.stderr}"
        return done.stdout

    @staticmethod
    def type_of(vf):
        return pci(vf, "nvidia/current_vgpu_type").read_text().strip()

    @staticmethod
    def count_of(gpu):
        return int(pci(gpu, "sriov_numvfs").read_text())

    def reset(self):
        """No fault, no vGPU, no claim; the VFs as they were."""
        self.clear()
        for gpu in (GPU, OTHER_GPU):
            if self.count_of(gpu) == 0:
                subprocess.run([str(TOOLS / "sriov-manage"), "-e", gpu], check=True, stdout=subprocess.DEVNULL)
        for vf in (VF, VF2, OTHER_VF):
            self.order("free", vf)
            if self.type_of(vf) not in ("", "0"):
                pci(vf, "nvidia/current_vgpu_type").write_text("0\n")
        if self.count_of(FLEX):
            pci(FLEX, "sriov_numvfs").write_text("0\n")
        for name in Simulator.vgpus():
            self.order("free", name)
            pathlib.Path(f"/sys/bus/mdev/devices/{name}/remove").write_text("1")
        shutil.rmtree(CLAIMS, ignore_errors=True)

    def vgpus(self):
        """Everything that a refusal must leave as it was."""
        types = {vf: self.type_of(vf) for vf in (VF, VF2, OTHER_VF) if pci(vf, "nvidia").exists()}
        claims = {path.name: path.read_text() for path in CLAIMS.iterdir()} if CLAIMS.is_dir() else {}
        return types, claims, {gpu: self.count_of(gpu) for gpu in (GPU, OTHER_GPU, FLEX)}, Simulator.vgpus()
