#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""carrelctl workstation console: a real QEMU machine's SPICE screen in a real remote-viewer. Run by with-session."""

import os
import pathlib
import subprocess
import time
import unittest

BIN = pathlib.Path(os.environ["CARREL_BUILD"]) / "bin"


def ctl(*words, display=True):
    environment = dict(os.environ)
    if not display:
        del environment["DISPLAY"]
    return subprocess.run([BIN / "carrelctl", "--host", "qemu:///session", *words], env=environment, capture_output=True,
                          stdin=subprocess.DEVNULL, text=True, timeout=90)


def viewers():
    """Process ids and command lines of this user's remote-viewers."""
    found = {}
    for folder in pathlib.Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and folder.stat().st_uid == os.getuid():
                words = (folder / "cmdline").read_bytes().split(b"\0")
                if words[0].endswith(b"remote-viewer"):
                    found[int(folder.name)] = b" ".join(words).decode()
        except OSError:
            pass  # ended meanwhile
    return found


def until(condition, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


class CtlConsole(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        made = ctl("workstation", "create", "seen", "--disk", "none", "--memory", "64", "--cpus", "1")
        assert made.returncode == 0, made
        cls.before = viewers()

    @classmethod
    def tearDownClass(cls):
        for pid in viewers().keys() - cls.before.keys():
            os.kill(pid, 15)
        ctl("workstation", "stop", "--kill", "seen")
        ctl("workstation", "delete", "seen")

    def refused(self, part, *words, **how):
        answer = ctl("workstation", "console", *words, **how)
        self.assertEqual(answer.returncode, 1, answer)
        self.assertRegex(answer.stderr, r"\Acarrelctl: [^\n]+\.\n  [^\n]+\.\n\Z")
        self.assertIn(part, answer.stderr)
        self.assertEqual(viewers(), self.before)

    def window(self):
        answer = subprocess.run(["xdotool", "search", "--name", "seen"], capture_output=True, text=True, timeout=30)
        return answer.stdout.strip()

    def test_a_console_opens_and_goes_on_by_itself(self):
        self.refused("is off", "seen")
        self.refused("no workstation", "nobody")
        started = ctl("workstation", "start", "seen")
        self.assertEqual(started.returncode, 0, started)
        begin = time.monotonic()
        opened = ctl("workstation", "console", "seen")
        self.assertEqual(opened.returncode, 0, opened)
        self.assertEqual(opened.stdout, "The console of seen is open.\n")
        self.assertLess(time.monotonic() - begin, 20)
        new = viewers().keys() - self.before.keys()
        self.assertEqual(len(new), 1, viewers())  # carrelctl has ended, the viewer has not
        (line,) = (viewers()[pid] for pid in new)
        self.assertNotIn("password", line)
        self.assertTrue(until(self.window), "no window with the workstation's name")
        time.sleep(2)
        self.assertEqual(viewers().keys() - self.before.keys(), new)  # and it goes on


if __name__ == "__main__":
    unittest.main()
