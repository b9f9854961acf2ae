# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file names its licence, as reuse reads it, and every named licence has its text."""
import subprocess
import tree

run = subprocess.run(["reuse", "--root", tree.SOURCE, "lint", "--lines"], capture_output=True, text=True,
                     env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8",
                          "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": str(tree.SOURCE)})
faults = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()] if run.returncode else []
tree.finish(faults, len(tree.files(".cpp", ".h")), "sources and all other files")
