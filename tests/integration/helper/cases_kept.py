# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kept set: what the helper writes into /etc/carrel/kept.conf, and what it does not."""
import os
import pathlib

from suite import MALFORMED, case, fresh_id

KEEP, FORGET = "org.carrel.helper.keep", "org.carrel.helper.forget"
NOT_KEPT, KEPT_UNSAFE = 135, 137
FILE = pathlib.Path("/etc/carrel/kept.conf")
LINE = "mdev gpu=mdpy parent=mdpy type=mdpy-vga vgpu=d1a4b2f0-0000-4000-8000-00000000000b"
FIRST = "# carrel kept set 1\n"


def arguments(line=LINE):
    return {"request": fresh_id(), "line": line}


@case(40, "a line is kept and forgotten, for everybody to read")
def kept(s):
    FILE.unlink(missing_ok=True)
    assert s.perform(KEEP, arguments()).is_success
    assert FILE.read_text() == FIRST + LINE + "\n"
    assert (FILE.stat().st_mode & 0o777, FILE.stat().st_uid) == (0o644, 0)
    assert FILE.parent.stat().st_mode & 0o777 == 0o755
    assert s.perform(KEEP, arguments(LINE.replace("vga", "hd"))).is_success
    assert FILE.read_text() == FIRST + LINE.replace("vga", "hd") + "\n", "one thing has one line"
    assert s.perform(FORGET, arguments()).is_success
    assert FILE.read_text() == FIRST
    s.refuses(FORGET, arguments(), NOT_KEPT, lines=2)


@case(40, "what is no line of the set is refused")
def no_line(s):
    before = FILE.read_bytes() if FILE.exists() else None
    for line in ("", "x" * 641, LINE + "\n", LINE + "\n" + LINE, LINE + " run=/bin/sh", LINE.replace("mdpy-vga", "../x"),
                 LINE + "\u0660", " " + LINE, "vfs gpu=0000:3d:00.0 count=0", "# carrel kept set 1"):
        s.refuses(KEEP, arguments(line), MALFORMED)
        s.refuses(FORGET, arguments(line), MALFORMED)
    s.refuses(KEEP, arguments() | {"folder": "/tmp"}, MALFORMED)
    assert (FILE.read_bytes() if FILE.exists() else None) == before


@case(40, "a set that others could change, or that is damaged, stays as it is")
def unsafe(s):
    for spoil in (lambda: os.chmod(FILE, 0o666), lambda: os.chown(FILE, 1000, 0), lambda: FILE.write_text(FIRST + "x\n"),
                  lambda: os.chmod(FILE.parent, 0o777)):
        FILE.unlink(missing_ok=True)
        os.chmod(FILE.parent, 0o755)
        assert s.perform(KEEP, arguments()).is_success
        spoil()
        before = FILE.read_bytes()
        # Two lines: begun, and failed when the set was read.
        s.refuses(KEEP, arguments(LINE.replace("000b", "000c")), KEPT_UNSAFE, lines=2)
        assert FILE.read_bytes() == before
    os.chmod(FILE.parent, 0o755)
    FILE.unlink()
