# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The size of things: functions, files, and tests against sources. Lines are counted from signature to closing brace."""
import json
import subprocess
import tree

MEDIAN, NINTH_DECILE, LONGEST, FILE_LINES, TEST_SHARE = 8, 25, 50, 400, 0.6


def functions(paths):
    """(path, name, first line, lines) of every function body that universal-ctags finds."""
    ctags = ["ctags", "-o", "-", "--output-format=json", "--languages=C++", "--kinds-C++=f", "--fields=+ne",
             "--map-C++=+.h", "-I", "Q_OBJECT,Q_GADGET,Q_SIGNALS,Q_EMIT,Q_SLOTS", "-L", "-"]
    run = subprocess.run(ctags, cwd=tree.SOURCE, input="\n".join(map(str, paths)), capture_output=True, text=True, check=True)
    for line in run.stdout.splitlines():
        tag = json.loads(line)
        if tag.get("end"):
            yield tag["path"], tag["name"], tag["line"], tag["end"] - tag["line"] + 1


def function_faults(found):
    lengths = sorted(lines for _, _, _, lines in found)
    median, decile = lengths[len(lengths) // 2], lengths[len(lengths) * 9 // 10]
    print(f"{len(lengths)} functions: median {median}, ninth decile {decile}, longest {lengths[-1]} lines")
    if median > MEDIAN:
        yield f"half of the functions are longer than {MEDIAN} lines (median {median})"
    if decile > NINTH_DECILE:
        yield f"a tenth of the functions is longer than {NINTH_DECILE} lines (ninth decile {decile})"
    for path, name, line, lines in found:
        if lines > LONGEST:
            yield f"{path}:{line}: {name} has {lines} lines, {LONGEST} are the most"


def line_count(path):
    return tree.read(path).count("\n")


def file_faults(paths):
    for path in paths:
        if line_count(path) > FILE_LINES:
            yield f"{path}: {line_count(path)} lines, {FILE_LINES} are the most"


def test_share_faults(sources, tests):
    source, test = sum(map(line_count, sources)), sum(map(line_count, tests))
    print(f"{source} lines of source, {test} of tests: {test / source:.2f}")
    if test / source < TEST_SHARE:
        yield f"tests are {test / source:.2f} of the source, {TEST_SHARE} is the least"


sources = tree.files(".cpp", ".h", under=("app", "core", "ui"))
tests = [p for p in tree.files(".cpp", ".h", ".py", ".sh", under=("tests",)) if "lint" not in p.parts]
scripts = tree.files(".sh", ".py", under=("tests", "packaging", "app"))
faults = [*function_faults(list(functions(sources))), *file_faults({*sources, *tests, *scripts}),
          *test_share_faults(sources, tests)]
tree.finish(sorted(faults), len(sources) + len(tests), "files")
