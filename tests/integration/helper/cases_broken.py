# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A host that is not whole: the helper not installed, no journal, no room for the record, a helper that never starts."""
import os
import pathlib
import signal
import socket
import subprocess

import kauth
import tree
from host import JOURNAL
from suite import NO_AUDIT, NO_RECORD, case

SERVICE = pathlib.Path("/usr/share/dbus-1/system-services/org.carrel.helper.service")
RECORD = "/run/carrel-helper"
UNREACHABLE = 7


def refused_client(s, words, *options):
    status, lines = s.host.client("adm1", *options, "create", tree.GPU, tree.TYPE, tree.NEW)
    assert status == 1 and lines[0].startswith(f"refused {UNREACHABLE} ") and words in lines[0], lines
    assert int(lines[-1].split()[1]) < 100, lines


@case(36, "the helper's files are missing: one clear sentence")
def not_installed(s):
    s.host.end_helper()
    text = SERVICE.read_text()
    SERVICE.unlink()
    s.host.reload_bus()
    refused_client(s, "is not installed on this host")
    SERVICE.write_text(text)
    s.host.write_activation("/nowhere/carrel-helper")
    s.host.reload_bus()
    refused_client(s, "Carrel's privileged helper")
    s.host.write_activation(s.host.helper)
    s.host.reload_bus()
    s.works()


@case(36, "a helper that never comes up: the client ends by its own deadline and does not stand still")
def never_up(s):
    s.host.end_helper()
    sleeper = s.host.work / "sleeper"
    sleeper.write_text(f"#!/bin/sh\necho $$ > {sleeper}.pid\nexec sleep 60\n")
    sleeper.chmod(0o755)
    s.host.write_activation(sleeper)
    s.host.reload_bus()
    try:
        refused_client(s, "could not be started", "--start", "1500")
    finally:
        # Until it is gone the bus would have every caller wait for it.
        os.kill(int(pathlib.Path(f"{sleeper}.pid").read_text()), signal.SIGKILL)
        s.host.write_activation(s.host.helper)
        s.host.reload_bus()
    s.works()


@case(38, "no journal: refused before anything is written")
def no_journal(s):
    s.host.journal.stop()
    try:
        s.refuses(kauth.CREATE, s.good_create(), NO_AUDIT, lines=0)
        s.refuses(kauth.REMOVE, s.good_remove(), NO_AUDIT, lines=0)
        # A socket that nobody listens at.
        deaf = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        deaf.bind(JOURNAL)
        deaf.close()
        s.refuses(kauth.CREATE, s.good_create(), NO_AUDIT, lines=0)
    finally:
        s.host.journal.start()
    s.works()


@case(38, "no room for the record of requests: refused before anything is written")
def no_room(s):
    os.makedirs(RECORD, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "nr_inodes=1,mode=700", "tmpfs", RECORD], check=True)
    try:
        s.refuses(kauth.CREATE, s.good_create(), NO_RECORD, 28)
    finally:
        subprocess.run(["umount", RECORD], check=True)
    os.chmod(RECORD, 0o777)  # a record that others can change is none
    s.refuses(kauth.CREATE, s.good_create(), NO_RECORD, 1)
    os.chmod(RECORD, 0o700)
    s.works()
