# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""KAuth's protocol spoken by hand, so that the helper can be sent what no KAuth client would send.

Layouts: QDataStream (Qt 6) of QVariantMap for the arguments, KAuth::ActionReply::serialized() for the reply.
"""
import struct
import time
from dataclasses import dataclass, field

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

HELPER = "org.carrel.helper"
CREATE = "org.carrel.helper.createvgpu"
REMOVE = "org.carrel.helper.removevgpu"

# QMetaType ids as Qt 6 streams them.
INVALID, INT, LONGLONG, MAP, LIST, STRING, BYTES = 0, 2, 4, 8, 9, 10, 12


class Raw(bytes):
    """Bytes that stand for a whole QVariant, as they are."""


def string(text):
    if text is None:
        return struct.pack(">I", 0xFFFFFFFF)
    units = text.encode("utf-16-be", "surrogatepass")
    return struct.pack(">I", len(units)) + units


def variant(value):
    if isinstance(value, Raw):
        return bytes(value)
    if value is None:
        return struct.pack(">IB", INVALID, 1)
    if isinstance(value, str):
        return struct.pack(">IB", STRING, 0) + string(value)
    if isinstance(value, int):
        kind, layout = (INT, ">i") if -(2**31) <= value < 2**31 else (LONGLONG, ">q")
        return struct.pack(">IB", kind, 0) + struct.pack(layout, value)
    if isinstance(value, bytes):
        return struct.pack(">IB", BYTES, 0) + struct.pack(">I", len(value)) + value
    if isinstance(value, list):
        return struct.pack(">IB", LIST, 0) + struct.pack(">I", len(value)) + b"".join(map(variant, value))
    raise TypeError(type(value))


NULL_STRING = Raw(struct.pack(">IB", STRING, 1) + string(None))


def nested(depth):
    """A list in a list in a list …, as a variant."""
    return Raw((struct.pack(">IB", LIST, 0) + struct.pack(">I", 1)) * depth + variant(1))


def blob(arguments):
    """Arguments as KAuth streams them: a QVariantMap."""
    entries = b"".join(string(key) + variant(value) for key, value in sorted(arguments.items()))
    return struct.pack(">I", len(arguments)) + entries


@dataclass
class Reply:
    """What came back: KAuth's code, type (0 KAuth's own error, 1 helper's error, 2 success), text; or a bus error."""
    code: int = -1
    kind: int = -1
    text: str = ""
    keys: tuple = ()
    bus_error: str = ""
    took: float = 0.0
    raw: bytes = field(default=b"", repr=False)

    @property
    def is_success(self):
        return not self.bus_error and self.code == 0


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, layout):
        value = struct.unpack_from(layout, self.data, self.at)[0]
        self.at += struct.calcsize(layout)
        return value

    def text(self):
        size = self.take(">I")
        if size == 0xFFFFFFFF:
            return ""
        self.at += size
        return self.data[self.at - size:self.at].decode("utf-16-be", "replace")


def read_reply(data):
    reader = Reader(data)
    pairs = []
    for _ in range(reader.take(">I")):
        key = reader.text()
        kind, _null = reader.take(">I"), reader.take(">B")
        assert kind == STRING, f"a reply holds something else than text: {kind}"
        pairs.append((key, reader.text()))
    code, kind = reader.take(">i"), reader.take(">I")
    return Reply(code, kind, reader.text(), tuple(pairs), raw=data)


def bytes_variant(data):
    return GLib.Variant.new_from_bytes(GLib.VariantType("ay"), GLib.Bytes.new(data), True)


def perform(connection, action, arguments, fds=None, timeout=25.0, member="performAction"):
    """One call; arguments is a dict, or the bytes of a blob. Never raises for what the other side says."""
    payload = arguments if isinstance(arguments, bytes) else blob(arguments)
    fd_list = Gio.UnixFDList()
    handles = {key: fd_list.append(fd) for key, fd in (fds or {}).items()}
    body = GLib.Variant.new_tuple(
        GLib.Variant("s", action), bytes_variant(connection.get_unique_name().encode()), GLib.Variant("a{sv}", {}),
        bytes_variant(payload), GLib.Variant("a{sh}", handles))
    begin = time.monotonic()
    try:
        answer, _ = connection.call_with_unix_fd_list_sync(
            HELPER, "/", "org.kde.kf6auth", member, body, None, Gio.DBusCallFlags.NONE, int(timeout * 1000), fd_list, None)
    except GLib.Error as error:
        name = Gio.DBusError.get_remote_error(error) or error.message
        return Reply(bus_error=name, text=error.message, took=time.monotonic() - begin)
    reply = read_reply(bytes(answer.unpack()[0]))
    reply.took = time.monotonic() - begin
    return reply
