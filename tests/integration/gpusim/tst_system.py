#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One card, seen the same by Carrel's scanner, by libvirt and by mdevctl; run by with-simulated-sys."""
import json
import os
import subprocess
import time
import unittest
import xml.etree.ElementTree as ET

from simulator import main, wait_until

SCAN = os.path.join(os.environ["CARREL_BUILD"], "bin", "gpusim-scan")
SIM = os.environ["CARREL_SIM"]
UUID = "11111111-2222-4333-8444-555555555555"
CREATE = """<device><parent>{parent}</parent><capability type='mdev'><type id='{type}'/><uuid>{uuid}</uuid></capability></device>"""


def run(*words, **how):
    return subprocess.run(words, capture_output=True, text=True, timeout=60, **how)


def virsh(*words, **how):
    return run("virsh", "-q", "-c", "qemu:///system", *words, **how)


def order(*words):
    done = run("carrel-gpusim", "order", SIM, *words)
    assert done.returncode == 0, done.stdout + done.stderr


def scan():
    return json.loads(run(SCAN, check=True).stdout)


def start_libvirtd():
    """A libvirtd with private run files; the namespace's end ends it."""
    for folder in ("/run/libvirt", "/run/dbus"):
        os.makedirs(folder, exist_ok=True)
        run("mount", "-t", "tmpfs", "tmpfs", folder, check=True)
    run("dbus-uuidgen", "--ensure", check=True)
    run("dbus-daemon", "--system", "--fork", check=True)
    run("libvirtd", "-d", check=True)
    if not wait_until(lambda: virsh("uri").returncode == 0, 30):
        raise RuntimeError("libvirtd does not answer: " + virsh("uri").stderr)


def node_device(gpu):
    return "pci_" + gpu.replace(":", "_").replace(".", "_") if ":" in gpu else f"{gpu}_{gpu}"


def vgpu_device(gpu, uuid=UUID):
    return f"mdev_{uuid}_{gpu}".replace("-", "_").replace(":", "_").replace(".", "_")


class SeenTheSame(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        start_libvirtd()

    def setUp(self):
        self.maxDiff = None
        self.gpus = scan()

    def types_of_libvirt(self, gpu):
        xml = ET.fromstring(virsh("nodedev-dumpxml", node_device(gpu), check=True).stdout)
        self.product, self.vendor = xml.findtext("capability/product"), xml.findtext("capability/vendor")
        found = xml.findall(".//capability[@type='mdev_types']/type") or xml.findall("capability/type")
        return {one.get("id"): (one.findtext("name"), int(one.findtext("availableInstances"))) for one in found}

    @staticmethod
    def types_of_mdevctl():
        parents = json.loads(run("mdevctl", "types", "--dumpjson", check=True).stdout)
        found = {}
        for parent in parents:
            for gpu, types in parent.items():
                found[gpu] = {name: (what["name"], what["available_instances"]) for one in types for name, what in one.items()}
        return found

    def types_of_carrel(self, gpu):
        return {name: (what["name"], what["available"]) for name, what in self.gpus[gpu]["types"].items()}

    def test_types(self):
        of_mdevctl = self.types_of_mdevctl()
        self.assertEqual(set(of_mdevctl), {gpu for gpu, what in self.gpus.items() if what["types"]})
        for gpu in of_mdevctl:
            self.assertEqual(self.types_of_carrel(gpu), of_mdevctl[gpu], gpu)
            if gpu not in ("mdpy", "mbochs"):  # libvirt knows no such parents, on a real kernel neither
                self.assertEqual(self.types_of_carrel(gpu), self.types_of_libvirt(gpu), gpu)

    def test_names_of_cards(self):
        for gpu in filter(lambda one: ":" in one and self.gpus[one]["types"], self.gpus):
            self.types_of_libvirt(gpu)
            self.assertEqual((self.gpus[gpu]["product"], self.gpus[gpu]["vendor"]), (self.product, self.vendor))
            self.assertTrue(self.product)

    def test_vgpu_made_by_libvirt(self):
        gpu, kind = "0000:3e:00.0", "nvidia-18"
        before = self.types_of_carrel(gpu)[kind][1]
        xml = CREATE.format(parent=node_device(gpu), type=kind, uuid=UUID)
        began = time.monotonic()
        done = virsh("nodedev-create", "/dev/stdin", input=xml)
        self.assertEqual(done.returncode, 0, done.stderr)
        # By the simulator's uevent. libvirt looks at once, on a busy machine too early, and again after 5 s.
        self.assertLess(time.monotonic() - began, 9)
        self.gpus = scan()
        vgpu = self.gpus[gpu]["vgpus"][UUID]
        self.assertEqual((vgpu["type"], vgpu["in_use"]), (kind, False))
        self.assertEqual(self.types_of_carrel(gpu)[kind], (before and "GRID M60-2Q", before - 1))
        self.assertIn(f"{UUID} {gpu} {kind}", run("mdevctl", "list").stdout)
        self.test_types()
        self.refuse_while_in_use(gpu)
        self.assertEqual(virsh("nodedev-destroy", vgpu_device(gpu)).returncode, 0)
        self.assertNotIn(UUID, scan()[gpu]["vgpus"])

    def refuse_while_in_use(self, gpu):
        order("busy", UUID)
        done = virsh("nodedev-destroy", vgpu_device(gpu))
        self.assertIn("device in use", done.stderr)
        self.assertTrue(scan()[gpu]["vgpus"][UUID]["in_use"])
        order("free", UUID)

    def test_a_gpu_that_goes_and_comes_back_is_listed_again(self):
        gpu = "0000:3e:00.0"
        listed = lambda: node_device(gpu) in virsh("nodedev-list", "--cap", "pci").stdout.split()
        self.assertTrue(listed())
        order("vanish", gpu)
        self.assertTrue(wait_until(lambda: not listed(), 5))
        order("return", gpu)
        self.assertTrue(wait_until(listed, 5))
        # Its types by the parent's own message (MDEV_STATE), which comes after it.
        self.assertTrue(wait_until(lambda: self.is_read_again(gpu), 10))

    def is_read_again(self, gpu):
        try:
            return self.types_of_libvirt(gpu) == self.types_of_carrel(gpu)
        except subprocess.CalledProcessError:  # libvirt is just putting the new reading in the old one's place
            return False

    def test_vgpu_made_in_a_shell_reaches_libvirt(self):
        gpu = "0000:3e:00.0"
        other = UUID.replace("1111", "9999")
        with open(f"/sys/class/mdev_bus/{gpu}/mdev_supported_types/nvidia-18/create", "w") as file:
            file.write(other)
        device = vgpu_device(gpu, other)
        self.assertTrue(wait_until(lambda: device in virsh("nodedev-list", "--cap", "mdev").stdout, 3))
        with open(f"/sys/bus/mdev/devices/{other}/remove", "w") as file:
            file.write("1")
        self.assertTrue(wait_until(lambda: device not in virsh("nodedev-list", "--cap", "mdev").stdout, 3))


if __name__ == "__main__":
    main()
