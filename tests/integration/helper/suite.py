# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The helper's negative tests: suite.py BUILD [NUMBER…]. Run by `isolated`, as root.

The real helper, started by a real dbus-daemon, asking a real polkitd. Each case prints "pass" or "FAIL" with its number;
docs/privilege.md lists the numbers.
"""
import os
import re
import secrets
import subprocess
import sys
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import kauth  # noqa: E402
import tree  # noqa: E402
from host import Host  # noqa: E402
from simulator import Simulator  # noqa: E402
from vfsimulator import VfSimulator  # noqa: E402

CASES = []

# core/protocol/refusal.h
MALFORMED, REPLAYED, NO_RECORD, NO_AUDIT, GPU_UNKNOWN, TYPE_UNKNOWN, VGPU_UNKNOWN, IN_USE = range(100, 108)
UNSAFE_PATH, OPEN_FAILED, WRITE_FAILED, SHORT_WRITE, STILL_WAITING = range(108, 113)
# KAuth's src/actionreply.h
NO_SUCH_ACTION, DENIED, BUSY = 2, 4, 6


def case(number, title, needs="tree"):
    """needs: the /sys it wants, "tree" (plain files), "simulator" (mdevs) or "vfs" (virtual functions)."""
    def add(function):
        CASES.append((number, title, needs, function))
        return function
    return add


def fresh_id():
    return secrets.token_hex(16)


class Suite:
    """What the cases use."""

    def __init__(self, build):
        self.host = Host(build)
        self._admin = None
        self.replies = []
        self.signals = []
        self.tree = None
        self.simulator = None
        self._watch_signals()

    @property
    def admin(self):
        """adm1's connection; a new one where the bus has closed the last (it does so for too large a message)."""
        if self._admin is None or self._admin.is_closed():
            self._admin = self.host.connect("adm1")
        return self._admin

    def _watch_signals(self):
        """Every signal of the helper, as any user of the host may read them."""
        self.monitor_log = open(self.host.work / "signals.log", "w+", encoding="utf-8", errors="replace")
        self.host.processes["monitor"] = subprocess.Popen(
            ["dbus-monitor", "--system", "type='signal',interface='org.kde.kf6auth'"], stdout=self.monitor_log)

    def signals_text(self):
        self.monitor_log.flush()
        with open(self.host.work / "signals.log", encoding="utf-8", errors="replace") as log:
            return log.read()

    def good_create(self, **changes):
        gpu = self.simulator and "0000:3d:00.0" or tree.GPU
        kind = self.simulator and "nvidia-18" or tree.TYPE
        return {"request": fresh_id(), "gpu": gpu, "type": kind, "vgpu": tree.NEW} | changes

    def good_remove(self, **changes):
        return {"request": fresh_id(), "gpu": tree.GPU, "vgpu": tree.EXISTING} | changes

    def perform(self, action, arguments, connection=None, **options):
        reply = kauth.perform(connection or self.admin, action, arguments, **options)
        self.replies.append(reply)
        return reply

    def refuses(self, action, arguments, code, number=None, lines=1, **options):
        """The call is refused with this code (and errno), within a second, with so many lines logged and no change."""
        before, mark = self.state(), self.host.journal.mark()
        reply = self.perform(action, arguments, **options)
        assert reply.code == code, f"expected {code}, got {reply}"
        if number is not None:
            assert reply.text.endswith(f" {number}"), f"expected errno {number}, got {reply.text!r}"
        assert reply.took < 1.0, f"took {reply.took:.2f} s"
        logged = self.host.journal.since(mark)
        assert len(logged) == lines, f"logged {[entry['MESSAGE'] for entry in logged]}"
        assert self.state() == before, "the tree changed"
        return reply

    def state(self):
        return self.simulator.vgpus() if self.simulator else tree.snapshot()

    def clean(self):
        """No fault, no vGPU, no call under way: what a case leaves must not fail the next one."""
        self.simulator.reset()
        if self.host.helper_pid() and self.perform(kauth.CREATE, {}, timeout=2).code != MALFORMED:
            self.host.end_helper()

    def works(self):
        """A good call is carried out: whatever went before has not broken the helper."""
        arguments = self.good_create(vgpu=f"d1a4b2f0-0000-4000-8000-{secrets.token_hex(6)}")
        reply = self.perform(kauth.CREATE, arguments)
        assert reply.is_success and reply.keys == (("request", arguments["request"]),), f"a good call failed: {reply}"
        if self.simulator:
            assert self.simulator.has(arguments["vgpu"])
            arguments.pop("type")
            removed = self.perform(kauth.REMOVE, arguments | {"request": fresh_id()})
            assert removed.is_success, removed
        else:
            assert self.tree.create.read_text() == arguments["vgpu"] + "\n"
            self.tree.create.write_text("")


def run(suite, number, title, function):
    begin = time.monotonic()
    try:
        if suite.simulator:
            suite.clean()
        function(suite)
        print(f"pass {number:>3} {title} ({time.monotonic() - begin:.2f} s)", flush=True)
        return True
    except Exception:  # a case that breaks must not hide the ones after it
        print(f"FAIL {number:>3} {title}\n{traceback.format_exc()}", flush=True)
        return False


def run_all(suite, wanted, needs):
    chosen = [entry for entry in CASES if entry[2] == needs and (not wanted or entry[0] in wanted)]
    return [run(suite, number, title, function) for number, title, _, function in chosen]


def check_replies(suite):
    """Of every reply of the whole run: nothing in it but a request id, an errno and a VF's number (34)."""
    for reply in suite.replies:
        if reply.bus_error:
            continue
        assert re.fullmatch(r"|([0-9a-f]{32}|-) \d+( \d+)?", reply.text), f"a reply says {reply.text!r}"
        assert all(key == "request" and re.fullmatch("[0-9a-f]{32}", value) for key, value in reply.keys), reply.keys


def main():
    build, wanted = sys.argv[1], {int(word) for word in sys.argv[2:]}
    for module in ("cases_arguments", "cases_tree", "cases_bus", "cases_authority", "cases_broken", "cases_kernel", "cases_vfs", "cases_kept"):
        __import__(module)
    suite = Suite(build)
    with tree.PlainTree() as suite.tree:
        results = run_all(suite, wanted, "tree")
    suite.host.end_helper()
    with Simulator(build) as suite.simulator:
        results += run_all(suite, wanted, "simulator")
    suite.host.end_helper()
    suite.host.start_systemd()
    with VfSimulator(build) as suite.simulator:
        results += run_all(suite, wanted, "vfs")
    suite.simulator = None
    results += run_all(suite, wanted, "end")
    if not all(results):
        print((suite.host.work / "bus.log").read_text(errors="replace")[-6000:])
    print(f"{sum(results)} of {len(results)} passed", flush=True)
    os._exit(0 if results and all(results) else 1)


if __name__ == "__main__":
    sys.modules["suite"] = sys.modules["__main__"]
    main()
