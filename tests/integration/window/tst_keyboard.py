#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by keys alone, watched as a screen reader does: a vGPU is made, given away, its workstation started and
its console opened."""
import subprocess

from desk import Desk, check, in_own_session

in_own_session()


def console():
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "remote-viewer"], capture_output=True,
                           text=True, check=False)
    return found.stdout.split()


def select(desk, row):
    """The only row below the host that the search leaves."""
    desk.keys("ctrl+f")
    desk.type("cad-1")
    desk.keys("Return", "Home", "Down")
    return desk.within(30, lambda: desk.find(row), f"row “{row}…”")


def main():
    desk = Desk(["--host", "tryout:office"])
    desk.within(60, lambda: desk.find("GPU Tesla M60"), "GPU of the try-out host")
    desk.keys("F6", "Home", "Down")
    desk.keys("ctrl+shift+n")
    desk.within(20, lambda: desk.window("New vGPU"), "dialog for a vGPU")
    desk.agree("Create vGPU")
    desk.within(60, lambda: desk.find("vGPU GRID M60"), "row of the new vGPU")
    check(True, "a vGPU is made")

    desk.keys("ctrl+n")
    desk.within(20, lambda: desk.window("New workstation"), "dialog for a workstation")
    desk.type("cad-1")
    desk.agree("Create workstation")
    desk.keys("ctrl+2")
    desk.within(60, lambda: desk.find("Workstation cad-1"), "row of the new workstation")
    check(True, "a workstation is made")

    select(desk, "Workstation cad-1, off")
    desk.keys("alt+e", "a")
    desk.within(20, lambda: desk.window("Assign vGPU"), "choice of a vGPU")
    desk.agree("Assign")
    desk.within(20, lambda: desk.window("Give vGPU"), "plan")
    desk.agree("Do it")
    desk.within(60, lambda: desk.find("Workstation cad-1, off, vGPU GRID M60"), "workstation with its vGPU")
    check(True, "the vGPU is given to it")

    desk.keys("ctrl+b")
    desk.within(90, lambda: desk.find("Workstation cad-1, running"), "running workstation")
    check(True, "it runs")

    desk.keys("ctrl+o")
    desk.within(90, console, "console")
    check(True, "its console is open")
    log = desk.close()
    check("ERROR: AddressSanitizer" not in log, "no memory error")


main()
