# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py BUILD [BLOCKS]: from the click on Create to the node in /sys, beside a bare KAuth round trip. Goal: 1.2 times.

An ordinary user on the helper suite's host, /sys from the simulator; blocks of twenty of each in turn, in one run.

Started as root by tests/integration/helper/isolated; BUILD should be one without sanitizers.
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "integration" / "helper"))

from host import Host  # noqa: E402
from simulator import GPU, TYPE, Simulator  # noqa: E402


def install_bare_helper(host):
    """The helper that does nothing, with the same kind of files and the same rule."""
    made = host.build / "packaging" / "helper"
    for name, folder in (("org.carrel.helper.conf", "dbus-1/system.d"), ("org.carrel.helper.policy", "polkit-1/actions")):
        text = (made / name).read_text().replace("org.carrel.helper.createvgpu", "org.carrel.bench.nothing")
        text = re.sub(r'   <action id="org.carrel.helper.removevgpu".*?</action>\n', "", text, flags=re.S)
        path = pathlib.Path("/usr/share") / folder / name.replace("helper", "bench")
        path.write_text(text.replace("org.carrel.helper", "org.carrel.bench"))
    service = pathlib.Path("/usr/share/dbus-1/system-services/org.carrel.helper.service").read_text()
    service = service.replace("org.carrel.helper", "org.carrel.bench").replace("/carrel-helper", "/bench-bare-helper")
    pathlib.Path("/usr/share/dbus-1/system-services/org.carrel.bench.service").write_text(service)
    rules = pathlib.Path("/etc/polkit-1/rules.d/49-suite.rules")
    rules.write_text(rules.read_text().replace('"org.carrel.helper."', '"org.carrel."'))
    host.reload_bus()


def block(host, times, *words):
    """One run of bench_helper; its first round, which starts the helper and libraries, is not counted."""
    done = subprocess.run(["setpriv", "--reuid=adm1", "--regid=adm1", "--init-groups", "--", str(host.build / "bin" / "bench_helper"),
                           *words], env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"},
                          stdout=subprocess.PIPE, text=True, check=True)
    seen = set()
    for line in done.stdout.splitlines():
        kind, value = line.split()
        if kind in seen:
            times.setdefault(kind, []).append(float(value))
        seen.add(kind)


def main():
    host = Host(sys.argv[1])
    install_bare_helper(host)
    host.stop("polkit")
    host.start_polkit()
    times = {}
    with Simulator(sys.argv[1]):
        for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 5):
            block(host, times, "bare", "21")
            block(host, times, "bare", GPU, TYPE, "21")
            block(host, times, "carrel", GPU, TYPE, "21")
    middle = {kind: statistics.median(values) for kind, values in times.items()}
    print(f"medians of {len(times['bare'])}: " + ", ".join(f"{kind} {value:.2f} ms" for kind, value in middle.items()))
    print(f"click to node: {middle['create'] / middle['bare-create']:.2f} times a bare KAuth round trip that writes the node unchecked "
          f"(goal 1.2), {middle['create'] / middle['bare']:.2f} times one that does nothing", flush=True)
    os._exit(0)


main()
