#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that takes the focus has a name: in the window, its pages and menus, and in each dialog."""
from desk import Atspi, Desk, check, has_state, in_own_session, walk, words

in_own_session()

# What opens it, and the beginning of its title.
DIALOGS = [(["ctrl+n"], "New workstation"), (["ctrl+shift+n"], "New vGPU"), (["ctrl+h"], "Job history"),
           (["alt+f", "h"], "Add host"), (["F1"], "Help")]
WORKSTATION_DIALOGS = [(["ctrl+t"], "Tags of"), (["alt+w", "o"], "Notes of"), (["Delete"], "Delete")]


def look(window, what):
    seen = 0
    for node in walk(window):
        if not has_state(node, Atspi.StateType.FOCUSABLE):
            continue
        seen += 1
        if not node.get_name().strip():
            where = node.get_parent()
            check(False, f"{what}: {words(node)} in {words(where) if where else 'nothing'} has a name "
                         f"({node.get_description()})")
    check(seen > 0, f"{what}: all {seen} focusable objects are named")


def look_at_dialogs(desk, dialogs):
    for keys, title in dialogs:
        desk.keys(*keys)
        dialog = desk.within(20, lambda: desk.window(title), f"dialog “{title}”")
        look(dialog, title)
        desk.keys("Escape")
        desk.within(20, lambda: not desk.window(title), f"end of “{title}”")


def main():
    desk = Desk(["--host", "tryout:office"])
    desk.within(60, lambda: desk.find("GPU Tesla M60"), "GPU of the try-out host")
    look(desk.windows()[0], "window, GPUs")
    for key in ("F6", "Home", "Down", "Down"):
        desk.keys(key)
    look(desk.windows()[0], "window, type")
    look_at_dialogs(desk, DIALOGS)
    desk.keys("ctrl+n")
    desk.within(20, lambda: desk.window("New workstation"), "dialog")
    desk.type("cad-1")
    desk.agree("Create workstation")
    desk.keys("ctrl+2")
    desk.within(60, lambda: desk.find("Workstation cad-1"), "row of the new workstation")
    desk.keys("ctrl+f")
    desk.type("cad-1")
    desk.keys("Return", "Home", "Down")
    desk.within(20, lambda: desk.find("Edit notes", Atspi.Role.BUTTON), "page of the workstation")
    look(desk.windows()[0], "window, workstation")
    look_at_dialogs(desk, WORKSTATION_DIALOGS)
    log = desk.close()
    check("ERROR: AddressSanitizer" not in log, "no memory error")


main()
