# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up ctest's JUnit files and prints the closing line; fails when a test failed or none ran."""
import sys
import xml.etree.ElementTree as ElementTree


def count(paths):
    passed, failed, skipped = 0, [], 0
    for path in paths:
        for case in ElementTree.parse(path).getroot().iter("testcase"):
            if case.get("status") == "run":
                passed += 1
            elif case.find("skipped") is not None and case.get("status") in ("notrun", "disabled", "skipped"):
                # ctest reports a program it could not find in the same way as a skip; only a real skip has no message.
                missing = "Unable to find executable" in (case.find("skipped").get("message") or "")
                failed, skipped = failed + [case.get("name")] * missing, skipped + (not missing)
            else:
                failed.append(case.get("name"))
    return passed, failed, skipped


passed, failed, skipped = count(sys.argv[1:])
for name in failed:
    print(f"failed: {name}")
print(f"{passed} passed, {len(failed)} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)
