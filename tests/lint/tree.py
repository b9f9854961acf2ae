# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every check needs: the files under git, comments and strings blanked, and a common end."""
import os
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(os.environ.get("CARREL_SOURCE") or pathlib.Path(__file__).resolve().parents[2])
BUILD = pathlib.Path(os.environ.get("CARREL_BUILD") or SOURCE / "build/asan")
COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/', re.S)


def files(*suffixes, under=("app", "core", "ui", "tests")):
    """Tracked files with one of these suffixes, relative to the source, sorted."""
    git = ["git", "-c", f"safe.directory={SOURCE}", "-C", SOURCE, "ls-files", "-z", "--", *under]
    names = subprocess.run(git, check=True, capture_output=True, text=True).stdout.split("\0")
    paths = (pathlib.Path(name) for name in names if name)
    return sorted(p for p in paths if p.suffix in suffixes and (SOURCE / p).is_file())


def read(path):
    return (SOURCE / path).read_text(encoding="utf-8")


def bare(text):
    """The text with comments and string contents blanked, lines kept."""
    return COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def finish(faults, checked, what):
    """Prints the faults and ends the test; checking nothing is a fault as well."""
    for fault in faults:
        print(fault)
    print(f"{checked} {what}, {len(faults)} faults")
    sys.exit(1 if faults or not checked else 0)
