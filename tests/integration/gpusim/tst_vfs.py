#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""VFs, the types written to them and NVIDIA's programs, on a real mount."""
import errno
import os
import subprocess
import threading
import time
import unittest

from simulator import PROGRAM, Client, Simulator, main, wait_until

L40S = '[[gpu]]\ncard = "NVIDIA L40S"\npath = "0000:3a:00.0/0000:3d:00.0"\niommu_group = 60\nvf_groups = 70\n'
A40 = '[[gpu]]\ncard = "NVIDIA A40"\npath = "0000:50:01.0/0000:51:00.0"\n'
FLEX = '[[gpu]]\ncard = "Intel Data Center GPU Flex 170"\npath = "0000:4a:00.0/0000:4d:00.0"\n'
UUID = "9d3c2a10-5b7e-4f61-8c24-3e1f0a9b8c7d"


class Host(Simulator):
    def pci(self, path):
        return f"{self.sys}/bus/pci/devices/{path}"

    def text(self, path):
        with open(self.pci(path)) as file:
            return file.read()

    def put(self, path, text):
        """0, or the errno of one write."""
        file = os.open(path if path.startswith("/") else self.pci(path), os.O_WRONLY)
        try:
            return 0 if os.write(file, text.encode()) == len(text) else -1
        except OSError as error:
            return error.errno
        finally:
            os.close(file)

    def tool(self, name, *words):
        folder = {"sriov-manage": "/usr/lib/nvidia", "nvidia-smi": "/usr/bin"}[name]
        return subprocess.run([f"{self.folder}/mount{folder}/{name}", *words], capture_output=True, text=True, timeout=30)

    def open_device(self, name):
        try:
            os.close(os.open(f"{self.dev}/vfio/{name}", os.O_RDONLY))
        except OSError as error:
            return error.errno
        return 0


class VendorVfio(unittest.TestCase):
    def test_types_are_written_and_read_back(self):
        with Host(L40S + "vfs = 32\n") as host:
            self.assertEqual(host.put("0000:3d:00.4/nvidia/current_vgpu_type", "1148\n"), 0)
            self.assertEqual(host.text("0000:3d:00.4/nvidia/current_vgpu_type"), "1148\n")
            self.assertEqual(host.text("0000:3d:04.3/nvidia/creatable_vgpu_types").count("\n"), 4)
            self.assertEqual(host.put("0000:3d:00.4/nvidia/current_vgpu_type", "1148"), errno.EPERM)
            self.assertEqual(host.put("0000:3d:00.5/nvidia/current_vgpu_type", "1150"), errno.EIO)
            self.assertEqual(host.put("0000:3d:00.5/nvidia/current_vgpu_type", "2Q"), errno.EINVAL)
            self.assertEqual(host.put("0000:3d:00.4/nvidia/current_vgpu_type", "0"), 0)
            self.assertEqual(host.text("0000:3d:00.4/nvidia/creatable_vgpu_types").count("\n"), 24)

    def test_open_driver(self):
        with Host(L40S + 'vfs = 4\nsharing = "open-rfc"\n') as host:
            self.assertEqual(host.put("0000:3d:00.4/nvidia/current_vgpu_type", "0"), 0)
            self.assertEqual(host.put("0000:3d:00.4/nvidia/current_vgpu_type", "4711"), errno.ENODEV)
            self.assertEqual(host.put("0000:3d:00.4/nvidia/current_vgpu_type", "1148"), 0)
            self.assertEqual(host.put("0000:3d:00.5/nvidia/current_vgpu_type", "1150"), errno.EINVAL)
            self.assertEqual(host.order("busy 0000:3d:00.4"), "ok")
            self.assertEqual(host.put("0000:3d:00.4/nvidia/current_vgpu_type", "0"), errno.EBUSY)

    def test_in_use(self):
        with Host(L40S + "vfs = 4\n") as host:
            self.assertEqual(host.put("0000:3d:00.5/nvidia/current_vgpu_type", "1148"), 0)
            self.assertEqual(sorted(os.listdir(host.dev + "/vfio/devices")), ["vfio0", "vfio1", "vfio2", "vfio3"])
            self.assertEqual(os.listdir(host.pci("0000:3d:00.5/vfio-dev")), ["vfio1"])
            self.assertEqual([host.open_device(71), host.open_device("devices/vfio1")], [0, 0])
            self.assertEqual(host.order("busy 0000:3d:00.5"), "ok")
            self.assertEqual([host.open_device(71), host.open_device("devices/vfio1")], [errno.EBUSY, 0])
            self.assertEqual(host.put("0000:3d:00.5/nvidia/current_vgpu_type", "0"), errno.EIO)
            self.assertEqual(host.order("free 0000:3d:00.5"), "ok")
            self.assertEqual(host.open_device(71), 0)
            self.assertEqual(host.put("0000:3d:00.5/nvidia/current_vgpu_type", "0"), 0)

    def test_a_group_is_opened_by_one_at_a_time(self):
        with Host(L40S + "vfs = 1\n") as host:
            file = os.open(host.dev + "/vfio/70", os.O_RDONLY)
            self.assertEqual(host.open_device(70), errno.EBUSY)
            os.close(file)
            self.assertEqual(host.open_device(70), 0)

    def test_changes_are_told(self):
        with Host(L40S + "vfs = 2\n") as host:
            host.put("0000:3d:00.4/nvidia/current_vgpu_type", "1148")
            self.assertEqual(host.client.next_news(), "changed 0000:3d:00.0")
            host.put("0000:3d:00.4/nvidia/vgpu_params", "disable_vnc=1")
            self.assertEqual(host.client.next_news(), "changed 0000:3d:00.0")
            self.assertEqual(host.text("0000:3d:00.4/nvidia/vgpu_params"), "disable_vnc=1\n")


class SriovManage(unittest.TestCase):
    def test_switches_vfs_on_and_off(self):
        with Host(L40S + A40) as host:
            self.assertEqual(host.put("0000:3d:00.0/sriov_numvfs", "32"), errno.ENOENT)
            done = host.tool("sriov-manage", "-e", "ALL")
            self.assertEqual((done.returncode, done.stdout, done.stderr),
                             (0, "Enabling VFs on 0000:3d:00.0\nEnabling VFs on 0000:51:00.0\n", ""))
            self.assertEqual(host.text("0000:3d:00.0/sriov_numvfs"), "32\n")
            self.assertEqual(os.path.realpath(host.pci("0000:3d:00.0/virtfn10")), os.path.realpath(host.pci("0000:3d:01.6")))
            self.assertEqual(os.path.realpath(host.pci("0000:3d:01.6/physfn")), os.path.realpath(host.pci("0000:3d:00.0")))
            self.assertTrue(os.path.isdir(host.type("0000:51:00.4", "nvidia-558")))
            done = host.tool("sriov-manage", "-d", "0000:3d:00.0")
            self.assertEqual(done.returncode, 0)
            self.assertFalse(os.path.exists(host.pci("0000:3d:01.6")))  # told before the program has ended
            self.assertFalse(os.path.lexists(host.pci("0000:3d:00.0/virtfn0")))

    def test_takes_vgpus_nobody_uses_and_mixed_sizes_away(self):
        with Host(A40 + "vfs = 32\nmixed_sizes = true\n") as host:
            self.assertEqual(host.put(host.type("0000:51:00.4", "nvidia-558") + "/create", UUID), 0)
            self.assertEqual(host.order("busy " + UUID), "ok")
            done = host.tool("sriov-manage", "-d", "0000:51:00.0")
            self.assertEqual((done.returncode, done.stderr), (1, "Cannot obtain unbindLock for 0000:51:00.0\n"))
            host.order("free " + UUID)
            self.assertEqual(host.tool("sriov-manage", "-d", "0000:51:00.0").returncode, 0)
            self.assertFalse(os.path.lexists(f"{host.sys}/bus/mdev/devices/{UUID}"))
            self.assertIn("vGPU Heterogeneous Mode           : Disabled", host.tool("nvidia-smi", "-q").stdout)

    def test_fails_for_a_moment(self):
        with Host(L40S) as host:
            fault = '{ path = "/usr/lib/nvidia/sriov-manage", says = "Cannot obtain unbindLock for 0000:3d:00.0\\n", times = 2 }'
            self.assertTrue(host.order("fault " + fault).startswith("ok"))
            for _ in range(2):
                done = host.tool("sriov-manage", "-e", "0000:3d:00.0")
                self.assertEqual((done.returncode, done.stderr), (1, "Cannot obtain unbindLock for 0000:3d:00.0\n"))
                self.assertEqual(host.text("0000:3d:00.0/sriov_numvfs"), "0\n")
            self.assertEqual(host.tool("sriov-manage", "-e", "0000:3d:00.0").returncode, 0)
            self.assertEqual(host.text("0000:3d:00.0/sriov_numvfs"), "32\n")

    def test_takes_its_time(self):
        with Host(L40S) as host:
            host.order('fault { path = "/usr/lib/nvidia/sriov-manage", write_delay_ms = 300 }')
            began = time.monotonic()
            self.assertEqual(host.tool("sriov-manage", "-e", "0000:3d:00.0").returncode, 0)
            self.assertGreater(time.monotonic() - began, 0.3)
            self.assertEqual(host.text("0000:3d:00.0/sriov_numvfs"), "32\n")

    def test_no_programs_without_nvidias_driver(self):
        with Host(FLEX) as host:
            self.assertFalse(os.path.exists(host.folder + "/mount/usr"))
            done = subprocess.run([PROGRAM, "nvidia-smi", host.folder, "-q"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 9)


class NvidiaSmi(unittest.TestCase):
    def test_mixed_sizes(self):
        with Host(L40S + "vfs = 4\n") as host:
            types = lambda: host.text("0000:3d:00.5/nvidia/creatable_vgpu_types").count("\n") - 1
            self.assertEqual(host.tool("nvidia-smi", "vgpu", "-i", "0", "-shm", "1").returncode, 0)
            self.assertEqual(host.put("0000:3d:00.4/nvidia/current_vgpu_type", "1155"), 0)  # 24Q
            self.assertEqual(types(), 21)  # all but 48Q and 48A
            self.assertEqual(host.tool("nvidia-smi", "vgpu", "-i", "0", "-shm", "0").returncode, 19)
            self.assertEqual(host.tool("nvidia-smi", "vgpu", "-i", "1", "-shm", "0").returncode, 6)
            log = host.tool("nvidia-smi", "-q", "-i", "00000000:3D:00.0").stdout
            self.assertIn("vGPU Heterogeneous Mode           : Enabled\n", log)


class PlainVfs(unittest.TestCase):
    def test_count_is_written(self):
        with Host(FLEX) as host:
            self.assertEqual(host.put("0000:4d:00.0/sriov_numvfs", "32"), errno.ERANGE)
            self.assertEqual(host.put("0000:4d:00.0/sriov_numvfs", "4\n"), 0)
            self.assertEqual(host.put("0000:4d:00.0/sriov_numvfs", "8"), errno.EBUSY)
            self.assertTrue(os.readlink(host.pci("0000:4d:00.1/driver")).endswith("/xe"))
            self.assertFalse(os.path.exists(host.pci("0000:4d:00.1/nvidia")))
            self.assertEqual(host.put("0000:4d:00.0/sriov_numvfs", "0"), 0)
            self.assertFalse(os.path.exists(host.pci("0000:4d:00.1")))
            self.assertEqual(host.put("0000:4d:00.0/sriov_drivers_autoprobe", "0"), 0)
            self.assertEqual(host.put("0000:4d:00.0/sriov_numvfs", "2"), 0)
            self.assertFalse(os.path.lexists(host.pci("0000:4d:00.1/driver")))

    def test_waits_for_a_vf_in_use(self):
        with Host(FLEX + "vfs = 2\n") as host:
            host.order("busy 0000:4d:00.2")
            answers = []
            writer = threading.Thread(target=lambda: answers.append(host.put("0000:4d:00.0/sriov_numvfs", "0")))
            writer.start()
            time.sleep(0.2)
            self.assertEqual((answers, host.text("0000:4d:00.0/sriov_numvfs")), ([], "2\n"))  # others are answered
            host.order("free 0000:4d:00.2")
            writer.join(5)
            self.assertEqual((answers, host.text("0000:4d:00.0/sriov_numvfs")), ([0], "0\n"))


class LifeOfAHost(unittest.TestCase):
    def test_reboot(self):
        with Host(L40S + A40 + FLEX) as host:
            host.tool("sriov-manage", "-e", "ALL")
            host.put("0000:3d:00.4/nvidia/current_vgpu_type", "1148")
            host.put(host.type("0000:51:00.4", "nvidia-558") + "/create", UUID)
            host.put("0000:4d:00.0/sriov_numvfs", "4")
            host.order("busy 0000:3d:00.4")
            self.assertEqual(host.order("reboot"), "ok")
            self.assertEqual(sorted(os.listdir(host.sys + "/bus/pci/devices")),
                             ["0000:3a:00.0", "0000:3d:00.0", "0000:4a:00.0", "0000:4d:00.0", "0000:50:01.0", "0000:51:00.0"])
            self.assertEqual(os.listdir(host.sys + "/bus/mdev/devices"), [])
            self.assertEqual(os.listdir(host.dev + "/vfio"), ["devices", "vfio"])
            host.tool("sriov-manage", "-e", "ALL")
            self.assertEqual(host.text("0000:3d:00.4/nvidia/current_vgpu_type"), "0\n")

    def test_card_in_another_slot(self):
        with Host(L40S + "vfs = 4\n") as host:
            before = host.tool("nvidia-smi", "-L").stdout
            self.assertEqual(host.order("move 0000:3d:00.0 0000:8c:00.0"), "ok")
            self.assertFalse(os.path.exists(host.pci("0000:3d:00.0")))
            self.assertEqual(host.text("0000:8c:00.0/sriov_numvfs"), "0\n")
            self.assertEqual(host.tool("nvidia-smi", "-L").stdout, before)  # the same UUID
            self.assertIn("Bus Id                            : 00000000:8C:00.0", host.tool("nvidia-smi", "-q").stdout)
            self.assertEqual(host.tool("sriov-manage", "-e", "0000:8c:00.0").returncode, 0)
            self.assertEqual(host.put("0000:8c:00.4/nvidia/current_vgpu_type", "1148"), 0)
            self.assertTrue(host.order("move 0000:3d:00.0 0000:8d:00.0").startswith("error"))

    def test_vanish_and_return(self):
        with Host(L40S + "vfs = 4\n") as host:
            self.assertEqual(host.order("vanish 0000:3d:00.0"), "ok")
            self.assertEqual(os.listdir(host.sys + "/bus/pci/devices"), ["0000:3a:00.0"])
            self.assertEqual(host.tool("nvidia-smi", "-L").returncode, 9)
            self.assertEqual(host.order("return 0000:3d:00.0"), "ok")
            self.assertEqual(host.text("0000:3d:00.0/sriov_numvfs"), "0\n")


class ManyVfs(unittest.TestCase):
    def test_64_gpus_with_16_vfs(self):
        """Each carries the 22 types of an A40: 1,024 parents, 22,528 types."""
        gpus = "".join(f'[[gpu]]\ncard = "NVIDIA A40"\npath = "0000:00:{i // 8:02x}.{i % 8}/0000:{16 + 2 * i:02x}:00.0"\nvfs = 16\n'
                       for i in range(64))
        began = time.monotonic()
        with Host(gpus) as host:
            ready = time.monotonic()
            parents = os.listdir(host.sys + "/class/mdev_bus")
            self.assertEqual(len(parents), 1024)
            total = 0
            for parent in parents:
                types = host.sys + "/class/mdev_bus/" + parent + "/mdev_supported_types"
                for kind in os.listdir(types):
                    with open(f"{types}/{kind}/available_instances") as file:
                        total += int(file.read())
            self.assertEqual(total, 1024 * 22)
            print(f"\n64 GPUs, 1,024 VFs: mounted after {ready - began:.2f} s, 22,528 types read in "
                  f"{time.monotonic() - ready:.2f} s", flush=True)


if __name__ == "__main__":
    main()
