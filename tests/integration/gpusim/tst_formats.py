#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulator's files are byte for byte those of the captured hosts, for each availability rule."""
import errno
import os
import re
import stat
import unittest

from simulator import FIXTURES, M60, ONE_M60, Simulator, main

RTX = "0000:00:01.0/0000:01:00.0"
M60_PAIR = f"""
[[gpu]]
card = "Tesla M60"
path = "{M60}"
numa_node = 0
iommu_group = 40

[[gpu]]
card = "Tesla M60"
path = "0000:3a:00.0/0000:3b:00.0/0000:3c:10.0/0000:3e:00.0"
numa_node = 0
iommu_group = 41
"""


def gpu(card, path, group, rule=None):
    return f'[[gpu]]\ncard = "{card}"\npath = "{path}"\nnuma_node = 0\niommu_group = {group}\n' + (
        f'rule = "{rule}"\n' if rule else "")


def vgpu(parent, kind, uuid, group, vf=None):
    return f'[[vgpu]]\ngpu = "{parent}"\ntype = "{kind}"\nuuid = "{uuid}"\niommu_group = {group}\n' + (
        f'vf = "{vf}"\n' if vf else "")


L40S = gpu("NVIDIA L40S", "0000:3a:00.0/0000:3d:00.0", 60) + "vfs = 32\nvf_groups = 70\n"
A40 = gpu("NVIDIA A40", "0000:50:01.0/0000:51:00.0", 60)


def on_vf(vf, kind):
    return f'[[vgpu]]\ngpu = "0000:3d:00.0"\nvf = "0000:3d:{vf}"\ntype = "nvidia-{kind}"\n'


HOSTS = {
    "m60-legacy-empty": M60_PAIR,
    "m60-legacy-two-2q": M60_PAIR
    + vgpu("0000:3d:00.0", "nvidia-18", "0a0e2a3c-7f0f-4d5c-9b0f-5b1f7d1c2e01", 120)
    + vgpu("0000:3d:00.0", "nvidia-18", "0a0e2a3c-7f0f-4d5c-9b0f-5b1f7d1c2e02", 121),
    "p100-full": gpu("Tesla P100 PCIe 16GB", "0000:3a:00.0/0000:3b:00.0", 35)
    + vgpu("0000:3b:00.0", "nvidia-294", "3131f5fd-7c04-4a61-92c1-0c37f9547b6b", 130)
    + vgpu("0000:3b:00.0", "nvidia-294", "e55bf865-6983-4d53-967f-51e8a3bb0f57", 131),
    "rtx6000-one-1q": gpu("Quadro RTX 6000", RTX, 1, "same-size"),
    "rtx6000-mixed-one-8q": gpu("Quadro RTX 6000", RTX, 1, "mixed")
    + vgpu("0000:01:00.0", "nvidia-261", "5d3a9a1e-2b6a-4c57-8f4a-0c3f0a6b7e12", 20),
    "gvtg-1g": gpu("Intel GVT-g 1 GB", "0000:00:02.0", 0),
    "gvtg-256m": gpu("Intel GVT-g 256 MB", "0000:00:02.0", 0),
    "a2-sriov-one-4q": gpu("NVIDIA A2", "0000:40:01.1/0000:41:00.0", 60) + "vfs = 16\nvf_groups = 61\n"
    + vgpu("0000:41:00.0", "nvidia-746", "b7c2a5c4-9a58-4ac6-8a40-3d8b8e5d1a01", 151, "0000:41:00.5"),
    "a40-sriov-empty-4vfs": A40 + "vfs = 4\nvf_groups = 61\n",
    "a40-sriov-vfs-disabled": "mdev_bus = false\n" + A40,
    "l40s-vfio-empty": L40S + "newer_files = false\n",
    "l40s-vfio-two-2q": L40S + "newer_files = false\n" + on_vf("00.4", 1148) + on_vf("00.5", 1148),
    "l40s-vfio-full": L40S + "newer_files = false\n" + on_vf("00.4", 1156),
    "l40s-vfio-r580-extra-files": L40S + on_vf("00.4", 1147),
    "l40s-vfio-alt-no-header": L40S + 'sharing = "open-rfc"\n' + on_vf("00.4", 1148),
    "no-mdev-host": '[[gpu]]\ncard = "Intel Iris Xe Graphics"\npath = "0000:00:02.0"\ndriver = "none"\n',
    "mtty-one-dual": '[[gpu]]\ncard = "mtty"\n' + vgpu("mtty", "mtty-2", "83b8f4f2-509f-382f-3c1e-e6bfe0fa1001", 0),
    "mdpy-empty": '[[gpu]]\ncard = "mdpy"\n',
    "mbochs-empty": '[[gpu]]\ncard = "mbochs"\n',
}


# Written by hand for the scanner's corner cases (a port in the group, a render node of no device, a VF given to vfio-pci),
# of cards the simulator does not know: nothing in them was seen on a host.
WRITTEN_FOR_THE_SCANNER = {"amd-render-node", "flex170-sriov-4vfs", "mi300x-gim-2vfs", "rtx2080-passthrough"}


def sample(name):
    """The entries of a captured host: path below /sys, content."""
    with open(f"{FIXTURES}/{name}.tsv") as file:
        for line in file:
            if not line.startswith("#"):
                path, content = line.rstrip("\n").split("\t")
                yield path.removeprefix("/sys/"), content


def rtx_vgpu():
    """The one vGPU of a captured host whose UUID no description here repeats."""
    entries = dict(sample("rtx6000-one-1q"))
    device = next(path for path in entries if path.startswith("bus/mdev/devices/"))
    uuid = os.path.basename(device)
    group = next(re.search(r"\d+$", text).group() for path, text in entries.items() if path.endswith(uuid + "/iommu_group"))
    return vgpu("0000:01:00.0", "nvidia-256", uuid, group)


# What the samples leave out and every such device of a real kernel has: the rest of a PCI function's files, those of the
# kernel's vfio and of the device model, and of a card with VFs the number of their device.
# no-mdev-host is shorter than the others: it lacks these, too.
SHORT = {"numa_node", "subsystem_vendor", "subsystem_device"}
ALLOWED = {"config", "modalias", "revision", "uevent", "subsystem", "power", "boot_vga", "drm", "dev", "sriov_vf_device",
           "vfio-dev", "vendor"}


def allowed(path, left_out):
    """Whether a path that no sample has is one of the files the samples leave out, or below one."""
    parts = path.split("/")
    of_an_mdev = any(len(above) == 36 and part == "nvidia" for above, part in zip(parts, parts[1:]))
    return of_an_mdev or any(part in left_out for part in parts)


def content_of(path):
    """What an entry of a sample would say of a file of the simulator."""
    if os.path.islink(path):
        return "-> " + os.readlink(path)
    if os.path.isdir(path):
        return ""
    if not os.stat(path).st_mode & 0o444:
        return "<write-only>"
    try:
        return text_of(path)
    except OSError as error:
        return f"<errno {errno.errorcode[error.errno]}>"


def text_of(path):
    with open(path, newline="") as file:
        return file.read().replace("\\", "\\\\").replace("\n", "\\n")


class SameAsCaptured(unittest.TestCase):
    def check(self, name, description):
        with Simulator(description) as host:
            entries = list(sample(name))
            self.assertGreater(len(entries), 4)
            for path, content in entries:
                with self.subTest(host=name, path=path):
                    self.assertEqual(content_of(f"{host.sys}/{path}"), content)
            left_out = ALLOWED | SHORT if name == "no-mdev-host" else ALLOWED
            self.check_nothing_more(host, [path.rstrip("/") for path, _ in entries], left_out)
            self.assertEqual(os.path.exists(host.sys + "/class/mdev_bus"), any("class/mdev_bus" in path for path, _ in entries))

    def check_nothing_more(self, host, expected, left_out):
        """No other GPU, VF, type or vGPU, and no other file of them but those ALLOWED."""
        known = set(expected)
        for path in expected:
            while (path := os.path.dirname(path)):
                known.add(path)
        for root in sorted(os.path.realpath(f"{host.sys}/{one}") for one in self.devices(host)):
            for folder, folders, files in os.walk(root):
                for name in folders + files:
                    path = f"{folder}/{name}".removeprefix(os.path.realpath(host.sys) + "/")
                    if not allowed(path, left_out):
                        self.assertIn(path, known)
        for place in ("class/mdev_bus", "bus/mdev/devices", "bus/pci/devices"):
            for name in os.listdir(f"{host.sys}/{place}") if os.path.isdir(f"{host.sys}/{place}") else []:
                if not host.read_is_bridge(name):
                    self.assertIn(f"{place}/{name}", known)

    @staticmethod
    def devices(host):
        places = [place for place in ("class/mdev_bus", "bus/pci/devices") if os.path.isdir(f"{host.sys}/{place}")]
        return [f"{place}/{name}" for place in places for name in os.listdir(f"{host.sys}/{place}")
                if not host.read_is_bridge(name)]

    def test_every_captured_host_is_compared(self):
        captured = {name.removesuffix(".tsv") for name in os.listdir(FIXTURES) if name.endswith(".tsv")}
        self.assertEqual(captured - WRITTEN_FOR_THE_SCANNER, set(HOSTS))

    def test_hosts(self):
        for name, description in HOSTS.items():
            more = rtx_vgpu() if name == "rtx6000-one-1q" else ""
            self.check(name, description + more)

    def test_host_without_mdev(self):
        with Simulator("mdev_bus = false\n" + ONE_M60) as host:
            self.assertFalse(os.path.exists(host.sys + "/class/mdev_bus"))
            self.assertFalse(os.path.exists(host.sys + "/bus/mdev"))
            self.assertEqual(host.read("bus/pci/devices/0000:3d:00.0/vendor"), b"0x10de\n")


class FilesOfAGpu(unittest.TestCase):
    def test_what_libvirt_needs(self):
        with Simulator(ONE_M60) as host:
            for address in M60.split("/"):
                device = f"{host.sys}/bus/pci/devices/{address}"
                config = host.read(f"bus/pci/devices/{address}/config")
                self.assertEqual(len(config), 256)
                vendor = host.read(f"bus/pci/devices/{address}/vendor").decode().strip()
                self.assertEqual(int.from_bytes(config[0:2], "little"), int(vendor, 16))
                self.assertEqual(os.path.realpath(device + "/subsystem"), os.path.realpath(host.sys + "/bus/pci"))
                uevent = host.read(f"bus/pci/devices/{address}/uevent").decode()
                self.assertRegex(uevent, f"PCI_SLOT_NAME={address}\n")
                self.assertRegex(uevent, "DRIVER=(nvidia|pcieport)\n")
            group = os.path.realpath(f"{host.sys}/bus/pci/devices/0000:3d:00.0/iommu_group")
            self.assertEqual(os.listdir(group + "/devices"), ["0000:3d:00.0"])

    def test_modes(self):
        expected = {"create": 0o200, "name": 0o444, "device_api": 0o444, "available_instances": 0o444, "description": 0o444}
        with Simulator(ONE_M60) as host:
            for name, mode in expected.items():
                attributes = os.stat(host.type("0000:3d:00.0", "nvidia-18") + "/" + name)
                self.assertEqual(stat.S_IMODE(attributes.st_mode), mode, name)
                self.assertEqual((attributes.st_size, attributes.st_uid), (4096, os.getuid()))

    def test_names_and_descriptions_can_be_absent(self):
        with Simulator(ONE_M60 + "names = false\ndescriptions = false\n") as host:
            self.assertEqual(sorted(os.listdir(host.type("0000:3d:00.0", "nvidia-18"))),
                             ["available_instances", "create", "device_api", "devices"])

    def test_a_long_folder_is_listed_whole_while_it_changes(self):
        with Simulator('[[gpu]]\ncard = "mbochs"\n') as host:
            create = host.type("mbochs", "mbochs-small") + "/create"
            names = [f"{i:08x}-0000-4000-8000-000000000000" for i in range(64)]
            for name in names:
                with open(create, "w") as file:
                    file.write(name)
            devices = host.sys + "/bus/mdev/devices"
            with os.scandir(devices) as entries:
                seen = {next(entries).name}
                with open(f"{devices}/{names[0]}/remove", "w") as file:
                    file.write("1")
                seen |= {entry.name for entry in entries}
            self.assertGreaterEqual(seen, set(names[1:]))

    def test_autosuspend_delay_cannot_be_read(self):
        with Simulator(ONE_M60) as host:
            with self.assertRaises(OSError) as caught:
                host.read("bus/pci/devices/0000:3d:00.0/power/autosuspend_delay_ms")
            self.assertEqual(caught.exception.errno, errno.EIO)


if __name__ == "__main__":
    main()
