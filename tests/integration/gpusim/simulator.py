# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the simulator's tests share: one that serves a description for as long as a `with` block lasts."""
import os
import select
import shutil
import socket
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.path.join(os.environ.get("CARREL_BUILD", "."), "bin", "carrel-gpusim")
HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "..", "fixtures", "sysfs")

M60 = "0000:3a:00.0/0000:3b:00.0/0000:3c:08.0/0000:3d:00.0"
ONE_M60 = f"""
[[gpu]]
card = "Tesla M60"
path = "{M60}"
iommu_group = 40
"""


def wait_until(condition, seconds=10):
    """Looks again every 10 ms; for what the kernel or a process does without telling."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def is_mounted(folder):
    with open("/proc/self/mounts") as mounts:
        return any(line.split(" ")[1].startswith(folder) for line in mounts)


class Client:
    """One connection to the control socket."""

    def __init__(self, folder):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(folder + "/control")
        self.received = b""
        self.news = []
        self.order("where")  # a client is who has spoken

    def line(self, seconds=10):
        """The next line; None when none comes in time, "" when the other end has closed."""
        while b"\n" not in self.received:
            if not select.select([self.socket], [], [], seconds)[0]:
                return None
            some = self.socket.recv(65536)
            if not some:
                return ""
            self.received += some
        line, _, self.received = self.received.partition(b"\n")
        return line.decode()

    def order(self, line):
        self.socket.sendall(line.encode() + b"\n")
        while (answer := self.line()) and answer.startswith("changed"):
            self.news.append(answer)
        return answer

    def next_news(self, seconds=5):
        return self.news.pop(0) if self.news else self.line(seconds)

    def close(self):
        self.socket.close()


class Simulator:
    """Serves a description (text, file or shipped name) and is a client of it."""

    def __init__(self, description, *options):
        self.base = tempfile.mkdtemp(prefix="carrel-gpusim-")
        self.folder = self.base + "/run"
        self.options = options
        self.description = description
        if "\n" in description:
            self.description = self.base + "/host.toml"
            with open(self.description, "w") as file:
                file.write(description)

    def serve(self, *words):
        return subprocess.run([PROGRAM, "serve", self.folder, self.description, *self.options, *words],
                              capture_output=True, text=True, timeout=60)

    def __enter__(self):
        done = self.serve()
        if done.returncode != 0:
            shutil.rmtree(self.base)
            raise RuntimeError(done.stderr)
        self.client = Client(self.folder)
        self.order = self.client.order
        self.sys, self.dev = self.folder + "/mount/sys", self.folder + "/mount/dev"
        return self

    def __exit__(self, *_):
        self.client.close()
        gone = wait_until(lambda: not os.path.lexists(self.folder))
        mounted = is_mounted(self.base)
        if gone and not mounted:
            shutil.rmtree(self.base)
        if not gone or mounted:
            raise AssertionError(f"the simulator has left {self.folder}, mounted: {mounted}")

    def type(self, gpu, kind):
        return f"{self.sys}/class/mdev_bus/{gpu}/mdev_supported_types/{kind}"

    def read_is_bridge(self, address):
        path = f"{self.sys}/bus/pci/devices/{address}/class"
        return os.path.exists(path) and open(path).read().startswith("0x0604")

    def read(self, path):
        with open(self.sys + "/" + path, "rb") as file:
            return file.read()


def main():
    unittest.main(verbosity=2)
