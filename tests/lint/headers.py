# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every header compiles alone. Where a source includes it first of all, the build has shown that; the rest is compiled."""
import re
import compiled
import tree

commands = compiled.commands()
headers = list(map(str, tree.files(".h", under=("app", "core", "ui"))))


def first_include(name):
    found = re.search(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', tree.read(name), re.M)
    return found and found.group(1)


def command_for(header):
    """The options of a source beside it, or of any source when it stands alone in its folder."""
    beside = [name for name in commands if name.rsplit("/", 1)[0] == header.rsplit("/", 1)[0]]
    words = list(commands[(beside or sorted(commands))[0]])
    words = words[:words.index("-o")]
    drop = {"-MD", "-MT", "-MF"}
    options = [word for i, word in enumerate(words) if word not in drop and words[i - 1] not in {"-MT", "-MF"}]
    return [*options, "-fsyntax-only", "-x", "c++", "-include", str(tree.SOURCE / header), "/dev/null"]


shown = {first_include(name) for name in commands}
jobs = [(header, command_for(header)) for header in headers if header not in shown]
print(f"{len(headers) - len(jobs)} headers come first in a source")
tree.finish(compiled.run_all("headers", jobs), len(headers), "headers")
