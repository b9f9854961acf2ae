# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over app, core and ui with the checks of .clang-tidy."""
import compiled
import tree

# GCC's words that clang does not know; everything else is the build's own command line.
GCC_ONLY = ("-fsanitize", "-fno-sanitize")
config = tree.read(".clang-tidy")


def job(name, command):
    arguments = [word for word in command[1:] if not word.startswith(GCC_ONLY)]
    return name, ["clang-tidy", "--quiet", str(tree.SOURCE / name), f"--config={config}", "--", *arguments]


jobs = [job(name, command) for name, command in sorted(compiled.commands().items())]
tree.finish(compiled.run_all("tidy", jobs), len(jobs), "sources")
