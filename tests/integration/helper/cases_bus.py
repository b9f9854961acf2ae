# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may send what, and what everybody may hear."""
import os
import pathlib
import re
import subprocess
import threading

import kauth
import tree
from host import until
from suite import BUSY, MALFORMED, case, check_replies

ACCESS_DENIED = "org.freedesktop.DBus.Error.AccessDenied"


@case(20, "a user outside the group: AccessDenied, and the call starts no helper")
def outsider(s):
    s.host.end_helper()
    for user in ("out1", "root"):
        before = s.state()
        reply = s.perform(kauth.CREATE, s.good_create(), connection=s.host.connect(user))
        assert reply.bus_error == ACCESS_DENIED, f"{user}: {reply}"
        assert s.host.helper_pid() is None, f"{user}'s call started the helper"
        assert s.state() == before
    status, lines = s.host.client("out1", "create", tree.GPU, tree.TYPE, tree.NEW)
    assert status == 1 and "members of the group “carrel”" in lines[0], lines


@case(21, "a member may send nothing but performAction")
def only_perform(s):
    s.works()
    from gi.repository import Gio, GLib
    calls = (("org.kde.kf6auth", "stopAction", GLib.Variant("(s)", (kauth.CREATE,))),
             ("org.freedesktop.DBus.Introspectable", "Introspect", None), ("org.freedesktop.DBus.Peer", "Ping", None),
             ("org.freedesktop.DBus.Properties", "GetAll", GLib.Variant("(s)", ("org.kde.kf6auth",))))
    for interface, member, body in calls:
        try:
            s.admin.call_sync(kauth.HELPER, "/", interface, member, body, None, Gio.DBusCallFlags.NONE, 3000, None)
            raise AssertionError(f"{member} was let through")
        except GLib.Error as error:
            assert Gio.DBusError.get_remote_error(error) == ACCESS_DENIED, error.message


@case(24, "two callers of one action at one moment: each gets its own answer, or busy")
def two_callers(s):
    connections = [s.host.connect("adm1"), s.host.connect("adm2")]
    outcomes = []
    for _ in range(40):
        asked = [s.good_create(), s.good_create()]
        got = [None, None]

        def call(index):
            got[index] = s.perform(kauth.CREATE, asked[index], connection=connections[index])

        threads = [threading.Thread(target=call, args=(index,)) for index in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for index in (0, 1):
            is_busy = got[index].code == BUSY
            assert is_busy or got[index].keys == (("request", asked[index]["request"]),), got[index]
            outcomes.append(is_busy)
    assert not all(outcomes) and any(outcomes), "the two never met"
    s.tree.create.write_text("")


@case(37, "LD_PRELOAD, QT_PLUGIN_PATH and LANG of the caller: no effect on the helper")
def environment(s):
    s.host.end_helper()
    odd = {"LD_PRELOAD": "/run/suite/nothing.so", "QT_PLUGIN_PATH": "/run/suite/evil", "LANG": "xx_XX", "QT_DEBUG_PLUGINS": "1"}
    s.host.client("adm1", "create", tree.GPU, tree.TYPE, tree.NEW, environment=odd)
    pid = s.host.helper_pid()
    assert pid, "the client did not reach the helper"
    environ = pathlib.Path(f"/proc/{pid}/environ").read_bytes()
    for name, value in odd.items():
        assert value.encode() not in environ, f"{name} reached the helper"
    maps = pathlib.Path(f"/proc/{pid}/maps").read_text()
    assert "/run/suite" not in maps
    s.tree.create.write_text("")
    s.works()


@case(37, "hostile environment of the helper itself: dropped before Qt looks")
def own_environment(s):
    s.host.end_helper()
    plugins = pathlib.Path("/run/suite/plugins/kf6/kauth/helper")
    plugins.mkdir(parents=True, exist_ok=True)
    (plugins / "evil.so").write_bytes(b"\x7fELF not a library")
    trace = s.host.work / "environment.trace"
    process = s.host.spawn("direct", "strace", "-f", "-e", "trace=openat", "-o", str(trace), str(s.host.helper),
                           env={"QT_PLUGIN_PATH": "/run/suite/plugins", "PATH": "/usr/bin", "ASAN_OPTIONS": "detect_leaks=0"})
    try:
        assert until(s.host.helper_pid), "the helper does not start by hand"
        s.works()
        assert "/run/suite/plugins" not in trace.read_text(), "QT_PLUGIN_PATH was looked into"
    finally:
        s.host.end_helper()
        process.wait(10)


@case(39, ".actions, polkit, the slots and the documentation list the same ids")
def same_ids(s):
    ids = {f"org.carrel.helper.{verb}" for verb in (
        "createvgpu", "removevgpu", "settype", "cleartype", "setvfcount", "setparameters", "setmixedsizes", "keep", "forget")}
    source = pathlib.Path(os.environ["CARREL_SOURCE"])
    actions = (source / "packaging/helper/org.carrel.helper.actions").read_text()
    assert set(re.findall(r"^\[(org\.carrel\.helper\.[^]]*)\]", actions, re.M)) == ids
    assert set(re.findall(r"`(org\.carrel\.helper\.[a-z0-9.]+)`", (source / "docs/privilege.md").read_text())) == ids
    listed = subprocess.run(["pkaction"], capture_output=True, text=True, check=True).stdout.split()
    assert {name for name in listed if name.startswith("org.carrel.")} == ids
    for action in ids:  # a slot that is missing would be "no such action"
        s.refuses(action, {}, MALFORMED)


@case(33, "no debug signal (type 2) on the bus during the whole suite", needs="end")
def no_debug_signals(s):
    text = s.signals_text()
    kinds = re.findall(r"member=remoteSignal\n\s+int32 (-?\d+)", text)
    assert len(kinds) > 100, f"only {len(kinds)} signals were seen"
    debug = re.search(r"member=remoteSignal\n\s+int32 2\n.*?\n((?:.*\n){12})", text)
    assert set(kinds) <= {"0", "1"}, f"signal types {sorted(set(kinds))}: {debug and debug.group(1)}"


@case(34, "no reply of the suite, nor any signal, holds more than a request id and an errno", needs="end")
def bare_replies(s):
    assert len(s.replies) > 100
    check_replies(s)
    for secret in ("/sys", "/run", "/dev"):
        wide = r"\s+".join(rf"00\s+{ord(letter):02x}" for letter in secret)  # texts in a reply are UTF-16
        assert not re.search(wide, s.signals_text().lower()), f"a signal holds {secret}"
