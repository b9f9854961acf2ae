# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""As much of systemd as the helper asks for: systemd.py BUILD stands at org.freedesktop.systemd1 and starts the shipped
carrel-gputool@.service by its ExecStart= and TimeoutStartSec=, and nothing else."""
import configparser
import pathlib
import re
import subprocess
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

MANAGER = "/org/freedesktop/systemd1"
INTERFACE = Gio.DBusNodeInfo.new_for_xml("""
<node>
  <interface name="org.freedesktop.systemd1.Manager">
    <method name="StartUnit"><arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="out" type="o"/></method>
    <method name="LoadUnit"><arg direction="in" type="s"/><arg direction="out" type="o"/></method>
    <signal name="JobRemoved"><arg type="u"/><arg type="o"/><arg type="s"/><arg type="s"/></signal>
  </interface>
  <interface name="org.freedesktop.systemd1.Service"><property name="ExecMainStatus" type="i" access="read"/></interface>
</node>""")


class Units:
    def __init__(self, build, bus):
        unit = configparser.ConfigParser(strict=False, interpolation=None)
        unit.optionxform = str
        unit.read(build / "packaging/helper/carrel-gputool@.service")
        self.program = re.sub(r"^\S*/(\S+)", rf"{build}/bin/\1", unit["Service"]["ExecStart"])
        self.seconds = float(unit["Service"]["TimeoutStartSec"])
        self.bus = bus
        self.jobs = 0
        self.status = {}

    def call(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        name = arguments.unpack()[0]
        found = re.fullmatch(r"carrel-gputool@([a-z]+-[a-z]+-[0-9a-f:.]+)\.service", name)
        if not found:
            invocation.return_dbus_error("org.freedesktop.systemd1.NoSuchUnit", f"Unit {name} not found.")
        elif method == "LoadUnit":
            invocation.return_value(GLib.Variant("(o)", (f"{MANAGER}/unit/tool",)))
        else:
            self.jobs += 1
            job = f"{MANAGER}/job/{self.jobs}"
            invocation.return_value(GLib.Variant("(o)", (job,)))
            GLib.idle_add(self.run, self.jobs, job, name, found.group(1))

    def run(self, number, job, name, instance):
        try:
            done = subprocess.run(self.program.replace("%i", instance).split(), timeout=self.seconds, check=False, env={"PATH": "/usr/bin:/bin"})
            self.status["tool"], result = done.returncode, "done" if done.returncode == 0 else "failed"
        except subprocess.TimeoutExpired:
            self.status["tool"], result = 0, "timeout"
        self.bus.emit_signal(None, MANAGER, "org.freedesktop.systemd1.Manager", "JobRemoved",
                             GLib.Variant("(uoss)", (number, job, name, result)))

    def get(self, *_):
        return GLib.Variant("i", self.status.get("tool", 0))


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SYSTEM, None)
    units = Units(pathlib.Path(sys.argv[1]), bus)
    bus.register_object(MANAGER, INTERFACE.interfaces[0], units.call, None, None)
    bus.register_object(f"{MANAGER}/unit/tool", INTERFACE.interfaces[1], None, units.get, None)
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.systemd1", Gio.BusNameOwnerFlags.NONE, None, None)
    GLib.MainLoop().run()


main()
