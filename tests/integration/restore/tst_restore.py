#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept is there again after a boot; run by with-simulated-sys, with the real carrel-restore."""
import glob
import json
import os
import subprocess
import time
import unittest
import uuid

BUILD = os.environ["CARREL_BUILD"]
RESTORE = os.path.join(BUILD, "bin", "carrel-restore")
SIM = os.environ["CARREL_SIM"]
M60 = ["0000:3d:00.0", "0000:3e:00.0", "0000:4d:00.0", "0000:4e:00.0"]
FLEX, L40S = "0000:5d:00.0", "0000:61:00.0"
KEPT = "/etc/carrel/kept.conf"
STORE = "/etc/mdevctl.d"
NAMESPACE = "urn:carrel:domain:1"


def run(*words, **how):
    return subprocess.run(words, capture_output=True, text=True, timeout=120, **how)


def order(*words):
    done = run("carrel-gpusim", "order", SIM, *words)
    assert done.returncode == 0, done.stdout + done.stderr


def private_etc():
    """An /etc of this namespace's own: what is written below does not reach the disk."""
    run("cp", "-a", "/etc", "/mnt/etc", check=True)
    run("mount", "--bind", "/mnt/etc", "/etc", check=True)


def keep(*lines, mode=0o644):
    os.makedirs("/etc/carrel", exist_ok=True)
    os.chmod("/etc/carrel", 0o755)
    with open(KEPT, "w") as file:
        file.write("\n".join(["# carrel kept set 1", *lines]) + "\n")
    os.chmod(KEPT, mode)


def define(parent, name, kind, start="auto"):
    os.makedirs(f"{STORE}/{parent}", exist_ok=True)
    with open(f"{STORE}/{parent}/{name}", "w") as file:
        json.dump({"mdev_type": kind, "start": start, "attrs": []}, file)


def boot():
    done = run(RESTORE, "boot")
    with open("/run/carrel/restore.json") as file:
        report = json.load(file)
    return done, {item["line"]: item["came"] for item in report["items"]}, report


def there():
    return {name: os.path.basename(os.readlink(f"/sys/bus/mdev/devices/{name}/mdev_type"))
            for name in os.listdir("/sys/bus/mdev/devices")}


def mdev(gpu, kind="nvidia-11", name=None):
    name = name or str(uuid.uuid4())
    return name, f"mdev gpu={gpu} parent={gpu} type={kind} vgpu={name}"


def text(path):
    with open(path) as file:
        return file.read().strip()


def domain(*lines):
    inner = "".join(f"<c:makeatstart>{line}</c:makeatstart>" for line in lines)
    return f"<domain><metadata><c:carrel xmlns:c='{NAMESPACE}'>{inner}</c:carrel></metadata></domain>"


class Restored(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        private_etc()

    def setUp(self):
        for file in glob.glob(f"{STORE}/*/*") + glob.glob(KEPT):
            os.remove(file)
        order("reboot")
        self.assertEqual(there(), {})

    def test_sixty_four_vgpus_are_back_in_five_seconds(self):
        kept = dict(mdev(gpu) for gpu in M60 for _ in range(16))
        keep(*kept.values())
        began = time.monotonic()
        done, came, _ = boot()
        took = time.monotonic() - began
        print(f"64 vGPUs after {took:.2f} s")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(there(), {name: "nvidia-11" for name in kept})
        self.assertEqual(set(came.values()), {"restored"})
        self.assertLess(took, 5)
        self.assertEqual(done.stderr.count("<6>restored: mdev "), 64)
        order("reboot")
        self.assertEqual(there(), {})
        boot()
        self.assertEqual(len(there()), 64)
        self.assertEqual(set(boot()[1].values()), {"there"})

    def test_plain_vfs_are_switched_on(self):
        keep(f"vfs gpu={FLEX} count=5")
        self.assertEqual(text(f"/sys/bus/pci/devices/{FLEX}/sriov_numvfs"), "0")
        self.assertEqual(boot()[1], {f"vfs gpu={FLEX} count=5": "restored"})
        self.assertEqual(text(f"/sys/bus/pci/devices/{FLEX}/sriov_numvfs"), "5")

    def test_a_parent_without_libvirt_is_restored(self):
        name, line = mdev("mdpy", "mdpy-vga")
        keep(line)
        self.assertEqual(boot()[1], {line: "restored"})
        self.assertEqual(there(), {name: "mdpy-vga"})

    def test_another_type_in_its_place_is_left(self):
        name, line = mdev(M60[0], "nvidia-11")
        with open(f"/sys/class/mdev_bus/{M60[0]}/mdev_supported_types/nvidia-12/create", "w") as file:
            file.write(name)
        keep(line)
        self.assertEqual(boot()[1], {line: "different"})
        self.assertEqual(there(), {name: "nvidia-12"})

    def test_extras_are_left(self):
        name, _ = mdev(M60[0])
        with open(f"/sys/class/mdev_bus/{M60[0]}/mdev_supported_types/nvidia-11/create", "w") as file:
            file.write(name)
        other, line = mdev(M60[0])
        keep(line)
        boot()
        self.assertEqual(set(there()), {name, other})

    def test_what_the_driver_refuses_is_said(self):
        lines = [mdev(M60[0], "nvidia-22")[1] for _ in range(2)]  # the whole GPU, twice
        keep(*lines)
        done, came, report = boot()
        self.assertEqual([came[line] for line in lines], ["restored", "failed"])
        self.assertIn("ENOSPC", report["items"][1]["detail"])
        self.assertIn("<4>failed: " + lines[1], done.stderr)

    def test_a_late_parent_is_waited_for(self):
        name, line = mdev(M60[0])
        keep(line)
        order("vanish", M60[0])
        restore = subprocess.Popen([RESTORE, "boot"], stderr=subprocess.PIPE, text=True)
        time.sleep(1)
        self.assertIsNone(restore.poll())
        order("return", M60[0])
        restore.communicate(timeout=40)
        self.assertEqual(there(), {name: "nvidia-11"})

    def test_definitions_that_start_by_themselves_are_started(self):
        name, other = str(uuid.uuid4()), str(uuid.uuid4())
        define(M60[1], name, "nvidia-11")
        define(M60[1], other, "nvidia-11", "manual")
        done, _, report = boot()
        self.assertEqual(there(), {name: "nvidia-11"})
        self.assertEqual([item["store"] for item in report["items"]], ["mdevctl"])
        # The package of Debian 13 ships a rule that runs another path than its own program.
        self.assertEqual(report["missingProgram"] != "", not os.path.exists("/usr/sbin/mdevctl"))
        self.assertEqual("mdevctl's udev rule runs" in done.stderr, report["missingProgram"] != "")

    def test_a_set_others_can_write_is_not_used(self):
        name, line = mdev(M60[0])
        keep(line, mode=0o666)
        done, came, _ = boot()
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual((came, there()), ({}, {}))
        self.assertIn("others than root can change it", done.stderr)

    def test_a_damaged_set_restores_nothing(self):
        keep(mdev(M60[0])[1], "mdev gpu=../../x")
        done, came, _ = boot()
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual((came, there()), ({}, {}))

    def test_everybody_may_read_the_report(self):
        keep(f"vfs gpu={FLEX} count=2")
        boot()
        self.assertEqual(os.stat("/run/carrel/restore.json").st_mode & 0o777, 0o644)

    def test_a_slice_is_made_at_start_and_removed_after(self):
        name, line = mdev(M60[0])
        xml = domain(line)
        self.assertEqual(run(RESTORE, "prepare", input=xml).returncode, 0)
        self.assertEqual(there(), {name: "nvidia-11"})
        self.assertEqual(run(RESTORE, "prepare", input=xml).returncode, 0)  # twice is once
        self.assertEqual(run(RESTORE, "release", input=xml).returncode, 0)
        self.assertEqual(there(), {})
        self.assertEqual(run(RESTORE, "release", input=xml).returncode, 0)

    def test_a_slice_that_cannot_be_made_stops_the_start(self):
        first, second = mdev(M60[0], "nvidia-22"), mdev(M60[0], "nvidia-22")
        self.assertEqual(run(RESTORE, "prepare", input=domain(first[1])).returncode, 0)
        done = run(RESTORE, "prepare", input=domain(second[1]))
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("ENOSPC", done.stderr)
        self.assertEqual(set(there()), {first[0]})

    def test_a_slice_of_another_type_is_not_removed(self):
        name, line = mdev(M60[0])
        with open(f"/sys/class/mdev_bus/{M60[0]}/mdev_supported_types/nvidia-12/create", "w") as file:
            file.write(name)
        run(RESTORE, "release", input=domain(line))
        self.assertEqual(there(), {name: "nvidia-12"})

    def test_a_workstation_without_slices_starts(self):
        for mode in ("prepare", "release"):
            self.assertEqual(run(RESTORE, mode, input="<domain><name>a</name></domain>").returncode, 0)

    def test_only_root_and_only_three_words(self):
        self.assertEqual(run(RESTORE).returncode, 2)
        self.assertEqual(run(RESTORE, "boot", "--root=/tmp").returncode, 2)
        self.assertEqual(run(RESTORE, "boot", user="nobody").returncode, 2)


class VendorVfio(unittest.TestCase):
    """Everything through NVIDIA's own programs, which the simulator plays."""

    def setUp(self):
        order("reboot")
        self.assertFalse(os.path.lexists(f"/sys/bus/pci/devices/{L40S}/virtfn0"))

    def test_vfs_mixed_sizes_and_types_are_back(self):
        vf = "0000:61:00.5"
        lines = [f"vf gpu={L40S} parent={vf} slot=1 type=nvidia-1148", f"mixed gpu={L40S}", f"vfs gpu={L40S} count=32"]
        keep(*lines)
        done, came, _ = boot()
        self.assertEqual([came[line] for line in lines], ["restored"] * 3, done.stderr)
        self.assertEqual(text(f"/sys/bus/pci/devices/{vf}/nvidia/current_vgpu_type"), "1148")
        self.assertEqual(os.path.basename(os.readlink(f"/sys/bus/pci/devices/{L40S}/virtfn1")), vf)
        self.assertEqual(set(boot()[1].values()), {"there"})

    def test_a_vf_alone_is_late_when_its_vfs_are_off(self):
        line = f"vf gpu={L40S} parent=0000:61:00.5 slot=1 type=1148"
        began = time.monotonic()
        done = run(RESTORE, "prepare", input=domain(line))
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("<4>late: " + line, done.stderr)
        self.assertLess(time.monotonic() - began, 10)


if __name__ == "__main__":
    unittest.main(verbosity=2)
