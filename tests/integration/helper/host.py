# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A host for the helper inside the namespaces that `isolated` made: users, the system bus, polkit, a journal."""
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio  # noqa: E402

BUS = "unix:path=/run/dbus/system_bus_socket"
JOURNAL = "/run/systemd/journal/socket"
POLKIT = "org.freedesktop.PolicyKit1"

# name: (uid, in the group that may send, what the suite's polkit rule says)
USERS = {
    "adm1": (4001, True, "YES"),
    "adm2": (4002, True, "YES"),
    "ask1": (4003, True, "AUTH_ADMIN_KEEP"),
    "user1": (4004, True, None),
    "out1": (4005, False, "YES"),
}


def until(condition, seconds=10.0, step=0.01):
    """The condition's first true value, or None."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(step)
    return None


class Journal:
    """Stands where journald listens, and keeps the helper's entries as dicts of fields."""

    def __init__(self):
        self.entries = []
        self.last_mark = ""
        self.socket = None
        self.start()

    def start(self):
        os.makedirs(os.path.dirname(JOURNAL), exist_ok=True)
        pathlib.Path(JOURNAL).unlink(missing_ok=True)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(JOURNAL)
        os.chmod(JOURNAL, 0o666)
        threading.Thread(target=self._listen, args=(self.socket,), daemon=True).start()

    def stop(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        pathlib.Path(JOURNAL).unlink()

    def _listen(self, listening):
        while True:
            try:
                data = listening.recv(1 << 20)
            except OSError:
                return
            if not data:
                return
            fields = dict(line.split("=", 1) for line in data.decode("utf-8", "replace").splitlines() if "=" in line)
            if fields.get("SYSLOG_IDENTIFIER") == "carrel-helper":
                self.entries.append(fields)
            self.last_mark = fields.get("SUITE_MARK", self.last_mark)

    def mark(self):
        """How many entries there are, when all that was sent before has been read."""
        wanted = str(time.monotonic_ns())
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
                sender.sendto(f"SUITE_MARK={wanted}\n".encode(), JOURNAL)
        except OSError:  # a case has taken the journal away
            return len(self.entries)
        assert until(lambda: self.last_mark == wanted, 5, 0.001)
        return len(self.entries)

    def since(self, mark):
        """The entries after a mark."""
        self.mark()
        return self.entries[mark:]


class Host:
    """Everything the helper needs, started from the files of the build."""

    def __init__(self, build, work="/run/suite"):
        self.build = pathlib.Path(build).resolve()
        self.helper = self.build / "bin" / "carrel-helper"
        self.work = pathlib.Path(work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.daemon_log = open(self.work / "bus.log", "ab")
        self.processes = {}
        self.journal = Journal()
        self._make_users()
        self.install()
        self.start_bus()
        self.start_polkit()

    def _make_users(self):
        members = ",".join(name for name, (_, member, _) in USERS.items() if member)
        with open("/etc/passwd", "a") as passwd:
            passwd.writelines(f"{name}:x:{uid}:{uid}::/tmp:/bin/sh\n" for name, (uid, _, _) in USERS.items())
        groups = [line for line in pathlib.Path("/etc/group").read_text().splitlines() if not line.startswith("carrel:")]
        groups += [f"{name}:x:{uid}:" for name, (uid, _, _) in USERS.items()] + [f"carrel:x:4000:{members}"]
        pathlib.Path("/etc/group").write_text("\n".join(groups) + "\n")

    def install(self):
        """The shipped files in their places; the activation file names the helper itself, as there is no systemd."""
        made = self.build / "packaging" / "helper"
        # No systemd here: polkit would have the bus try to start it at every call.
        pathlib.Path("/usr/share/dbus-1/system-services/org.freedesktop.systemd1.service").unlink(missing_ok=True)
        shutil.copy(made / "org.carrel.helper.policy", "/usr/share/polkit-1/actions/")
        shutil.copy(made / "org.carrel.helper.conf", "/etc/dbus-1/system.d/")
        self.write_activation(self.helper)
        self.write_rules()

    def write_activation(self, program):
        text = (self.build / "packaging" / "helper" / "org.carrel.helper.service").read_text()
        text = re.sub(r"Exec=.*", f"Exec={program}", re.sub(r"SystemdService=.*\n", "", text))
        pathlib.Path("/usr/share/dbus-1/system-services/org.carrel.helper.service").write_text(text)

    def write_rules(self):
        rules = "".join(f'if (s.user == "{name}") return polkit.Result.{says};'
                        for name, (_, _, says) in USERS.items() if says)
        path = pathlib.Path("/etc/polkit-1/rules.d/49-suite.rules")
        path.write_text('polkit.addRule(function(a, s) { if (a.id.indexOf("org.carrel.helper.") == 0) {' + rules + "} });")
        os.chmod(path, 0o644)

    def spawn(self, name, *command, **options):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.daemon_log, stderr=self.daemon_log, **options)
        self.processes[name] = process
        return process

    def start_bus(self):
        os.makedirs("/run/dbus", exist_ok=True)
        subprocess.run(["dbus-uuidgen", "--ensure"], check=True)
        self.spawn("bus", "dbus-daemon", "--system", "--nofork", "--nopidfile")
        assert until(lambda: os.path.exists("/run/dbus/system_bus_socket")), "the bus does not start"
        self.root = self.connect("root")

    def start_polkit(self):
        self.spawn("polkit", "/usr/lib/polkit-1/polkitd", "--no-debug")
        assert until(lambda: self.owner(POLKIT)), "polkitd does not start"

    def start_systemd(self):
        self.spawn("systemd", sys.executable, str(pathlib.Path(__file__).parent / "systemd.py"), str(self.build))
        assert until(lambda: self.owner("org.freedesktop.systemd1")), "systemd.py does not start"

    def stop(self, name, with_signal=signal.SIGTERM):
        process = self.processes.pop(name)
        process.send_signal(signal.SIGCONT)
        process.send_signal(with_signal)
        process.wait(10)

    def connect(self, user):
        """A connection to the bus as a user: the bus reads the effective ids at connect time."""
        uid = 0 if user == "root" else USERS[user][0]
        groups = [0] if user == "root" else os.getgrouplist(user, uid)
        os.setgroups(groups)
        os.setegid(uid)
        os.seteuid(uid)
        try:
            flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
            return Gio.DBusConnection.new_for_address_sync(BUS, flags, None, None)
        finally:
            os.seteuid(0)
            os.setegid(0)
            os.setgroups([0])

    def ask_bus(self, method, signature, *arguments):
        from gi.repository import GLib
        try:
            answer = self.root.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                         GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE, 5000, None).unpack()
        except GLib.Error:
            return None
        return answer[0] if answer else None

    def owner(self, name):
        return self.ask_bus("GetNameOwner", "(s)", name)

    def reload_bus(self):
        self.ask_bus("ReloadConfig", "()")

    def helper_pid(self):
        """Process id of the helper now, or None."""
        return self.ask_bus("GetConnectionUnixProcessID", "(s)", "org.carrel.helper")

    def end_helper(self):
        """No helper runs afterwards."""
        pid = self.helper_pid()
        if pid:
            os.kill(pid, signal.SIGKILL)
            until(lambda: not self.helper_pid())

    def client(self, user, *arguments, environment=None, timeout=60):
        """helper-client as that user; gives a Popen with pipes when timeout is None, else (status, lines)."""
        command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--",
                   str(self.build / "bin" / "helper-client"), *arguments]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "QT_LOGGING_RULES": "kf.auth=false",
                                        "ASAN_OPTIONS": "detect_leaks=0", **(environment or {})})
        if timeout is None:
            return process
        out, _err = process.communicate(timeout=timeout)
        return process.returncode, out.splitlines()
