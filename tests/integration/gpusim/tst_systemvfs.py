#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""VFs as an unmodified libvirtd sees them, and NVIDIA's programs in their places; run by with-simulated-sys farm."""
import os
import stat
import unittest
import xml.etree.ElementTree as ET

from simulator import main, wait_until
from tst_system import node_device, order, run, start_libvirtd, virsh

SRIOV_MANAGE = "/usr/lib/nvidia/sriov-manage"
ON, OFF = "0000:3d:00.0", "0000:86:00.0"  # VFs are on, and off


def functions_of(gpu):
    """The addresses of the VFs libvirt lists of a GPU, and how many there can be."""
    capability = ET.fromstring(virsh("nodedev-dumpxml", node_device(gpu)).stdout).find(".//capability[@type='virt_functions']")
    if capability is None:
        return [], 0
    number = lambda one, part: int(one.get(part), 16)
    return [f"{number(one, 'domain'):04x}:{number(one, 'bus'):02x}:{number(one, 'slot'):02x}.{number(one, 'function')}"
            for one in capability.findall("address")], int(capability.get("maxCount") or 0)


class Vfs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        start_libvirtd()

    def test_libvirt_sees_them_in_their_order(self):
        addresses, most = functions_of(ON)
        self.assertEqual((len(addresses), most), (32, 32))
        self.assertEqual([addresses[0], addresses[10], addresses[31]], ["0000:3d:00.4", "0000:3d:01.6", "0000:3d:04.3"])
        xml = ET.fromstring(virsh("nodedev-dumpxml", node_device("0000:3d:00.4"), check=True).stdout)
        parent = xml.find(".//capability[@type='phys_function']/address")
        self.assertEqual((parent.get("bus"), parent.get("slot")), ("0x3d", "0x00"))

    def test_programs_switch_them_and_libvirt_follows(self):
        mode = os.stat(SRIOV_MANAGE)
        self.assertEqual((mode.st_uid, stat.S_IMODE(mode.st_mode)), (0, 0o755))
        first = node_device("0000:86:00.4")
        listed = lambda: first in virsh("nodedev-list", "--cap", "pci").stdout.split()
        self.assertFalse(listed())
        done = run(SRIOV_MANAGE, "-e", OFF)
        self.assertEqual((done.returncode, done.stdout), (0, f"Enabling VFs on {OFF}\n"), done.stderr)
        self.assertTrue(wait_until(listed, 10))
        self.assertTrue(wait_until(lambda: len(functions_of(OFF)[0]) == 32, 10))
        with open(f"/sys/bus/pci/devices/{OFF}/virtfn0/nvidia/current_vgpu_type", "w") as file:
            file.write("1148")
        self.assertEqual(run("nvidia-smi", "vgpu", "-i", "1", "-shm", "1").returncode, 19)
        self.assertEqual(run(SRIOV_MANAGE, "-d", OFF).returncode, 0)
        self.assertTrue(wait_until(lambda: not listed(), 10))

    def test_reboot(self):
        order("reboot")
        self.assertTrue(wait_until(lambda: node_device("0000:3d:00.4") not in virsh("nodedev-list").stdout.split(), 10))
        self.assertTrue(wait_until(lambda: node_device(ON) in virsh("nodedev-list").stdout.split(), 10))
        self.assertEqual(run(SRIOV_MANAGE, "-e", ON).returncode, 0)
        self.assertTrue(wait_until(lambda: len(functions_of(ON)[0]) == 32, 10))


if __name__ == "__main__":
    main()
