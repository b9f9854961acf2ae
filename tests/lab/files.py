# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""files.py SYS: the files of mtty, mdpy and mbochs, of their types and of one mdev each, with mode and kind of content.

One line a file: path, mode, content. Only what the mdev rules describe: the kernel's power and vfio-dev folders, which
every device has, are left out. Runs with nothing but Python's own library.
"""
import os
import re
import sys

UUID = "5ba3d9c8-2ad8-4d5a-9a38-7f9d6f7d4c11"
FIRST_TYPE = {"mtty": "mtty-1", "mdpy": "mdpy-vga", "mbochs": "mbochs-small"}
GENERAL = {"power", "vfio-dev"}


def content(path):
    """The text itself, with numbers of groups blanked: those depend on what was made before."""
    try:
        with open(path, encoding="utf-8") as file:
            return re.sub(r"\d+$", "N", repr(file.read())) if "iommu" in path else repr(file.read())
    except OSError as error:
        return f"errno {error.errno}"


def lines(folder, shown):
    for name in sorted(set(os.listdir(folder)) - GENERAL):
        path, label = f"{folder}/{name}", f"{shown}/{name}"
        mode = format(os.lstat(path).st_mode & 0o7777, "04o")
        if os.path.islink(path):
            yield f"{label} -> {re.sub(r'/[0-9]+$', '/N', os.readlink(path))}"
        elif os.path.isdir(path):
            yield f"{label}/ {mode}"
            yield from lines(path, label)
        else:
            yield f"{label} {mode} {content(path)}"


root = sys.argv[1]
print("bus:", *sorted(os.listdir(f"{root}/class/mdev_bus")))
for parent, kind in FIRST_TYPE.items():
    print("link:", os.readlink(f"{root}/class/mdev_bus/{parent}"))
    types = f"{root}/class/mdev_bus/{parent}/mdev_supported_types"
    for line in lines(types, f"{parent}/types"):
        print(line)
    with open(f"{types}/{kind}/create", "w", encoding="ascii") as create:
        create.write(UUID)
    for line in lines(f"{root}/bus/mdev/devices/{UUID}", f"{parent}/mdev"):
        print(line)
    print("devices:", *os.listdir(f"{types}/{kind}/devices"))
    with open(f"{root}/bus/mdev/devices/{UUID}/remove", "w", encoding="ascii") as remove:
        remove.write("1")
