#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs bench_inventory's bare listing and its HostSession side by side and prints the ratios the design must keep.

usage: inventory.py BENCH_INVENTORY [--rounds N] [--idle SECONDS] [--counts 1000,10000]

In process (test:///FILE) for the time; through a libvirtd of its own for time and memory, where libvirt's in-process
test driver (23 KiB a domain) does not count.
"""
import argparse
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time


def run(bench, *arguments):
    text = subprocess.run([bench, *arguments], check=True, capture_output=True, text=True).stdout
    return {key: float(value) for key, value in re.findall(r"(\w+)=([\d.]+)", text)}


def start_daemon(folder):
    config = os.path.join(folder, "libvirtd.conf")
    with open(config, "w") as file:
        file.write(f'unix_sock_dir = "{folder}"\nauth_unix_rw = "none"\n')
    daemon = subprocess.Popen(["/usr/sbin/libvirtd", "--config", config, "--pid-file", os.path.join(folder, "pid")],
                              stderr=subprocess.DEVNULL)
    for _ in range(200):
        if os.path.exists(os.path.join(folder, "libvirt-sock")):
            return daemon
        time.sleep(0.1)
    sys.exit("libvirtd did not start")


def compare(bench, uri, count, rounds, what):
    bare, ours = [], []
    for _ in range(rounds):  # alternating, so that both meet the same machine
        bare.append(run(bench, "list", uri))
        ours.append(run(bench, "session", uri))
        if bare[-1]["workstations"] != count or ours[-1]["workstations"] != count:
            sys.exit(f"{what}: not all workstations were read")
    bare_ms = statistics.median(result["ms"] for result in bare)
    ours_ms = statistics.median(result["ms"] for result in ours)
    print(f"{count:6} {what}: bare {bare_ms:.0f} ms, HostSession {ours_ms:.0f} ms, ratio {ours_ms / bare_ms:.2f}")
    return bare[-1], ours[-1]


sys.stdout.reconfigure(line_buffering=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--idle", type=int, default=30)
    parser.add_argument("--counts", default="1000,10000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        daemon = start_daemon(folder)
        try:
            for count in map(int, options.counts.split(",")):
                path = os.path.join(folder, f"{count}.xml")
                with open(path, "w") as file:
                    subprocess.run([options.bench, "file", str(count)], check=True, stdout=file)
                compare(options.bench, f"test://{path}", count, options.rounds, "in process")
                uri = f"test+unix://{path}?socket={folder}/libvirt-sock"
                compare(options.bench, uri, count, options.rounds, "through libvirtd")
                one = run(options.bench, "session", f"test+unix:///default?socket={folder}/libvirt-sock", "1")
                idle = run(options.bench, "session", uri, str(options.idle))
                each = (idle["settled_rss_kib"] - one["settled_rss_kib"]) / count
                print(f"{count:6} memory: {idle['settled_rss_kib'] / 1024:.1f} MiB, with one workstation "
                      f"{one['settled_rss_kib'] / 1024:.1f} MiB: {each:.2f} KiB each")
                print(f"{count:6} idle: {idle['idle_cpu_ms']:.1f} ms of CPU in {options.idle} s")
        finally:
            daemon.send_signal(signal.SIGTERM)
            daemon.wait()


main()
