#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""acts.py [SYS [DEV]]: does each act on the mdev files of the kernel's sample devices and prints what it gave.

One act a line, "name<TAB>result": the bytes written, or "open:ERRNO" or "write:ERRNO". Needs an mtty, an mdpy and an
mbochs parent without any mdev, and root (or a simulator mounted by oneself). acts-kernel.tsv holds what Linux 6.12
gave; the simulator must give the same, and so must the kernel of the laboratory.
"""
import errno
import os
import sys
import uuid

UUID = "d8df472d-8e33-42fc-9d7c-5baf2b57b833"


def write(path, data, flags=os.O_WRONLY):
    """One open and one write(2)."""
    try:
        file = os.open(path, flags)
    except OSError as error:
        return "open:" + errno.errorcode[error.errno]
    try:
        return str(os.write(file, data))
    except OSError as error:
        return "write:" + errno.errorcode[error.errno]
    finally:
        os.close(file)


class Host:
    def __init__(self, sys_root="/sys", device_root="/dev"):
        self.sys, self.dev = sys_root, device_root

    def type(self, parent, kind):
        return f"{self.sys}/class/mdev_bus/{parent}/mdev_supported_types/{parent}-{kind}"

    def create(self, parent, kind, data, **how):
        return write(self.type(parent, kind) + "/create", data, **how)

    def remove(self, name, data=b"1"):
        return write(f"{self.sys}/bus/mdev/devices/{name}/remove", data)

    def made(self):
        return sorted(os.listdir(f"{self.sys}/bus/mdev/devices"))

    def available(self, parent):
        types = f"{self.sys}/class/mdev_bus/{parent}/mdev_supported_types"
        return " ".join(f"{name}={self.read(f'{types}/{name}/available_instances')}" for name in sorted(os.listdir(types)))

    @staticmethod
    def read(path):
        with open(path) as file:
            return file.read().strip()

    def clear(self):
        for name in self.made():
            self.remove(name)


def create_acts(host):
    u = UUID.encode()
    texts = {
        "36 characters": u, "36 and a newline": u + b"\n", "36 and another character": u + b"x", "36 and a NUL": u + b"\0",
        "35 characters": u[:35], "35 and a newline": u[:35] + b"\n", "36 and CRLF": u + b"\r\n", "in braces": b"{" + u + b"}",
        "no dashes": u.replace(b"-", b""), "upper case": u.upper(), "one not hexadecimal": b"g" + u[1:],
        "dash misplaced": u[:8] + u[9:12] + b"-" + u[12:], "leading blank": b" " + u,
        "nil UUID": b"00000000-0000-0000-0000-000000000000", "nothing": b"", "4096 of a": b"a" * 4096, "5000 of a": b"a" * 5000,
    }
    for name, text in texts.items():
        result = host.create("mtty", "1", text)
        yield "create " + name, f"{result} {' '.join(host.made())}".strip()
        host.clear()
    ways = {
        "read-write": os.O_RDWR, "truncating": os.O_WRONLY | os.O_TRUNC, "appending": os.O_WRONLY | os.O_APPEND,
        "as a shell": os.O_WRONLY | os.O_CREAT | os.O_TRUNC, "read-only": os.O_RDONLY,
    }
    for name, flags in ways.items():
        yield "create opened " + name, host.create("mtty", "1", u, flags=flags)
        host.clear()


def missing_acts(host):
    u, making = UUID.encode(), os.O_WRONLY | os.O_CREAT
    yield "create on an unknown type", host.create("mtty", "9", u)
    yield "create on an unknown type, O_CREAT", host.create("mtty", "9", u, flags=making)
    yield "create on an unknown parent", host.create("nosuch", "1", u)
    yield "a new file in a type folder", write(host.type("mtty", "1") + "/create2", u, making)
    yield "write to available_instances", write(host.type("mtty", "1") + "/available_instances", b"5")
    yield "remove of none", host.remove(UUID)


def duplicate_acts(host):
    u = UUID.encode()
    yield "first", host.create("mtty", "1", u)
    yield "same UUID, same type", host.create("mtty", "1", u)
    yield "same UUID, other type", host.create("mtty", "2", u)
    yield "same UUID, other parent", host.create("mdpy", "vga", u)
    yield "same UUID in upper case", host.create("mtty", "1", u.upper())
    link = f"{host.sys}/bus/mdev/devices/{UUID}"
    yield "mdev_type", os.readlink(link + "/mdev_type")
    yield "iommu_group", os.readlink(link + "/iommu_group")
    yield "device", os.readlink(link)
    yield "files", " ".join(sorted(os.listdir(link)))
    for name in ("create", "remove"):
        path = link + "/remove" if name == "remove" else host.type("mtty", "1") + "/create"
        yield "mode of " + name, format(os.stat(path).st_mode & 0o777, "04o")


def remove_acts(host):
    for name, text in {"0": b"0", "nothing": b"", "yes": b"yes", "-1": b"-1", "2 and a blank": b"2 "}.items():
        yield "remove " + name, f"{host.remove(UUID, text)} {len(host.made())}"
    early = os.open(f"{host.sys}/bus/mdev/devices/{UUID}/remove", os.O_WRONLY)
    yield "remove 1 and a newline", host.remove(UUID, b"1\n")
    try:
        yield "remove opened before", str(os.write(early, b"1"))
    except OSError as error:
        yield "remove opened before", "write:" + errno.errorcode[error.errno]
    os.close(early)
    host.create("mtty", "1", UUID.encode())
    yield "remove 0x2", host.remove(UUID, b"0x2")
    host.create("mtty", "1", UUID.encode())
    yield "remove by the parent's path", write(f"{host.sys}/class/mdev_bus/mtty/{UUID}/remove", b"1")
    yield "left", str(len(host.made()))


def fresh():
    return str(uuid.uuid4()).encode()


def exhausting_acts(host):
    for parent, kind in (("mtty", "1"), ("mtty", "2"), ("mdpy", "vga"), ("mbochs", "large"), ("mbochs", "small")):
        count = 0
        while (result := host.create(parent, kind, fresh())) == "36":
            count += 1
        yield f"{parent}-{kind} exhausted after {count}", f"{result} {host.available(parent)}"
        for other in sorted(os.listdir(os.path.dirname(host.type(parent, kind)))):
            yield f"then {other}", host.create(parent, other.split("-", 1)[1], fresh())
        host.clear()
    pairs = (("mbochs", "large"), ("mbochs", "medium"), ("mbochs", "small"), ("mtty", "2"), ("mtty", "1"), ("mdpy", "vga"))
    for parent, kind in pairs:
        yield f"mixed {parent}-{kind}", f"{host.create(parent, kind, fresh())} {host.available(parent)}"
    host.clear()


def group_acts(host):
    host.create("mdpy", "vga", UUID.encode())
    group = os.path.basename(os.readlink(f"{host.sys}/bus/mdev/devices/{UUID}/iommu_group"))
    node = f"{host.dev}/vfio/{group}"
    first = os.open(node, os.O_RDWR)
    yield "second open of a group", write(node, b"", os.O_RDWR)
    os.close(first)
    os.close(os.open(node, os.O_RDWR))
    yield "mode of a group", format(os.stat(node).st_mode & 0o777, "04o")
    yield "remove", host.remove(UUID)
    yield "group after it", write(node, b"", os.O_RDWR)


def acts(host):
    for some in (create_acts, missing_acts, duplicate_acts, remove_acts, exhausting_acts, group_acts):
        yield from some(host)


if __name__ == "__main__":
    for act, result in acts(Host(*sys.argv[1:])):
        print(f"{act}\t{result}")
