# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C++ source is as clang-format leaves it."""
import subprocess
import tree

paths = tree.files(".cpp", ".h")
run = subprocess.run(["clang-format", "--dry-run", "--Werror", *paths], cwd=tree.SOURCE, capture_output=True, text=True)
wrong = sorted({line.split(":")[0] for line in run.stderr.splitlines() if "code should be clang-formatted" in line})
faults = [f"{path}: run clang-format -i {path}" for path in wrong]
if run.returncode and not faults:
    faults = [run.stderr]
tree.finish(faults, len(paths), "files")
