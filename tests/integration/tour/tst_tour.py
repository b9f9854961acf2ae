#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job through the real window on the try-out host: real simulator, real libvirt, real QEMU, real viewer."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

STEPS = ["01-try-out-host", "02-gpu", "03-new-vgpu", "04-vgpu-created", "05-new-workstation", "06-workstation-created",
         "07-assign", "08-assigned", "09-running", "10-console"]
BINARIES = pathlib.Path(os.environ["CARREL_BUILD"]) / "bin"


def check(condition, text):
    if not condition:
        sys.exit(f"FAIL: {text}")
    print(f"ok: {text}")


def colours(picture):
    return int(subprocess.run(["identify", "-format", "%k", picture], check=True, capture_output=True, text=True).stdout)


def within(seconds, condition):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return condition()


def domains():
    return subprocess.run(["virsh", "-q", "-c", "qemu:///session", "list", "--all", "--name"], capture_output=True,
                          text=True).stdout.split()


def mounts():
    return [line for line in pathlib.Path("/proc/self/mounts").read_text().splitlines() if "gpusim" in line]


def tour(folder):
    environment = dict(os.environ, PATH=f"{BINARIES}:{os.environ['PATH']}", QT_QPA_PLATFORM="xcb",
                       ASAN_OPTIONS="detect_leaks=0:detect_stack_use_after_return=0")
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return subprocess.run(["dbus-run-session", "--", str(BINARIES / "carrel"), "--tour", folder], env=environment,
                              timeout=400, capture_output=True, text=True)
    finally:
        manager.terminate()
        manager.wait()


def main():
    with tempfile.TemporaryDirectory() as folder:
        run = tour(folder)
        print(run.stdout, run.stderr[-4000:], sep="\n")
        check(run.returncode == 0, "the tour ends with status 0")
        check(run.stdout.strip().splitlines()[-1].startswith("Tour done:"), "its last line says what was done")
        check("ERROR: AddressSanitizer" not in run.stderr, "no memory error")
        for step in STEPS:
            picture = pathlib.Path(folder) / f"{step}.png"
            check(picture.exists() and colours(picture) > 8, f"{step}.png shows something")
        check(within(30, lambda: not domains()), "no workstation of the try-out host is left")
        check(within(30, lambda: not mounts()), "no simulator is left mounted")


main()
