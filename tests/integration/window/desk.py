# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A running Carrel as a screen reader and a keyboard meet it: its AT-SPI tree, keys typed, and pictures of the screen."""
import os
import pathlib
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

BINARIES = pathlib.Path(os.environ["CARREL_BUILD"]) / "bin"
WINDOW_ROLES = {Atspi.Role.FRAME, Atspi.Role.DIALOG, Atspi.Role.WINDOW, Atspi.Role.ALERT}
# A row of a long list is named by the same code as the row before it.
ROWS_LOOKED_AT = 40


def check(condition, text):
    if not condition:
        sys.exit(f"FAIL: {text}")
    print(f"ok: {text}", flush=True)


def in_own_session():
    """Starts this script again in a D-Bus session of its own, where the accessibility bus is its own, too."""
    if "CARREL_DESK" not in os.environ:
        os.environ["CARREL_DESK"] = "1"
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])


def has_state(node, state):
    return node.get_state_set().contains(state)


def children(node):
    count = node.get_child_count()
    if node.get_role() in (Atspi.Role.TREE, Atspi.Role.TREE_TABLE, Atspi.Role.TABLE, Atspi.Role.LIST):
        count = min(count, ROWS_LOOKED_AT)
    for index in range(count):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node, depth=0):
    """The node and all below it that stand on the screen."""
    yield node
    if depth > 40:
        return
    for child in children(node):
        try:
            shown = has_state(child, Atspi.StateType.SHOWING) or child.get_role() in (Atspi.Role.MENU_BAR, Atspi.Role.MENU)
            if shown:
                yield from walk(child, depth + 1)
        except GLib.Error:
            continue  # gone while it was looked at


def words(node):
    return f"{node.get_role_name()} “{node.get_name()}”"


class Desk:
    """One Carrel with a window manager, both ended by close()."""

    def __init__(self, arguments, **environment):
        self.manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.log = open(pathlib.Path(os.environ["HOME"]) / "carrel.log", "w+", encoding="utf-8")
        own = dict(os.environ, PATH=f"{BINARIES}:{os.environ['PATH']}", QT_QPA_PLATFORM="xcb",
                   QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                   ASAN_OPTIONS="detect_leaks=0:detect_stack_use_after_return=0", **environment)
        self.program = subprocess.Popen([str(BINARIES / "carrel"), *arguments], env=own, stdout=self.log,
                                        stderr=self.log)

    def close(self):
        for process in (self.program, self.manager):
            process.terminate()
        for process in (self.program, self.manager):
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
        self.log.seek(0)
        return self.log.read()

    def pump(self, seconds=0.2):
        """Lets the library hear of what has changed; what it remembers is looked at again."""
        end = time.monotonic() + seconds
        context = GLib.MainContext.default()
        while time.monotonic() < end:
            while context.iteration(False):
                pass
            time.sleep(0.02)
        if application := self.application():
            application.clear_cache()

    def application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.program.pid:
                return child
        return None

    def windows(self):
        application = self.application()
        if application is None:
            return []
        return [w for w in children(application) if w.get_role() in WINDOW_ROLES and has_state(w, Atspi.StateType.SHOWING)]

    def within(self, seconds, condition, what):
        """Waits until the condition gives something, and gives it."""
        end = time.monotonic() + seconds
        while True:
            try:
                if found := condition():
                    return found
            except GLib.Error:
                pass  # an object went while it was looked at
            if self.program.poll() is not None or time.monotonic() > end:
                self.picture("/tmp/carrel-desk-failed.png")
                print(self.close()[-4000:], self.tree() if self.program.poll() is None else "", sep="\n")
                sys.exit(f"FAIL: within {seconds} s there was no {what}")
            self.pump()

    def tree(self):
        return "\n".join(words(node) for window in self.windows() for node in walk(window))

    def find(self, name, *roles, window=None):
        """The first object that stands on the screen with a name that begins so, in one of these roles if any."""
        for top in [window] if window else reversed(self.windows()):
            for node in walk(top):
                if node.get_name().startswith(name) and (not roles or node.get_role() in roles):
                    return node
        return None

    def window(self, title):
        return next((w for w in self.windows() if w.get_name().startswith(title)), None)

    def focused(self):
        for top in reversed(self.windows()):
            for node in walk(top):
                if has_state(node, Atspi.StateType.FOCUSED):
                    return node
        return None

    def keys(self, *combinations):
        for each in combinations:
            subprocess.run(["xdotool", "key", "--clearmodifiers", each], check=True)
            self.pump(0.25)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)
        self.pump(0.3)

    def agree(self, verb):
        """Return, once the dialog's button can be pressed."""
        self.within(60, lambda: (found := self.find(verb, Atspi.Role.BUTTON))
                    and has_state(found, Atspi.StateType.SENSITIVE), f"button “{verb}” that works")
        self.keys("Return")

    def picture(self, path):
        subprocess.run(["import", "-window", "root", str(path)], check=False)
