#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every act on the mdev files gives in the simulator what it gave on a real kernel."""
import errno
import os
import signal
import subprocess
import sys
import unittest

import acts
from simulator import HERE, ONE_M60, Simulator, main, wait_until

GPU = "0000:3d:00.0"
UUID = acts.UUID


def kernel_table():
    with open(HERE + "/acts-kernel.tsv") as file:
        return [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]


class SameAsTheKernel(unittest.TestCase):
    def test_every_act(self):
        self.maxDiff = None
        with Simulator(HERE + "/samples.toml") as host:
            got = [list(row) for row in acts.acts(acts.Host(host.sys, host.dev))]
        expected = kernel_table()
        self.assertEqual([row[0] for row in got], [row[0] for row in expected])
        for act, expectation in zip(got, expected):
            with self.subTest(act=act[0]):
                self.assertEqual(act[1], expectation[1])


class OtherActs(unittest.TestCase):
    """What sysfs says to acts it does not know: the kernel's VFS and fs/kernfs."""

    def error_of(self, act, *arguments):
        with self.assertRaises(OSError) as caught:
            act(*arguments)
        return errno.errorcode[caught.exception.errno]

    def test_folders_and_names_cannot_be_changed(self):
        with Simulator(ONE_M60) as host:
            kind = host.type(GPU, "nvidia-18")
            self.assertEqual(self.error_of(os.mkdir, kind + "/x"), "EPERM")
            self.assertEqual(self.error_of(os.unlink, kind + "/name"), "EPERM")
            self.assertEqual(self.error_of(os.rmdir, kind + "/devices"), "EPERM")
            self.assertEqual(self.error_of(os.rename, kind + "/name", kind + "/name2"), "EPERM")
            self.assertEqual(self.error_of(os.symlink, "x", kind + "/y"), "EPERM")
            self.assertEqual(self.error_of(open, kind + "/devices", "w"), "EISDIR")

    def test_two_writes_through_one_open_file(self):
        with Simulator(ONE_M60) as host:
            file = os.open(host.type(GPU, "nvidia-18") + "/create", os.O_WRONLY)
            self.assertEqual(os.write(file, acts.fresh()), 36)
            self.assertEqual(os.write(file, acts.fresh()), 36)
            os.close(file)
            self.assertEqual(len(os.listdir(host.sys + "/bus/mdev/devices")), 2)

    def test_limit_of_a_card_has_the_errno_described(self):
        for name in ("ENOSPC", "EUSERS", "EIO"):
            with Simulator(ONE_M60 + f'errno_when_full = "{name}"\n') as host:
                create = host.type(GPU, "nvidia-22") + "/create"
                self.assertEqual(acts.write(create, acts.fresh()), "36")
                self.assertEqual(acts.write(create, acts.fresh()), "write:" + name)
                other = host.type(GPU, "nvidia-18") + "/create"
                self.assertEqual(acts.write(other, acts.fresh()), "write:" + name)


class RemovalOfABusyVgpu(unittest.TestCase):
    """Finding of a real kernel: the folder goes at once, the write ends when the last user lets go."""

    def setUp(self):
        self.host = Simulator(ONE_M60).__enter__()
        self.addCleanup(lambda: self.host.__exit__(None, None, None))
        self.type = self.host.type(GPU, "nvidia-18")
        self.device = f"{self.host.sys}/bus/mdev/devices/{UUID}"
        self.assertEqual(acts.write(self.type + "/create", UUID.encode()), "36")
        self.group = os.path.basename(os.readlink(self.device + "/iommu_group"))
        self.assertEqual(self.host.order("busy " + UUID), "ok")

    def start_removal(self):
        script = "import os,sys; f=os.open(sys.argv[1],os.O_WRONLY); sys.exit(10 + os.write(f,b'1'))"
        child = subprocess.Popen([sys.executable, "-c", script, self.device + "/remove"], stderr=subprocess.DEVNULL)
        self.assertTrue(wait_until(lambda: not os.path.lexists(self.device)))
        return child

    def available(self):
        with open(self.type + "/available_instances") as file:
            return int(file.read())

    def test_blocks_until_released(self):
        child = self.start_removal()
        self.assertIsNone(child.poll())
        self.assertEqual(self.available(), 3)
        self.assertEqual(acts.write(f"{self.host.dev}/vfio/{self.group}", b"", os.O_RDONLY), "open:EBUSY")
        self.assertEqual(acts.write(self.type + "/create", UUID.encode()), "write:EEXIST")
        self.assertEqual(acts.write(self.device + "/remove", b"1"), "open:ENOENT")
        self.assertEqual(self.host.order("free " + UUID), "ok")
        self.assertEqual(child.wait(5), 11)
        self.assertEqual(self.available(), 4)
        self.assertFalse(os.path.exists(f"{self.host.dev}/vfio/{self.group}"))
        self.assertEqual(acts.write(self.type + "/create", UUID.encode()), "36")

    def test_others_come_and_go_meanwhile(self):
        child = self.start_removal()
        other = acts.fresh()
        self.assertEqual(acts.write(self.type + "/create", other), "36")
        self.assertEqual(acts.write(f"{self.host.sys}/bus/mdev/devices/{other.decode()}/remove", b"1"), "1")
        self.assertEqual(self.host.order("free " + UUID), "ok")
        self.assertEqual(child.wait(5), 11)

    def test_no_signal_ends_the_writer(self):
        child = self.start_removal()
        for one in (signal.SIGTERM, signal.SIGKILL):
            child.send_signal(one)
            with self.assertRaises(subprocess.TimeoutExpired):
                child.wait(0.3)
        self.assertEqual(self.host.order("free " + UUID), "ok")
        self.assertLess(child.wait(5), 0)

    def test_second_writer_hears_enodev_at_once(self):
        early = os.open(self.device + "/remove", os.O_WRONLY)
        child = self.start_removal()
        with self.assertRaises(OSError) as caught:
            os.write(early, b"1")
        self.assertEqual(caught.exception.errno, errno.ENODEV)
        os.close(early)
        self.host.order("free " + UUID)
        child.wait(5)

    def test_ends_when_the_simulator_ends(self):
        child = self.start_removal()
        self.host.client.close()
        self.assertEqual(child.wait(5), 1)  # by an error, not by success


if __name__ == "__main__":
    main()
