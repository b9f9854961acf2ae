# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A polkit agent for one process: agent.py PID dismiss|hang.

Says "ready" on stdout when it is registered and "asked ACTION" for every prompt; closes a prompt after a second
("dismiss"), or leaves it open for good ("hang").
"""
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

PATH = "/org/carrel/suite/Agent"
INTERFACE = """<node><interface name="org.freedesktop.PolicyKit1.AuthenticationAgent">
<method name="BeginAuthentication"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{ss}" direction="in"/><arg type="s" direction="in"/><arg type="a(sa{sv})" direction="in"/></method>
<method name="CancelAuthentication"><arg type="s" direction="in"/></method></interface></node>"""


def start_time(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        return int(stat.read().rpartition(")")[2].split()[19])


def dismiss(invocation):
    invocation.return_dbus_error("org.freedesktop.PolicyKit1.Error.Cancelled", "closed by the user")
    return GLib.SOURCE_REMOVE


def answer(_connection, _sender, _path, _interface, method, arguments, invocation):
    if method == "CancelAuthentication":
        invocation.return_value(None)
        return
    print("asked", arguments.unpack()[0], flush=True)
    if sys.argv[2] == "dismiss":
        GLib.timeout_add(1000, dismiss, invocation)


def main():
    pid = int(sys.argv[1])
    bus = Gio.bus_get_sync(Gio.BusType.SYSTEM, None)
    bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], answer, None, None)
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        uid = int(next(line for line in status if line.startswith("Uid:")).split()[1])
    details = {"pid": GLib.Variant("u", pid), "start-time": GLib.Variant("t", start_time(pid)), "uid": GLib.Variant("i", uid)}
    bus.call_sync("org.freedesktop.PolicyKit1", "/org/freedesktop/PolicyKit1/Authority", "org.freedesktop.PolicyKit1.Authority",
                  "RegisterAuthenticationAgent", GLib.Variant("((sa{sv})ss)", (("unix-process", details), "C", PATH)), None,
                  Gio.DBusCallFlags.NONE, 5000, None)
    print("ready", flush=True)
    GLib.MainLoop().run()


main()
