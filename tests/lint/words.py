# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls and words that have no place in a folder, each with the reason that is printed."""
import re
import tree

WAITS = "the window's thread must never wait; continue with .then(this, …) or open()"
BROADCAST = "KAuth broadcasts it on the system bus; use the journal"
RULES = [
    (("ui", "app/gui"), r"\bwaitForFinished\b|\bQEventLoop\b|\bprocessEvents\b|\bQThread::wait\b|->wait\(\)", WAITS),
    (("ui", "app/gui"), r"\b\w*(?:[dD]ialog|[bB]ox)\w*(?:\.|->)exec\(", WAITS),
    (("app/helper", "core/base", "core/protocol"), r"\bq(?:C?Debug|C?Info|C?Warning|C?Critical)\b", BROADCAST),
    (("app", "core", "ui"), r"\bSIGNAL\(|\bSLOT\(", "connect by function pointer"),
    (("app", "core", "ui", "tests"), r"\bQSKIP\b", "a test that can be skipped proves nothing"),
    (("tests",), r"\bqSleep\b|\bQTest::qSleep\b", "wait for the event: QTRY_COMPARE, QSignalSpy::wait"),
]
IN_COMMENTS_TOO = r"\b(?:TODO|FIXME|XXX|HACK)\b"


def matches(pattern, text, path, reason):
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(pattern, line):
            yield f"{path}:{number}: {line.strip()[:100]}: {reason}"


paths = tree.files(".cpp", ".h")
faults = []
for path in paths:
    text = tree.read(path)
    faults += matches(IN_COMMENTS_TOO, text, path, "finish it, or file an issue")
    if path.suffix == ".h":
        faults += matches(r"^\s*using namespace\b", tree.bare(text), path, "a header must not choose for its readers")
    for folders, pattern, reason in RULES:
        if any(str(path).startswith(folder + "/") for folder in folders):
            faults += matches(pattern, tree.bare(text), path, reason)
tree.finish(faults, len(paths), "files")
