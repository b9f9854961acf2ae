# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kernel and its drivers answer: the simulator is /sys and /dev/vfio."""
import errno
import os
import secrets
import signal
import socket
import subprocess
import time

import kauth
from host import JOURNAL, until
from simulator import GPU, TYPE
from suite import IN_USE, MALFORMED, OPEN_FAILED, SHORT_WRITE, STILL_WAITING, UNSAFE_PATH, VGPU_UNKNOWN, WRITE_FAILED, case, fresh_id

CREATE_NODE = f"*/{GPU}/mdev_supported_types/{TYPE}/create"
ALREADY_EXISTS, NO_ROOM, IN_USE_CODE, UNREACHABLE, TIMED_OUT = 2, 4, 3, 7, 8  # Carrel::ErrorCode


def uuid():
    return f"d1a4b2f0-0000-4000-8000-{secrets.token_hex(6)}"


def made(s, name=None):
    """A vGPU that exists."""
    name = name or uuid()
    assert s.perform(kauth.CREATE, s.good_create(vgpu=name)).is_success
    return name


def remove(name):
    return {"request": fresh_id(), "gpu": GPU, "vgpu": name}


@case(0, "create and remove through Carrel's own client; success is what the kernel shows", needs="simulator")
def client(s):
    name = uuid()
    status, lines = s.host.client("adm1", "create", GPU, TYPE, name)
    assert status == 0 and lines[0] == "ok" and s.simulator.has(name), lines
    status, lines = s.host.client("adm1", "remove", GPU, name)
    assert status == 0 and lines[0] == "ok" and not s.simulator.has(name), lines
    names = [uuid() for _ in range(4)]
    words = " , ".join(f"create {GPU} {TYPE} {one}" for one in names).split()
    status, lines = s.host.client("adm1", *words)
    assert status == 0 and all(s.simulator.has(one) for one in names), lines
    assert int(lines[-1].split()[1]) < 100, lines
    words = " , ".join(f"remove {GPU} {one}" for one in names).split()
    status, lines = s.host.client("adm1", *words)
    assert status == 0 and not any(s.simulator.has(one) for one in names), lines


@case(10, "a UUID that exists: EEXIST, as a sentence", needs="simulator")
def exists(s):
    name = made(s)
    s.refuses(kauth.CREATE, s.good_create(vgpu=name), WRITE_FAILED, errno.EEXIST, lines=2)
    status, lines = s.host.client("adm1", "create", GPU, TYPE, name)
    assert status == 1 and lines[0].startswith(f"refused {ALREADY_EXISTS} ") and name in lines[0], lines
    assert s.perform(kauth.REMOVE, remove(name)).is_success


@case(11, "no room left, and a type shut off by another type in use", needs="simulator")
def full(s):
    names = [made(s) for _ in range(4)]  # four of 2 GiB fill the 8 GiB
    s.refuses(kauth.CREATE, s.good_create(), WRITE_FAILED, errno.ENOSPC, lines=2)
    status, lines = s.host.client("adm1", "create", GPU, TYPE, uuid())
    assert status == 1 and lines[0].startswith(f"refused {NO_ROOM} ") and GPU in lines[0], lines
    for name in names[1:]:
        assert s.perform(kauth.REMOVE, remove(name)).is_success
    other = next(kind for kind in os.listdir(f"/sys/class/mdev_bus/{GPU}/mdev_supported_types") if kind != TYPE)
    reply = s.perform(kauth.CREATE, s.good_create(type=other))
    assert reply.code == WRITE_FAILED, reply
    assert s.perform(kauth.REMOVE, remove(names[0])).is_success


@case(14, "a pipe, a folder, a link, a read-only file in the node's place", needs="simulator")
def stand_ins(s):
    for stand_in, code in (("fifo", UNSAFE_PATH), ("folder", UNSAFE_PATH), ("absent", OPEN_FAILED)):
        s.simulator.fault(CREATE_NODE, stand_in=stand_in)
        s.refuses(kauth.CREATE, s.good_create(), code)
        s.simulator.clear()
    s.simulator.fault(CREATE_NODE, stand_in="link", target="/run/suite/canary")
    s.refuses(kauth.CREATE, s.good_create(), UNSAFE_PATH)
    s.simulator.clear()
    s.works()


@case(15, "the write gives each errno of the table: kept exactly", needs="simulator")
def each_errno(s):
    for name in ("EINVAL", "EEXIST", "EUSERS", "ENOSPC", "ENODEV", "EAGAIN", "ENOMEM", "EIO", "EPERM", "EACCES", "EBUSY", "ETIMEDOUT"):
        s.simulator.fault(CREATE_NODE, write=name)
        s.refuses(kauth.CREATE, s.good_create(), WRITE_FAILED, getattr(errno, name), lines=2)
        s.simulator.clear()
    vgpu = made(s)
    for name in ("EAGAIN", "EINVAL", "EIO", "ENODEV", "EPERM"):
        s.simulator.fault(f"*/{vgpu}/remove", write=name)
        s.refuses(kauth.REMOVE, remove(vgpu), WRITE_FAILED, getattr(errno, name), lines=2)
        s.simulator.clear()
    for name in ("EACCES", "ENODEV", "EIO"):
        s.simulator.fault(CREATE_NODE, open=name)
        s.refuses(kauth.CREATE, s.good_create(), OPEN_FAILED, getattr(errno, name))
        s.simulator.clear()
    assert s.perform(kauth.REMOVE, remove(vgpu)).is_success
    s.works()


@case(16, "a short write is an error", needs="simulator")
def short_write(s):
    s.simulator.fault(CREATE_NODE, short_write=20)
    s.refuses(kauth.CREATE, s.good_create(), SHORT_WRITE, 0, lines=2)
    s.simulator.clear()
    s.works()


@case(17, "the node vanishes between open and write: ENODEV", needs="simulator")
def vanishes(s):
    s.simulator.fault(CREATE_NODE, gone_after_open=True)
    s.refuses(kauth.CREATE, s.good_create(), WRITE_FAILED, errno.ENODEV, lines=2)
    s.simulator.clear()
    s.works()


@case(24, "two of Carrel's clients at one moment, again and again: each tells the truth", needs="simulator")
def two_clients(s):
    for _ in range(8):
        names = [uuid(), uuid()]
        running = [s.host.client(user, "create", GPU, TYPE, name, timeout=None) for user, name in zip(("adm1", "adm2"), names)]
        for process, name in zip(running, names):
            out, err = process.communicate(timeout=30)
            assert out.startswith("ok") and s.simulator.has(name), (process.returncode, out, err)
        running = [s.host.client(user, "remove", GPU, name, timeout=None) for user, name in zip(("adm1", "adm2"), names)]
        for process, name in zip(running, names):
            out, err = process.communicate(timeout=30)
            assert out.startswith("ok") and not s.simulator.has(name), (process.returncode, out, err)


class FullJournal:
    """The journal takes a given number of entries more, then holds up whoever writes one: a way to stop the helper at a line."""

    def __init__(self, journal, entries):
        self.journal, self.entries = journal, entries

    def __enter__(self):
        self.journal.stop()
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.listener.bind(JOURNAL)
        self.filler = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.filler.setblocking(False)
        try:
            while True:
                self.filler.sendto(b"FILLER=1\n", JOURNAL)
        except BlockingIOError:
            pass
        for _ in range(self.entries):
            self.listener.recv(4096)
        return self

    def __exit__(self, *_):
        self.listener.close()
        self.filler.close()
        self.journal.start()


def killed_at_line(s, entries, name):
    """The client's lines when the helper is killed at the audit line after so many others."""
    s.works()
    pid = s.host.helper_pid()
    with FullJournal(s.host.journal, entries):
        running = s.host.client("adm1", "create", GPU, TYPE, name, timeout=None)
        assert until(lambda: "wait" in open(f"/proc/{pid}/wchan", encoding="ascii").read() and os.path.exists(
            f"/proc/{pid}"), 5)
        time.sleep(0.5)
        os.kill(pid, signal.SIGKILL)
        out, _ = running.communicate(timeout=20)
    return out


@case(27, "kill -9 between open and write, and after the write: the client tells what is true", needs="simulator")
def killed_helper(s):
    name = uuid()
    out = killed_at_line(s, 0, name)
    assert out.startswith(f"refused {UNREACHABLE} ") and "nothing was changed" in out and not s.simulator.has(name), out
    out = killed_at_line(s, 1, name)
    assert out.startswith("ok") and s.simulator.has(name), out
    assert s.perform(kauth.REMOVE, remove(name)).is_success


@case(28, "the write takes longer than the helper's deadline: SIGALRM, the client is told, no half state", needs="simulator")
def over_deadline(s):
    name = uuid()
    s.simulator.fault(CREATE_NODE, write_delay_ms=10_000)
    begin = time.monotonic()
    status, lines = s.host.client("adm1", "create", GPU, TYPE, name)
    took = time.monotonic() - begin
    assert 7 < took < 11, f"took {took:.1f} s"
    is_there = s.simulator.has(name)
    assert (status == 0 and is_there) or (lines[0].startswith(f"refused {UNREACHABLE} ") and not is_there), (lines, is_there)
    s.simulator.clear()
    time.sleep(3)
    if s.simulator.has(name):
        assert s.perform(kauth.REMOVE, remove(name)).is_success
    s.works()


@case(29, "a client that waits less than the change takes: told that it may still come, and it comes", needs="simulator")
def impatient_client(s):
    name = uuid()
    s.simulator.fault(CREATE_NODE, write_delay_ms=3_000)
    status, lines = s.host.client("adm1", "--answer", "1000", "create", GPU, TYPE, name)
    assert status == 1 and lines[0].startswith(f"refused {TIMED_OUT} ") and "may still come" in lines[0], lines
    assert not s.simulator.has(name)
    assert until(lambda: s.simulator.has(name), 5), "the change did not come"
    s.simulator.clear()
    assert s.perform(kauth.REMOVE, remove(name)).is_success


@case(17, "a vGPU in use is not removed, one that becomes so later does not hang the helper", needs="simulator")
def in_use(s):
    name = made(s)
    s.simulator.order("busy", name)
    s.refuses(kauth.REMOVE, remove(name), IN_USE, errno.EBUSY)
    status, lines = s.host.client("adm1", "remove", GPU, name)
    assert status == 1 and lines[0].startswith(f"refused {IN_USE_CODE} ") and name in lines[0], lines
    # Nobody can be asked about the group, as where a workstation takes it between the question and the write.
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/dev/vfio"], check=True)
    begin = time.monotonic()
    reply = s.perform(kauth.REMOVE, remove(name))
    subprocess.run(["umount", "/dev/vfio"], check=True)
    assert reply.code == STILL_WAITING and 4 < time.monotonic() - begin < 7, reply
    s.works()  # the helper is free at once, while the removal waits
    helper = s.host.helper_pid()
    s.host.end_helper()  # and the waiting child outlives it
    s.works()
    assert s.host.helper_pid() != helper
    s.refuses(kauth.REMOVE, remove(name), VGPU_UNKNOWN)
    reply = s.perform(kauth.CREATE, s.good_create(vgpu=name))
    assert reply.code == WRITE_FAILED and reply.text.endswith(f" {errno.EEXIST}"), reply  # as the kernel's: measured on 6.12
    s.simulator.order("free", name)
    assert until(lambda: s.perform(kauth.CREATE, s.good_create(vgpu=name)).is_success, 5, 0.2), "the removal did not end"
    assert s.perform(kauth.REMOVE, remove(name)).is_success


@case(1, "refusals of arguments leave the vGPUs as they are", needs="simulator")
def arguments_again(s):
    name = made(s)
    s.refuses(kauth.REMOVE, remove(name) | {"force": "1"}, MALFORMED)
    s.refuses(kauth.REMOVE, remove(name) | {"vgpu": name.upper()}, MALFORMED)
    assert s.perform(kauth.REMOVE, remove(name)).is_success
