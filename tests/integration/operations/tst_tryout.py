#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole changes on the try-out host: simulated GPUs, real QEMU machines, and what is left when a process is killed."""

import json
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import jsonschema

BIN = pathlib.Path(os.environ["CARREL_BUILD"]) / "bin"
SOURCE = pathlib.Path(os.environ["CARREL_SOURCE"])
HOST = "tryout:"


def become_user():
    """libvirt has no session for root: the tests run as the environment's ordinary user."""
    if os.getuid() != 0:
        return
    user = pwd.getpwnam("carrel")
    os.initgroups(user.pw_name, user.pw_gid)
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)


class TryOut(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = pathlib.Path(tempfile.mkdtemp(prefix="carrel-ops."))
        for part in ("home", "run"):
            (cls.place / part).mkdir(mode=0o700)
        libvirt = cls.place / "home/.config/libvirt"
        libvirt.mkdir(parents=True)
        (libvirt / "qemu.conf").write_text(  # without cgroups and systemd
            'cgroup_controllers = []\nnamespaces = []\nsecurity_driver = "none"\nremember_owner = 0\nstdio_handler = "file"\n')
        cls.environment = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "DBUS", "DISPLAY"))}
        cls.environment |= {"HOME": str(cls.place / "home"), "XDG_RUNTIME_DIR": str(cls.place / "run"),
                            "PATH": f"{BIN}:{os.environ['PATH']}"}
        cls.keeper = subprocess.Popen([BIN / "carrelctl", "--host", HOST, "host", "keep"], env=cls.environment,
                                      stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        line = cls.keeper.stdout.readline()
        if "open until" not in line:
            raise RuntimeError(f"the try-out host did not open: {line!r}")
        gpus = cls.inventory()["gpus"]
        cls.gpu = gpus[0]["address"]
        cls.type = gpus[0]["types"][0]["id"]

    @classmethod
    def tearDownClass(cls):
        cls.keeper.send_signal(signal.SIGINT)
        cls.keeper.wait(30)
        cls.keeper.stdout.close()
        pid = cls.place / "run/libvirt/libvirtd.pid"
        if pid.exists():
            os.kill(int(pid.read_text()), signal.SIGTERM)
        shutil.rmtree(cls.place, ignore_errors=True)

    @classmethod
    def ctl(cls, *words):
        return subprocess.run([BIN / "carrelctl", "--host", HOST, *words], env=cls.environment, capture_output=True,
                              stdin=subprocess.DEVNULL, text=True, timeout=120)

    @classmethod
    def inventory(cls):
        return json.loads(cls.ctl("--json", "inventory").stdout)["hosts"][0]

    def done(self, *words):
        answer = self.ctl(*words)
        self.assertEqual(answer.returncode, 0, answer)
        return answer.stdout.strip()

    def refused(self, part, *words):
        answer = self.ctl(*words)
        self.assertEqual(answer.returncode, 1, answer)
        self.assertIn(part, answer.stderr)

    def available(self):
        return [one["available"] for one in self.inventory()["gpus"][0]["types"]]

    def disks(self):
        folder = self.place / "home/.local/share/carrel/tryout-disks"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []

    def xml(self, name):
        return subprocess.run(["virsh", "-c", "qemu:///session", "dumpxml", "--inactive", name], env=self.environment,
                              capture_output=True, text=True, check=True, timeout=60).stdout

    def validates(self, name):
        """libvirt takes its own XML back under validation."""
        path = self.place / "check.xml"
        path.write_text(self.xml(name))
        subprocess.run(["virsh", "-c", "qemu:///session", "define", "--validate", str(path)], env=self.environment,
                       capture_output=True, check=True, timeout=60)

    # --- the main job

    def test_the_main_job(self):
        before = self.available()
        vgpu = self.done("vgpu", "create", self.gpu, self.type, "--name", "drawing")
        self.assertNotEqual(self.available(), before)
        self.done("workstation", "create", "main", "--memory", "64", "--cpus", "1", "--disk-size", "1", "--network", "user")
        self.done("vgpu", "assign", "drawing", "main")  # by the name given to it
        self.validates("main")
        self.refused("belongs to main", "workstation", "create", "other", "--disk", "none", "--vgpu", vgpu)
        self.done("workstation", "start", "main")
        host = self.inventory()
        jsonschema.validate({"schema": 1, "hosts": [host]}, json.loads((SOURCE / "docs/inventory.schema.json").read_text()))
        (station,) = host["workstations"]
        self.assertEqual((station["state"], station["vgpus"]), ("running", [vgpu]))
        self.assertEqual(station["graphics"][0]["type"], "spice")
        self.assertGreater(station["graphics"][0]["port"], 0)
        self.assertIn(["main"], [one["workstations"] for one in host["gpus"][0]["vgpus"]])
        self.refused("in use by main", "vgpu", "remove", vgpu)
        self.refused("is running", "workstation", "delete", "main")
        self.done("workstation", "stop", "--force", "main")
        self.refused("already has", "vgpu", "assign", vgpu, "main")
        self.done("workstation", "delete", "main", "--disks", "--vgpus")
        self.assertEqual((self.available(), self.disks(), self.inventory()["workstations"]), (before, [], []))

    def test_assign_and_its_undo_give_the_same_xml(self):
        vgpu = self.done("vgpu", "create", self.gpu, self.type)
        self.done("workstation", "create", "same", "--memory", "64", "--cpus", "1", "--disk", "none")
        before = self.xml("same")
        self.done("vgpu", "assign", vgpu, "same")
        self.assertNotEqual(self.xml("same"), before)
        entry = json.loads(self.done("--json", "journal"))["journal"][0]["id"]
        self.done("journal", "undo", entry)
        self.assertEqual(self.xml("same"), before)
        self.done("vgpu", "assign", vgpu, "same")
        self.done("vgpu", "release", vgpu, "same")
        self.assertEqual(self.xml("same"), before)
        self.done("workstation", "delete", "same")
        self.done("vgpu", "remove", vgpu)

    def test_full_gpu_names_what_fills_it(self):
        big = next(one["id"] for one in self.inventory()["gpus"][0]["types"] if one["max_instances"] == 1)
        vgpu = self.done("vgpu", "create", self.gpu, big)
        self.refused("it carries 1 ×", "vgpu", "create", self.gpu, big)
        self.refused("belongs to a vGPU", "vgpu", "create", self.gpu, self.type, "--uuid", vgpu)
        self.done("vgpu", "remove", vgpu)

    def test_keep_ends_with_its_host(self):
        keeper = subprocess.Popen([BIN / "carrelctl", "--host", "tryout:studio", "host", "keep"], env=self.environment,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(keeper.kill)
        self.assertIn("open until", keeper.stdout.readline())
        for folder in pathlib.Path("/proc").iterdir():
            if folder.name.isdigit() and folder.stat().st_uid == os.getuid():
                words = (folder / "cmdline").read_bytes().split(b"\0")
                if words[0].endswith(b"carrel-gpusim") and b"studio" in b" ".join(words):
                    os.kill(int(folder.name), signal.SIGKILL)
        _, said = keeper.communicate(timeout=20)
        self.assertEqual(keeper.returncode, 3, said)
        self.assertRegex(said, r"\Acarrelctl: [^\n]+\.\n")

    def test_a_base_disk_is_kept_while_a_clone_is_there(self):
        self.done("workstation", "create", "base", "--memory", "64", "--cpus", "1", "--disk-size", "1")
        folder = self.place / "home/.local/share/carrel/tryout-disks"
        (base,) = folder.iterdir()
        clone = self.place / "clone.qcow2"
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", str(base), "-F", "qcow2", str(clone)], check=True)
        self.done("workstation", "create", "clone", "--memory", "64", "--cpus", "1", "--disk", "existing", "--disk-path", str(clone))
        self.refused("clone is built on it", "workstation", "delete", "base", "--disks")
        self.assertEqual(len(self.inventory()["workstations"]), 2)
        self.done("workstation", "delete", "clone", "--disks")
        self.done("workstation", "delete", "base", "--disks")
        self.assertEqual(self.disks(), [])

    # --- killed in the middle

    def kill_after(self, writes, name):
        victim = subprocess.run([BIN / "operations-victim", HOST, str(writes), name], env=self.environment,
                                capture_output=True, text=True, timeout=90)
        return victim.returncode

    def latest(self):
        return json.loads(self.done("--json", "journal"))["journal"][0]

    def leave_nothing(self, name):
        self.ctl("workstation", "stop", "--kill", name)
        self.ctl("workstation", "delete", name, "--disks", "--vgpus")
        for vgpu in self.inventory()["gpus"][0]["vgpus"]:
            self.done("vgpu", "remove", vgpu["id"])

    def test_killed_after_each_journal_write_is_taken_back_or_finished(self):
        before = self.available()
        # begin, then two writes for each of four steps, then the end
        for writes in range(1, 10):
            for way in ("undo", "finish"):
                with self.subTest(writes=writes, way=way):
                    name = f"cut-{writes}-{way}"
                    self.assertEqual(self.kill_after(writes, name), -signal.SIGKILL)
                    entry = self.latest()
                    self.assertEqual(entry["state"], "interrupted")
                    answer = self.ctl("journal", way, entry["id"])
                    if answer.returncode != 0:  # nothing begun: nothing to take back; all done: nothing to finish
                        self.assertIn("nothing to take back", answer.stderr)
                        self.assertIn((writes, way), [(1, "undo"), (9, "finish")])
                        self.done("journal", "settle", entry["id"])
                    names = [one["name"] for one in self.inventory()["workstations"]]
                    self.assertEqual(names, [name] if way == "finish" else [])
                    if way == "finish":
                        self.assertEqual(self.inventory()["workstations"][0]["state"], "running")
                        self.leave_nothing(name)
                    self.assertEqual((self.available(), self.disks()), (before, []))


if __name__ == "__main__":
    become_user()
    unittest.main()
