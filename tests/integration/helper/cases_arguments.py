# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arguments that a helper must not take."""
import os

import kauth
import tree
from suite import GPU_UNKNOWN, MALFORMED, TYPE_UNKNOWN, VGPU_UNKNOWN, case, fresh_id

KEYS = ("request", "gpu", "type", "vgpu")


def refuse_in_every_key(s, value, keys=KEYS):
    for key in keys:
        s.refuses(kauth.CREATE, s.good_create(**{key: value}), MALFORMED)
        if key != "type":
            s.refuses(kauth.REMOVE, s.good_remove(**{key: value}), MALFORMED)


@case(0, "a good call is carried out, logged before and after")
def good(s):
    mark = s.host.journal.mark()
    s.works()
    lines = s.host.journal.since(mark)
    assert [line["CARREL_PHASE"] for line in lines] == ["before", "after"], lines
    for line in lines:
        assert line["CARREL_UID"] == "4001" and line["CARREL_ACTION"] == kauth.CREATE and line["CARREL_GPU"] == tree.GPU
        assert line["CARREL_ERRNO"] == "0" and len(line["CARREL_REQUEST"]) == 32


@case(1, "extra key")
def extra_key(s):
    s.refuses(kauth.CREATE, s.good_create(path="/sys"), MALFORMED)
    s.refuses(kauth.REMOVE, s.good_remove(type=tree.TYPE), MALFORMED)
    s.works()


@case(2, "missing key")
def missing_key(s):
    for key in KEYS:
        arguments = s.good_create()
        del arguments[key]
        s.refuses(kauth.CREATE, arguments, MALFORMED)
    s.refuses(kauth.CREATE, {}, MALFORMED)


@case(3, "right key, wrong type")
def wrong_type(s):
    for value in (7, 2**40, [tree.GPU], tree.GPU.encode(), None, kauth.NULL_STRING):
        refuse_in_every_key(s, value)


@case(4, "empty string")
def empty(s):
    refuse_in_every_key(s, "")


@case(5, "a string of 1 MiB")
def huge(s):
    refuse_in_every_key(s, "a" * (1 << 20))


@case(6, "NUL, newline, slash, dots, percent, U+202E, lone surrogate, non-ASCII digits")
def hostile_characters(s):
    for odd in ("\0", "\n", "/", "..", "%", "\u202e", "\ud800", "\u0660"):
        for key in KEYS:
            good = s.good_create()[key]
            # A type's name may have dots; this one then is a type that nobody has.
            code = TYPE_UNKNOWN if (key, odd) == ("type", "..") else MALFORMED
            s.refuses(kauth.CREATE, s.good_create(**{key: good + odd}), code)
            if key != "type":
                s.refuses(kauth.CREATE, s.good_create(**{key: odd + good[len(odd):]}), MALFORMED)
    s.refuses(kauth.CREATE, s.good_create(type=".hidden"), MALFORMED)


@case(7, "a PCI address with a path behind it")
def path_in_address(s):
    for gpu in ("0000:3b:00.0/../../x", "../0000:3d:00.0", "0000:3d:00.0/", "/sys/devices"):
        s.refuses(kauth.CREATE, s.good_create(gpu=gpu), MALFORMED)


@case(8, "no GPU, or one without vGPUs")
def no_gpu(s):
    for gpu in ("0000:ff:00.0", tree.PLAIN_GPU, "mtty"):
        s.refuses(kauth.CREATE, s.good_create(gpu=gpu), GPU_UNKNOWN)
        s.refuses(kauth.REMOVE, s.good_remove(gpu=gpu), GPU_UNKNOWN)


@case(9, "a UUID of 35 or 37 characters, upper case, braces, nil")
def bad_uuid(s):
    nil = "00000000-0000-0000-0000-000000000000"
    for uuid in (tree.NEW[:35], tree.NEW + "0", tree.NEW.upper(), "{" + tree.NEW + "}", "{" + tree.NEW[1:35] + "}", nil):
        s.refuses(kauth.CREATE, s.good_create(vgpu=uuid), MALFORMED)
        s.refuses(kauth.REMOVE, s.good_remove(vgpu=uuid), MALFORMED)


@case(11, "a vGPU type nobody has, or another GPU's; a vGPU that is not there, or another GPU's")
def unknown_type(s):
    for kind in ("nvidia-999", tree.OTHER_TYPE):
        s.refuses(kauth.CREATE, s.good_create(type=kind), TYPE_UNKNOWN)
    s.refuses(kauth.REMOVE, s.good_remove(vgpu=tree.NEW), VGPU_UNKNOWN)
    s.refuses(kauth.REMOVE, s.good_remove(gpu=tree.OTHER_GPU), VGPU_UNKNOWN)


@case(12, "a count: negative, 2^31, \"12abc\", more VFs than there are: create takes none")
def counts(s):
    for count in (-1, 2**31, "12abc", 10_000):
        for key in ("count", "numvfs", "sriov_numvfs"):
            s.refuses(kauth.CREATE, s.good_create(**{key: count}), MALFORMED)


@case(25, "a request id seen before")
def replay(s):
    from suite import REPLAYED
    arguments = s.good_create()
    assert s.perform(kauth.CREATE, arguments).is_success
    s.refuses(kauth.CREATE, arguments, REPLAYED)
    s.refuses(kauth.REMOVE, s.good_remove(request=arguments["request"]), REPLAYED)
    # The memory outlives the helper, for ten minutes.
    s.host.end_helper()
    s.refuses(kauth.CREATE, arguments, REPLAYED)
    record = f"/run/carrel-helper/{arguments['request']}"
    age = os.stat(record).st_mtime - 601
    os.utime(record, (age, age))
    assert s.perform(kauth.CREATE, arguments).is_success, "an id older than ten minutes is still refused"


@case(30, "lists nested 5,000, 20,000 and 50,000 deep: the next call works")
def nested(s):
    for depth in (5_000, 20_000, 50_000):
        reply = s.perform(kauth.CREATE, s.good_create(gpu=kauth.nested(depth)))
        assert reply.bus_error or reply.code == MALFORMED, reply
        s.works()


@case(31, "a garbage blob, none at all, one of 32 MiB: the next call works")
def garbage(s):
    for payload in (os.urandom(4096), b"", b"\xff" * 64, bytes(32 << 20), kauth.blob({"gpu": "x" * (16 << 20)})):
        reply = s.perform(kauth.CREATE, payload)
        assert reply.bus_error or reply.code == MALFORMED, reply
        s.works()


@case(32, "open files sent along")
def files(s):
    with open("/dev/null", "rb") as null:
        s.refuses(kauth.CREATE, s.good_create(), MALFORMED, fds={"fd": null.fileno()})
        s.refuses(kauth.CREATE, {"request": fresh_id()}, MALFORMED, fds={"gpu": null.fileno()})
