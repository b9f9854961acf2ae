#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each fault that can be asked for, in a description and at run time, happens, and is over when it is switched off."""
import errno
import os
import stat
import time
import unittest

import acts
from simulator import ONE_M60, Simulator, main

GPU = "0000:3d:00.0"
TYPE = f"*/{GPU}/mdev_supported_types/nvidia-18"


def fault(name, what):
    return f'{{ path = "{TYPE}/{name}", {what} }}'


class Faults(unittest.TestCase):
    def setUp(self):
        self.host = Simulator(ONE_M60).__enter__()
        self.addCleanup(lambda: self.host.__exit__(None, None, None))
        self.type = self.host.type(GPU, "nvidia-18")

    def switch_on(self, name, what):
        self.assertRegex(self.host.order("fault " + fault(name, what)), r"^ok \d+$")

    def read(self, name):
        try:
            with open(f"{self.type}/{name}", "rb") as file:
                return file.read()
        except OSError as error:
            return errno.errorcode[error.errno]

    def create(self, flags=os.O_WRONLY):
        return acts.write(self.type + "/create", acts.fresh(), flags)

    def test_read_errno(self):
        for name in ("EIO", "ENODEV", "EPERM", "ETIMEDOUT"):
            self.switch_on("name", f'read = "{name}"')
            self.assertEqual(self.read("name"), name)
            self.host.order("clear all")
            self.assertEqual(self.read("name"), b"GRID M60-2Q\n")

    def test_each_errno_on_write(self):
        for name in ("EINVAL", "EEXIST", "EUSERS", "ENOSPC", "ENODEV", "EAGAIN", "ENOMEM", "EIO", "EPERM", "EACCES"):
            self.switch_on("create", f'write = "{name}"')
            self.assertEqual(self.create(), "write:" + name)
        self.host.order("clear all")
        self.assertEqual(self.create(), "36")

    def test_open_errno(self):
        self.switch_on("create", 'open = "EBUSY"')
        self.assertEqual(self.create(), "open:EBUSY")

    def test_slow_reads_hold_up_nobody_else(self):
        self.switch_on("name", "read_delay_ms = 600")
        child = os.fork()
        if child == 0:
            os._exit(0 if self.read("name") == b"GRID M60-2Q\n" else 1)
        began = time.monotonic()
        self.assertEqual(self.read("device_api"), b"vfio-pci\n")
        self.assertLess(time.monotonic() - began, 0.5)
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        self.assertGreater(time.monotonic() - began, 0.5)

    def test_delayed_write_then_done(self):
        self.switch_on("create", "write_delay_ms = 300")
        began = time.monotonic()
        self.assertEqual(self.create(), "36")
        self.assertGreaterEqual(time.monotonic() - began, 0.3)
        self.assertEqual(len(os.listdir(self.type + "/devices")), 1)

    def test_short_write_does_nothing(self):
        self.switch_on("create", "short_write = 5")
        self.assertEqual(self.create(), "5")
        self.assertEqual(os.listdir(self.type + "/devices"), [])

    def test_read_only_file(self):
        self.switch_on("create", "mode = 0o444")
        self.assertEqual(stat.S_IMODE(os.stat(self.type + "/create").st_mode), 0o444)
        self.assertEqual(self.create(), "open:EACCES")
        self.host.order("clear all")
        self.assertEqual(self.create(), "36")

    def test_another_kind_in_its_place(self):
        kinds = {"fifo": stat.S_ISFIFO, "folder": stat.S_ISDIR, "link": stat.S_ISLNK}
        for kind, is_kind in kinds.items():
            self.assertTrue(stat.S_ISREG(os.lstat(self.type + "/create").st_mode))
            self.switch_on("create", f'stand_in = "{kind}", target = "../../../../../etc/passwd"')
            self.assertTrue(is_kind(os.lstat(self.type + "/create").st_mode), kind)
            self.host.order("clear all")
        self.assertEqual(self.create(), "36")

    def test_a_link_that_points_outside(self):
        self.switch_on("name", 'stand_in = "link", target = "/etc/hostname"')
        self.assertEqual(os.readlink(self.type + "/name"), "/etc/hostname")

    def test_absent(self):
        self.switch_on("available_instances", 'stand_in = "absent"')
        self.assertEqual(self.read("available_instances"), "ENOENT")
        self.assertNotIn("available_instances", os.listdir(self.type))

    def test_a_folder_that_is_a_link(self):
        order = f'fault {{ path = "/sys/class/mdev_bus/{GPU}", stand_in = "link", target = "/tmp" }}'
        self.assertRegex(self.host.order(order), "^ok")
        self.assertEqual(os.readlink(f"{self.host.sys}/class/mdev_bus/{GPU}"), "/tmp")

    def test_gone_between_open_and_write(self):
        self.switch_on("create", "gone_after_open = true")
        self.assertEqual(self.create(), "write:ENODEV")
        self.assertEqual(os.listdir(self.type + "/devices"), [])

    def test_odd_contents(self):
        self.switch_on("description", "long_text = 1048576")
        self.assertEqual(len(self.read("description")), 1024 * 1024)
        self.switch_on("name", "noise = 512")
        noise = self.read("name")
        self.assertEqual(len(noise), 512)
        self.assertIn(b"\0", noise)
        self.assertRaises(UnicodeDecodeError, noise.decode)
        self.switch_on("available_instances", 'content = "4"')
        self.assertEqual(self.read("available_instances"), b"4")

    def test_a_number_of_times(self):
        self.switch_on("create", 'write = "EAGAIN", times = 2')
        self.assertEqual([self.create() for _ in range(3)], ["write:EAGAIN", "write:EAGAIN", "36"])

    def test_of_a_vgpu_that_comes_later(self):
        self.assertRegex(self.host.order('fault { path = "*/*-*-*/remove", stand_in = "fifo" }'), "^ok")
        self.assertEqual(acts.write(self.type + "/create", acts.UUID.encode()), "36")
        remove = f"{self.host.sys}/bus/mdev/devices/{acts.UUID}/remove"
        self.assertTrue(stat.S_ISFIFO(os.stat(remove).st_mode))

    def test_vanishing_and_returning_gpu(self):
        self.assertEqual(self.create(), "36")
        early = os.open(self.type + "/create", os.O_WRONLY)
        self.assertEqual(self.host.order("vanish " + GPU), "ok")
        for place in ("class/mdev_bus/" + GPU, "bus/pci/devices/" + GPU):
            self.assertFalse(os.path.lexists(f"{self.host.sys}/{place}"))
        self.assertEqual(os.listdir(self.host.sys + "/bus/mdev/devices"), [])
        with self.assertRaises(OSError) as caught:
            os.write(early, acts.fresh())
        self.assertEqual(caught.exception.errno, errno.ENODEV)
        os.close(early)
        self.assertEqual(self.host.order("return " + GPU), "ok")
        self.assertEqual(self.read("available_instances"), b"4\n")

    def test_busy_group_and_device_files(self):
        self.assertEqual(acts.write(self.type + "/create", acts.UUID.encode()), "36")
        node = self.host.dev + "/vfio/0"
        for _ in range(20):  # a probe that has been closed is not a user
            self.assertEqual(acts.write(node, b"", os.O_RDONLY), "write:EBADF")
        self.host.order("busy " + acts.UUID)
        self.assertEqual(acts.write(node, b"", os.O_RDONLY), "open:EBUSY")
        self.assertEqual(acts.write(self.host.dev + "/vfio/99", b"", os.O_RDONLY), "open:ENOENT")
        self.host.order("free " + acts.UUID)
        self.assertEqual(acts.write(node, b"", os.O_RDONLY), "write:EBADF")


class WrongOrders(unittest.TestCase):
    def test_each_is_refused_with_a_reason(self):
        with Simulator(ONE_M60) as host:
            for order in ("", "dance", "busy", "busy " + acts.UUID, "vanish 0000:99:00.0", "return " + GPU, "clear", "clear x",
                          "fault", "fault {", 'fault { path = "name" }', 'fault { path = "*", read = "EWRONG" }',
                          'fault { path = "*", stand_in = "dog" }', 'fault { path = "*", dance = 1 }',
                          'fault { path = "*", times = "often" }', "fault " + "x" * 5000):
                with self.subTest(order=order[:40]):
                    self.assertRegex(host.order(order), "^error .+")
            self.assertEqual(host.order("clear all"), "ok 0")


class InADescription(unittest.TestCase):
    def test_faults_and_busy_vgpus_hold_from_the_start(self):
        text = ONE_M60 + f"""
[[vgpu]]
gpu = "{GPU}"
type = "nvidia-18"
uuid = "{acts.UUID}"
iommu_group = 77
busy = true

[[fault]]
path = "{TYPE}/name"
read = "EIO"

[[fault]]
path = "*/{acts.UUID}/remove"
stand_in = "folder"
"""
        with Simulator(text) as host:
            self.assertEqual(acts.write(host.dev + "/vfio/77", b"", os.O_RDONLY), "open:EBUSY")
            self.assertTrue(os.path.isdir(f"{host.sys}/bus/mdev/devices/{acts.UUID}/remove"))
            with self.assertRaises(OSError), open(host.type(GPU, "nvidia-18") + "/name") as file:
                file.read()


if __name__ == "__main__":
    main()
