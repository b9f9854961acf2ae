# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files in the node's way that no kernel makes. The tree is one of plain files."""
import contextlib
import itertools
import os
import shutil
import threading

import kauth
import tree
from suite import GPU_UNKNOWN, OPEN_FAILED, UNSAFE_PATH, case, fresh_id


@contextlib.contextmanager
def instead_of(path, put):
    """While it lasts, what put(path) makes is in the path's place."""
    aside = path.with_name("aside")
    path.rename(aside)
    put(path)
    try:
        yield
    finally:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
        aside.rename(path)


def link_to(target):
    return lambda path: path.symlink_to(target)


@case(13, "a link in place of the class entry, a middle folder, the last file")
def links(s):
    entry = tree.SYS / "class/mdev_bus" / tree.GPU
    evil = s.tree.evil
    for target in (evil, "../../../run/suite/evil", f"../../devices/../../run/suite/{tree.GPU}", "../../devices/pci0000:3a",
                   f"../../devices/pci0000:3a/./{tree.GPU}", f"../../devices//{tree.GPU}", "../../devices"):
        with instead_of(entry, link_to(target)):
            s.refuses(kauth.CREATE, s.good_create(), UNSAFE_PATH)
    with instead_of(entry, lambda path: shutil.copytree(evil, path, symlinks=True)):
        s.refuses(kauth.CREATE, s.good_create(), UNSAFE_PATH)
    for middle in (s.tree.gpu, s.tree.gpu.parent):
        with instead_of(middle, link_to("aside")):
            s.refuses(kauth.CREATE, s.good_create(), UNSAFE_PATH)
    types = s.tree.gpu / "mdev_supported_types"
    for middle in (types, types / tree.TYPE):
        with instead_of(middle, link_to("aside")):
            s.refuses(kauth.CREATE, s.good_create(), UNSAFE_PATH)
    for target in (tree.CANARY, "aside", "/proc/self/environ"):
        with instead_of(s.tree.create, link_to(target)):
            s.refuses(kauth.CREATE, s.good_create(), UNSAFE_PATH)
    with instead_of(tree.SYS / "class/mdev_bus", link_to("aside")):
        s.refuses(kauth.CREATE, s.good_create(), UNSAFE_PATH)
    s.works()


@case(13, "the same, swapped in a loop during 1,000 calls")
def race(s):
    entry, node = tree.SYS / "class/mdev_bus" / tree.GPU, s.tree.create
    middle = s.tree.gpu / "mdev_supported_types"
    evils = {entry: "../../../run/suite/evil", middle: s.tree.evil / "mdev_supported_types", node: tree.CANARY}
    for good, target in evils.items():
        good.with_name("aside").symlink_to(target)
    stop = threading.Event()

    def swap():
        for good in itertools.cycle(evils):
            with contextlib.suppress(OSError):  # a parent is swapped away at this moment
                tree.exchange(good, good.with_name("aside"))
            if stop.wait(0.0007):
                return

    swapping = threading.Thread(target=swap)
    swapping.start()
    try:
        codes = [s.perform(kauth.CREATE, s.good_create()).code for _ in range(1000)]
    finally:
        stop.set()
        swapping.join()
    for good in (entry, middle, node):
        if good.with_name("aside").is_symlink() != good.is_symlink() or good == entry:
            restore(good, evils[good])
    assert tree.CANARY.read_text() == "untouched", "the helper wrote through a link"
    assert (s.tree.evil / "mdev_supported_types" / tree.TYPE / "create").read_text() == "", "the helper left /sys"
    assert codes.count(0) > 20 and codes.count(UNSAFE_PATH) > 20, f"no race: {sorted(set(codes))}"
    assert set(codes) <= {0, UNSAFE_PATH, GPU_UNKNOWN, 105, OPEN_FAILED}, sorted(set(codes))
    s.tree.create.write_text("")
    s.works()


def restore(good, evil_target):
    aside = good.with_name("aside")
    if good.is_symlink() and os.readlink(good) == str(evil_target):
        tree.exchange(good, aside)
    aside.unlink()


@case(14, "a pipe (with and without a reader), a folder, a read-only file, a device in the node's place")
def odd_nodes(s):
    with instead_of(s.tree.create, os.mkfifo):
        s.refuses(kauth.CREATE, s.good_create(), UNSAFE_PATH)
        reader = os.open(s.tree.create, os.O_RDONLY | os.O_NONBLOCK)
        s.refuses(kauth.CREATE, s.good_create(), UNSAFE_PATH)
        assert os.read(reader, 100) == b"", "written into a pipe"
        os.close(reader)
    with instead_of(s.tree.create, os.mkdir):
        s.refuses(kauth.CREATE, s.good_create(), UNSAFE_PATH)
    with instead_of(s.tree.create, lambda path: path.touch(0o444)):
        s.refuses(kauth.CREATE, s.good_create(), OPEN_FAILED, 13)
    with instead_of(s.tree.create, lambda path: os.mknod(path, 0o20666, os.makedev(1, 3))):
        reply = s.perform(kauth.CREATE, s.good_create())
        assert reply.code in (UNSAFE_PATH, OPEN_FAILED), reply
    remove = s.tree.gpu / tree.EXISTING / "remove"
    with instead_of(remove, os.mkfifo):
        s.refuses(kauth.REMOVE, s.good_remove(), UNSAFE_PATH)
    s.works()


@case(8, "no mdev driver on the host: class/mdev_bus is missing")
def no_mdev(s):
    folder = tree.SYS / "class/mdev_bus"
    folder.rename(folder.with_name("away"))
    try:
        s.refuses(kauth.CREATE, {"request": fresh_id(), "gpu": tree.GPU, "type": tree.TYPE, "vgpu": tree.NEW}, GPU_UNKNOWN)
    finally:
        folder.with_name("away").rename(folder)
