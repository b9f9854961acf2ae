#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""However its clients or itself end, the simulator leaves nothing: no mount, no process, no file."""
import os
import signal
import subprocess
import tempfile
import time
import unittest

from simulator import ONE_M60, PROGRAM, Client, Simulator, is_mounted, main, wait_until


def server_of(folder):
    return process_of("serve", folder)


def process_of(verb, folder):
    """The process that serves a folder, or guards the one that does, by its command line."""
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/cmdline", "rb") as file:
                words = file.read().split(b"\0")
        except OSError:
            continue
        if words[1:3] == [verb.encode(), folder.encode()] and words[0].endswith(b"carrel-gpusim"):
            return int(name)
    return None


def holder(folder):
    """A client in a process of its own."""
    child = subprocess.Popen([PROGRAM, "hold", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    return child


def is_gone(folder):
    return wait_until(lambda: not os.path.lexists(folder) and not is_mounted(folder) and server_of(folder) is None)


class Ends(unittest.TestCase):
    def setUp(self):
        self.host = Simulator("office")
        self.folder = self.host.folder
        self.notes = self.host.base + "/notes"
        self.addCleanup(lambda: subprocess.run(["rm", "-rf", "--one-file-system", self.host.base], check=True))

    def serve(self, clean_up="echo cleaned"):
        done = self.host.serve("--", "sh", "-c", f"{clean_up} >> {self.notes}")
        self.assertEqual((done.returncode, done.stdout), (0, "ready\n"), done.stderr)

    def noted(self):
        if not os.path.exists(self.notes):
            return ""
        with open(self.notes) as file:
            return file.read()

    def test_client_killed(self):
        self.serve()
        client = holder(self.folder)
        self.assertTrue(is_mounted(self.folder))
        time.sleep(0.2)
        client.kill()
        client.communicate()
        self.assertTrue(is_gone(self.folder))
        self.assertEqual(self.noted(), "cleaned\n")

    def test_one_of_two_clients_goes(self):
        self.serve()
        first, second = Client(self.folder), Client(self.folder)
        first.close()
        time.sleep(0.1)
        self.assertEqual(second.order("where").split()[0], "ok")
        second.close()
        self.assertTrue(is_gone(self.folder))
        self.assertEqual(self.noted(), "cleaned\n")

    def test_client_goes_with_files_open_and_a_folder_held(self):
        self.serve()
        client = Client(self.folder)
        file = os.open(self.folder + "/mount/sys/class/mdev_bus/0000:3d:00.0/vendor", os.O_RDONLY)
        resident = subprocess.Popen(["sleep", "60"], cwd=self.folder + "/mount/sys")
        client.close()
        self.assertTrue(is_gone(self.folder))
        os.close(file)
        resident.kill()
        resident.wait()

    def test_asked_to_end(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            self.serve()
            client = Client(self.folder)
            os.kill(server_of(self.folder), number)
            self.assertTrue(is_gone(self.folder))
            client.close()
        self.assertEqual(self.noted(), "cleaned\n" * 3)

    def test_ends_amid_orders_and_readers(self):
        """Forgetting names (the second thread) must never wait for the thread that ends."""
        for _ in range(3):
            self.serve()
            client = Client(self.folder)
            reader = subprocess.Popen(["sh", "-c", f"while ls -R {self.folder}/mount/sys; do :; done"],
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(4):
                client.socket.sendall(b'fault { path = "*", mode = 0o444 }\nvanish 0000:3e:00.0\nclear all\nreturn 0000:3e:00.0\n')
            client.socket.sendall(b"quit\n")
            self.assertTrue(is_gone(self.folder))
            reader.wait(10)
            client.close()

    def test_order_quit(self):
        self.serve()
        client = Client(self.folder)
        self.assertEqual(client.order("quit"), "ok")
        self.assertTrue(is_gone(self.folder))
        client.close()

    def test_unmounted_by_somebody(self):
        self.serve()
        client = Client(self.folder)
        subprocess.run(["fusermount3", "-u", self.folder + "/mount"], check=True)
        self.assertTrue(is_gone(self.folder))
        client.close()

    def test_itself_killed(self):
        self.serve()
        client = Client(self.folder)
        os.kill(server_of(self.folder), signal.SIGKILL)
        self.assertTrue(is_gone(self.folder))  # its guard has cleaned up
        client.close()
        self.assertEqual(self.noted(), "cleaned\n")
        self.assertTrue(wait_until(lambda: process_of("guard", self.folder) is None))
        self.serve()
        Client(self.folder).close()
        self.assertTrue(is_gone(self.folder))
        self.assertEqual(self.noted(), "cleaned\n" * 2)

    def test_itself_and_its_guard_killed_and_started_again(self):
        self.serve()
        client = Client(self.folder)
        os.kill(process_of("guard", self.folder), signal.SIGKILL)
        os.kill(server_of(self.folder), signal.SIGKILL)
        client.close()
        self.assertTrue(wait_until(lambda: server_of(self.folder) is None))
        with self.assertRaises(OSError):
            os.stat(self.folder + "/mount")  # transport endpoint is not connected
        self.serve()
        self.assertEqual(self.noted(), "cleaned\n")  # what the killed one left is cleaned up first
        client = Client(self.folder)
        self.assertIn("0000:3d:00.0", os.listdir(self.folder + "/mount/sys/class/mdev_bus"))
        client.close()
        self.assertTrue(is_gone(self.folder))

    def test_killed_and_at_once_started_again(self):
        """Guard and next simulator never both clean up, and neither takes what the other has made."""
        for _ in range(3):
            self.serve()
            client = Client(self.folder)
            os.kill(server_of(self.folder), signal.SIGKILL)
            client.close()
            self.serve()
            Client(self.folder).close()
            self.assertTrue(is_gone(self.folder))
        self.assertEqual(self.noted(), "cleaned\n" * 6)

    def test_guard_goes_with_its_simulator(self):
        self.serve()
        self.assertIsNotNone(process_of("guard", self.folder))
        Client(self.folder).close()
        self.assertTrue(is_gone(self.folder))
        self.assertTrue(wait_until(lambda: process_of("guard", self.folder) is None))
        self.assertEqual(self.noted(), "cleaned\n")

    def test_started_again_while_the_clean_up_runs(self):
        self.serve("sleep 0.7; echo cleaned")
        Client(self.folder).close()
        self.assertTrue(wait_until(lambda: not os.path.exists(self.folder + "/control")))
        began = time.monotonic()
        self.serve()
        self.assertGreater(time.monotonic() - began, 0.3)
        self.assertEqual(self.noted(), "cleaned\n")  # the new one begins after it, so it cannot clean up the new one's
        Client(self.folder).close()
        self.assertTrue(is_gone(self.folder))

    def test_the_clean_up_cannot_start_another(self):
        self.serve(f"{PROGRAM} serve {self.folder} office; echo $?")
        Client(self.folder).close()
        self.assertTrue(is_gone(self.folder))
        self.assertEqual(self.noted(), "8\n")

    def test_ten_starters_at_once_share_one(self):
        script = [PROGRAM, "serve", self.folder, "office"]
        starters = [subprocess.Popen(script, stdout=subprocess.PIPE) for _ in range(10)]
        self.assertEqual([one.communicate()[0] for one in starters], [b"ready\n"] * 10)
        client = Client(self.folder)
        with open("/proc/self/mounts") as mounts:
            self.assertEqual(sum(self.folder in line for line in mounts), 1)
        client.close()
        self.assertTrue(is_gone(self.folder))


class CannotStart(unittest.TestCase):
    def test_each_reason_is_said(self):
        with tempfile.TemporaryDirectory() as base:
            bad = {
                "nonsense = 1\n": "nonsense", "[[gpu]]\n": "card", '[[gpu]]\ncard = "Voodoo 2"\n': "Voodoo 2",
                '[[gpu]]\ncard = "Tesla T4"\npath = "3d:00.0"\n': "path", "[[gpu]\n": "Line 1",
                ONE_M60 + ONE_M60: "Two GPUs", ONE_M60 + 'rule = "any"\n': "rule", ONE_M60 + 'types = ["x"]\n': "types",
                ONE_M60 + '[[vgpu]]\ngpu = "mtty"\n': "mtty", ONE_M60 + 'numa_node = "one"\n': "numa_node",
                ONE_M60 + 'colour = "red"\n': "colour",
            }
            for text, word in bad.items():
                with open(base + "/host.toml", "w") as file:
                    file.write(text)
                done = subprocess.run([PROGRAM, "serve", base + "/run", base + "/host.toml"], capture_output=True, text=True)
                with self.subTest(text=text):
                    self.assertEqual(done.returncode, 3)
                    self.assertIn(word, done.stderr)
                    self.assertEqual(done.stderr.count("\n"), 1)
                    self.assertFalse(os.path.exists(base + "/run"))

    def test_folder_of_others(self):
        with tempfile.TemporaryDirectory() as base:
            os.mkdir(base + "/open")
            os.chmod(base + "/open", 0o777)
            done = subprocess.run([PROGRAM, "serve", base + "/open", "office"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 6)
            done = subprocess.run([PROGRAM, "serve", "/proc/nowhere/x", "office"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 6)

    def test_wrong_words(self):
        for words in ([], ["serve"], ["serve", "/tmp/x"], ["serve", "/tmp/x", "office", "--fast"], ["dance"]):
            self.assertEqual(subprocess.run([PROGRAM, *words], capture_output=True).returncode, 2)

    def test_shipped_descriptions_hold_what_they_say(self):
        cards = {"office": {"Tesla M60"}, "studio": {"Tesla M60", "Quadro RTX 6000"},
                 "rack": {"Tesla M60", "Tesla M10", "Tesla V100 PCIe 16GB", "Tesla T4", "Intel GVT-g 1 GB", "mtty", "mdpy", "mbochs"},
                 "farm": {"NVIDIA L40S"},
                 "workshop": {"Intel UHD Graphics 630", "NVIDIA A40", "Intel Data Center GPU Flex 170", "GeForce RTX 2080 Ti"}}
        for name, expected in cards.items():
            shown = subprocess.run([PROGRAM, "check", name], capture_output=True, text=True, check=True).stdout
            self.assertEqual({line.split(" ", 1)[1].rsplit(" (", 1)[0] for line in shown.splitlines()}, expected)


if __name__ == "__main__":
    main()
