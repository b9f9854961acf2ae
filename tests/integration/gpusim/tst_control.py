#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The control socket: who hears what, and that no client can hold up the simulator or another client."""
import os
import socket
import stat
import subprocess
import time
import unittest

import acts
from simulator import ONE_M60, PROGRAM, Client, Simulator, main, wait_until

GPU = "0000:3d:00.0"


class ControlSocket(unittest.TestCase):
    def setUp(self):
        self.host = Simulator(ONE_M60).__enter__()
        self.addCleanup(lambda: self.host.__exit__(None, None, None))
        self.create = self.host.type(GPU, "nvidia-18") + "/create"

    def connect(self):
        client = Client(self.host.folder)
        self.addCleanup(client.close)
        return client

    def test_every_client_hears_every_change_once(self):
        clients = [self.host.client, self.connect(), self.connect()]
        self.assertEqual(acts.write(self.create, acts.UUID.encode()), "36")
        for act in (lambda: None, lambda: clients[1].order("busy " + acts.UUID), lambda: clients[2].order("free " + acts.UUID),
                    lambda: clients[1].order("vanish " + GPU)):
            act()
            for client in clients:
                self.assertEqual(client.next_news(), "changed " + GPU)
        # the vanishing GPU took its vGPU along: one more, and no other
        for client in clients:
            self.assertEqual(client.next_news(), "changed " + GPU)
            self.assertIsNone(client.next_news(0.1))

    def test_refused_acts_tell_nothing(self):
        other = self.connect()
        self.assertEqual(acts.write(self.create, b"nonsense"), "write:EINVAL")
        self.assertRegex(self.host.order("busy " + acts.UUID), "^error")
        self.assertIsNone(other.next_news(0.1))

    def test_orders_in_pieces_and_in_bulk(self):
        raw = socket.socket(socket.AF_UNIX)
        self.addCleanup(raw.close)
        raw.connect(self.host.folder + "/control")
        for piece in (b"wh", b"ere", b"\nwhere\nwhe", b"re\n"):
            raw.sendall(piece)
            time.sleep(0.02)
        answers = b""
        while answers.count(b"\n") < 3:
            answers += raw.recv(4096)
        self.assertEqual(answers.count(b"ok "), 3)

    def test_a_line_without_end_is_cut_off(self):
        raw = socket.socket(socket.AF_UNIX)
        self.addCleanup(raw.close)
        raw.connect(self.host.folder + "/control")
        with self.assertRaises(OSError):
            for _ in range(1000):
                raw.sendall(b"x" * 4096)
        self.assertRegex(self.host.order("where"), "^ok ")

    def test_who_does_not_read_is_dropped_and_holds_up_nobody(self):
        deaf = socket.socket(socket.AF_UNIX)
        self.addCleanup(deaf.close)
        deaf.connect(self.host.folder + "/control")
        deaf.sendall(b"where\n")
        name = acts.UUID.encode()
        for _ in range(400):  # more lines than a socket of the usual size keeps
            self.assertEqual(acts.write(self.create, name), "36")
            self.assertEqual(acts.write(f"{self.host.sys}/bus/mdev/devices/{acts.UUID}/remove", b"1"), "1")
            self.assertEqual([self.host.client.next_news() for _ in range(2)], ["changed " + GPU] * 2)
        deaf.settimeout(5)
        while deaf.recv(65536):
            pass  # what was kept for it, and then the end
        self.assertRegex(self.host.order("where"), "^ok ")

    def test_only_its_user_can_reach_it(self):
        folder = os.stat(self.host.folder)
        self.assertEqual(stat.S_IMODE(folder.st_mode) & 0o077, 0)
        self.assertEqual(folder.st_uid, os.getuid())

    def test_the_order_program(self):
        def order(*words):
            return subprocess.run([PROGRAM, "order", self.host.folder, *words], capture_output=True, text=True)

        self.assertEqual(order("where").stdout, f"ok {self.host.sys} {self.host.dev}\n")
        refused = order("dance", "now")
        self.assertEqual((refused.returncode, refused.stdout), (1, 'error "dance" is no order\n'))
        nobody = subprocess.run([PROGRAM, "order", "/nowhere", "where"], capture_output=True, text=True)
        self.assertEqual((nobody.returncode, nobody.stdout), (1, ""))
        self.assertIn("/nowhere", nobody.stderr)

    def test_the_hold_program_prints_news_and_ends_with_its_input(self):
        holder = subprocess.Popen([PROGRAM, "hold", self.host.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.assertRegex(holder.stdout.readline(), "^ok ")
        self.assertEqual(acts.write(self.create, acts.UUID.encode()), "36")
        self.assertEqual(holder.stdout.readline(), f"changed {GPU}\n")
        holder.stdin.close()
        self.assertEqual(holder.wait(5), 0)
        holder.stdout.close()
        self.assertTrue(wait_until(lambda: os.path.exists(self.create)))

    def test_two_hundred_clients_come_and_go(self):
        for _ in range(200):
            Client(self.host.folder).close()
        self.assertRegex(self.host.order("where"), "^ok ")

    def test_idle_takes_no_processor_time(self):
        with open(f"/proc/{self.server()}/stat") as file:
            before = sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13]))
        time.sleep(1)
        with open(f"/proc/{self.server()}/stat") as file:
            after = sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13]))
        self.assertEqual(after, before)

    def server(self):
        raw = self.host.client.socket
        credentials = raw.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
        return int.from_bytes(credentials[:4], "little")


if __name__ == "__main__":
    main()
