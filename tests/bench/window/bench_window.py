#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""exec to filled tree with 1,000 and 10,000 test:// workstations, beside a bare KXmlGuiWindow and a bare C listing.

usage: bench_window.py BUILD_FOLDER   (a release build; DISPLAY set, or it runs offscreen)"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5
IDLE_SECONDS = 30


def node_file(folder, count):
    path = pathlib.Path(folder) / f"{count}.xml"
    domains = "".join(
        f"<domain type='test'><name>ws-{i}</name><uuid>00000000-0000-4000-8000-{i:012x}</uuid><memory>1048576</memory>"
        "<vcpu>2</vcpu><os><type>hvm</type></os><devices><graphics type='spice' port='-1'/></devices></domain>"
        for i in range(1, count + 1))
    path.write_text(f"<node>{domains}</node>")
    return f"test://{path}"


def until(command, word, environment, keep=False):
    """Seconds from exec to the line with word; the process when kept."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    for line in process.stderr:
        if word in line:
            seconds = time.monotonic() - begun
            if keep:
                return seconds, process
            process.terminate()
            process.wait()
            return seconds, None
    sys.exit(f"{command[0]} ended without saying “{word}”")


def median(command, word, environment):
    return statistics.median(until(command, word, environment)[0] for _ in range(RUNS))


def status_kib(process, key):
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(next(line for line in text.splitlines() if line.startswith(key)).split()[1])


def cpu_seconds(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    programs = pathlib.Path(sys.argv[1]) / "bin"
    with tempfile.TemporaryDirectory() as home:
        environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=f"{home}/config", XDG_STATE_HOME=f"{home}/state",
                           QT_LOGGING_RULES="carrel.ui.debug=true")
        environment.setdefault("QT_QPA_PLATFORM", "xcb" if "DISPLAY" in os.environ else "offscreen")
        bare = median([programs / "barewindow"], "first paint", environment)
        print(f"bare KXmlGuiWindow: first paint {bare * 1000:.0f} ms")
        for count in (1000, 10_000):
            uri = node_file(home, count)
            listing = median([programs / "barelist", uri], "listed", environment)
            command = [programs / "carrel", "--host", uri]
            paint = median(command, "first paint", environment)
            filled = median(command, "tree filled", environment)
            limit = max(bare, listing)
            print(f"{count}: first paint {paint * 1000:.0f} ms, filled {filled * 1000:.0f} ms, bare listing "
                  f"{listing * 1000:.0f} ms, ratio {filled / limit:.2f} (goal 1.25)")
            _, process = until(command, "tree filled", environment, keep=True)
            time.sleep(2)
            before = cpu_seconds(process)
            time.sleep(IDLE_SECONDS)
            print(f"{count}: {status_kib(process, 'VmRSS') / 1024:.0f} MiB, {cpu_seconds(process) - before:.2f} s of CPU "
                  f"in {IDLE_SECONDS} idle seconds")
            process.terminate()
            process.wait()


main()
