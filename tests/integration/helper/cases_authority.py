# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""polkit: refusing, asking, silent, absent; and the watchdog that ends a helper which waits for it in vain."""
import contextlib
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

import kauth
import tree
from host import USERS, until
from suite import DENIED, case

HERE = os.path.dirname(os.path.abspath(__file__))
POLKIT_SERVICE = pathlib.Path("/usr/share/dbus-1/system-services/org.freedesktop.PolicyKit1.service")
NOT_AUTHORISED, CANCELLED, UNREACHABLE, TIMED_OUT = 5, 6, 7, 8  # Carrel::ErrorCode


def create_arguments():
    return ("create", tree.GPU, tree.TYPE, tree.NEW)


class WaitingClient:
    """helper-client as a user, started only when begin() is called, so that an agent can be registered for it first."""

    def __init__(self, s, user, *arguments):
        command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--", "sh", "-c", 'read x; exec "$@"', "sh",
                   str(s.host.build / "bin" / "helper-client"), *arguments]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"})
        uid = USERS[user][0]
        assert until(lambda: f"Uid:\t{uid}\t" in pathlib.Path(f"/proc/{self.process.pid}/status").read_text())

    def begin(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def line(self):
        return self.process.communicate(timeout=60)[0].splitlines()[0]


@contextlib.contextmanager
def agent(user, pid, behaviour):
    """A polkit agent for one process; the list gets one line a prompt."""
    process = subprocess.Popen(["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--", sys.executable,
                                f"{HERE}/agent.py", str(pid), behaviour], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n", "the agent is not taken by polkit"
    try:
        yield process.stdout
    finally:
        process.kill()
        process.wait()


def shorten_watchdog(pid):
    """Sets the helper's own alarm to one second; gives what was left of it."""
    done = subprocess.run(["gdb", "-p", str(pid), "-batch", "-nx", "-iex", "set auto-load off", "-iex", "set debuginfod enabled off",
                           "-ex", "print ((unsigned (*)(unsigned)) alarm)(1)"],
                          capture_output=True, text=True, timeout=60, check=False)
    left = re.search(r"^\$1 = (\d+)", done.stdout, re.M)
    assert left, f"gdb: {done.stdout}{done.stderr}"
    return int(left.group(1))


def is_stuck(s):
    """The helper waits for polkit and will take no call."""
    return s.perform(kauth.CREATE, s.good_create(), timeout=2).code == 6


@case(18, "an unauthorised user: refused, and the helper opens nothing in /sys")
def unauthorised(s):
    s.works()
    trace = s.host.work / "openat2.trace"
    tracing = subprocess.Popen(["strace", "-f", "-e", "trace=openat2,write", "-o", str(trace), "-p", str(s.host.helper_pid())],
                               stderr=subprocess.PIPE, text=True)
    assert "attached" in tracing.stderr.readline()
    before = s.state()
    reply = s.perform(kauth.CREATE, s.good_create(), connection=s.host.connect("user1"))
    assert reply.code == DENIED and reply.took < 1 and s.state() == before, reply
    denied = trace.read_text()
    s.works()
    tracing.send_signal(signal.SIGINT)
    tracing.wait(10)
    assert "openat2" not in denied, denied
    assert "openat2" in trace.read_text(), "strace saw nothing at all"


@case(19, "a session that is not at the host's screen: refused without a prompt, and told of the rule")
def not_local(s):
    client = WaitingClient(s, "user1", *create_arguments())
    with agent("user1", client.process.pid, "dismiss") as asked:
        client.begin()
        line = client.line()
        os.set_blocking(asked.fileno(), False)
        assert not asked.readline(), "the user was asked"
    assert line.startswith(f"refused {NOT_AUTHORISED} ") and "50-carrel-admins.rules" in line, line
    assert "50-carrel-admins.rules" in os.listdir(s.host.build / "packaging/helper"), "the rule is not shipped"


@case(22, "an action polkit does not know: the watchdog ends the helper, the next call works")
def unknown_action(s):
    s.host.end_helper()
    s.works()
    pid = s.host.helper_pid()
    reply = s.perform("org.carrel.helper.nosuch", {}, timeout=1)
    assert "NoReply" in reply.bus_error or "Timeout" in reply.bus_error or "timed out" in reply.text.lower(), reply
    assert is_stuck(s)
    left = shorten_watchdog(pid)
    assert 280 < left <= 300, f"the watchdog would have come in {left} s"
    assert until(lambda: s.host.helper_pid() is None, 5), "SIGALRM does not end the helper"
    s.works()


@case(23, "the caller is killed before polkit's answer, and right after sending")
def killed_before(s):
    for delay in (0, 0.002, 0.02):
        client = s.host.client("adm2", *create_arguments(), timeout=None)
        until(lambda: len(s.host.journal.entries) > 0, delay)
        client.kill()
        client.communicate()
    connection = s.host.connect("adm2")
    from gi.repository import Gio, GLib
    body = GLib.Variant.new_tuple(GLib.Variant("s", kauth.CREATE), kauth.bytes_variant(connection.get_unique_name().encode()),
                                  GLib.Variant("a{sv}", {}), kauth.bytes_variant(kauth.blob(s.good_create())), GLib.Variant("a{sh}", {}))
    mark = s.host.journal.mark()
    message = Gio.DBusMessage.new_method_call(kauth.HELPER, "/", "org.kde.kf6auth", "performAction")
    message.set_body(body)
    connection.send_message(message, Gio.DBusSendMessageFlags.NONE)
    connection.flush_sync(None)
    connection.close_sync(None)
    time.sleep(0.3)
    writes = [entry for entry in s.host.journal.since(mark) if entry["CARREL_PHASE"] == "before"]
    assert len(writes) <= 1, "created twice"
    if s.host.helper_pid() and is_stuck(s):  # polkit never answers for a caller that is gone
        shorten_watchdog(s.host.helper_pid())
        assert until(lambda: s.host.helper_pid() is None, 5)
    s.tree.create.write_text("")
    s.works()


@case(23, "the caller is killed while polkit asks the user: the watchdog ends the helper, the next call works")
def killed_during(s):
    s.host.end_helper()
    client = WaitingClient(s, "ask1", *create_arguments())
    mark = s.host.journal.mark()
    with agent("ask1", client.process.pid, "hang") as asked:
        client.begin()
        assert "asked " + kauth.CREATE in asked.readline()
        client.process.kill()
        client.process.wait()
    pid = s.host.helper_pid()
    if is_stuck(s):
        left = shorten_watchdog(pid)
        assert 280 < left <= 300, left
        assert until(lambda: s.host.helper_pid() is None, 5)
    assert not [entry for entry in s.host.journal.since(mark) if entry["CARREL_UID"] == str(USERS["ask1"][0])], "written for a dead caller"
    s.works()


@case(24, "a caller that was busy-refused learns that the stuck helper is gone, and is served by the next one")
def served_after_stuck(s):
    s.host.end_helper()
    s.works()
    pid = s.host.helper_pid()
    s.perform("org.carrel.helper.nosuch", {}, timeout=0.3)
    client = s.host.client("adm2", *create_arguments(), timeout=None)
    time.sleep(0.5)
    assert client.poll() is None
    shorten_watchdog(pid)
    out, _ = client.communicate(timeout=20)
    # On plain files nothing appears, so "the kernel does not show it" is the end of a call that was carried out.
    assert "the kernel does not show the change" in out, out
    s.tree.create.write_text("")


@case(26, "the prompt is closed: cancelled, not an error")
def dismissed(s):
    client = WaitingClient(s, "ask1", *create_arguments())
    before = s.state()
    with agent("ask1", client.process.pid, "dismiss") as asked:
        client.begin()
        line = client.line()
        assert kauth.CREATE in asked.readline()
    assert line.startswith(f"refused {CANCELLED} "), line
    assert s.state() == before


@case(26, "no polkit agent in the session: said so, not taken for a closed prompt")
def no_agent(s):
    s.works()
    status, lines = s.host.client("ask1", *create_arguments())
    assert status == 1 and lines[0].startswith(f"refused {NOT_AUTHORISED} ") and "polkit agent" in lines[0], lines


@case(35, "polkit stopped: the client says so by its own deadline, and its event loop never stands still")
def polkit_stopped(s):
    s.host.processes["polkit"].send_signal(signal.SIGSTOP)
    try:
        begin = time.monotonic()
        status, lines = s.host.client("adm1", "--polkit", "1000", *create_arguments())
        assert time.monotonic() - begin < 3
        assert status == 1 and lines[0].startswith(f"refused {UNREACHABLE} ") and "polkit does not answer" in lines[0], lines
        assert int(lines[-1].split()[1]) < 100, lines
    finally:
        s.host.processes["polkit"].send_signal(signal.SIGCONT)
    s.works()


@case(35, "polkit stops answering behind the question whether it is there: the client ends by its own deadline")
def polkit_silent(s):
    s.host.end_helper()
    client = WaitingClient(s, "ask1", "--start", "500", "--answer", "1500", *create_arguments())
    with agent("ask1", client.process.pid, "hang"):
        client.begin()
        begin = time.monotonic()
        line = client.line()
        assert time.monotonic() - begin < 5
    assert line.startswith(f"refused {TIMED_OUT} "), line
    s.host.end_helper()
    s.works()


@case(35, "polkit absent: one clear sentence")
def polkit_absent(s):
    away = POLKIT_SERVICE.with_suffix(".away")
    POLKIT_SERVICE.rename(away)
    s.host.reload_bus()
    s.host.stop("polkit")
    try:
        status, lines = s.host.client("adm1", *create_arguments())
        assert status == 1 and lines[0].startswith(f"refused {UNREACHABLE} ") and "polkit is not installed" in lines[0], lines
    finally:
        away.rename(POLKIT_SERVICE)
        s.host.reload_bus()
        s.host.start_polkit()
        s.host.end_helper()
    s.works()


@case(35, "the bus is stopped: the client says so by its own deadline, and its event loop never stands still")
def bus_stopped(s):
    s.host.processes["bus"].send_signal(signal.SIGSTOP)
    try:
        status, lines = s.host.client("adm1", "--start", "1000", *create_arguments(), timeout=20)
        assert status == 1 and lines[0].startswith(f"refused {UNREACHABLE} ") and "system bus does not answer" in lines[0], lines
        assert int(lines[-1].split()[1]) < 100, lines
    finally:
        s.host.processes["bus"].send_signal(signal.SIGCONT)
    s.works()
