# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that run a compiler: the build's own command lines, two at a time, good results remembered by content."""
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import tree

CACHE = pathlib.Path(os.environ.get("CARREL_LINT_CACHE") or tree.BUILD / "lint")


def commands():
    """The compile command of every tracked source of app, core and ui, as a list, by relative path."""
    tracked = set(map(str, tree.files(".cpp", under=("app", "core", "ui"))))
    found = {}
    for entry in json.loads((tree.BUILD / "compile_commands.json").read_text()):
        name = os.path.relpath(entry["file"], tree.SOURCE)
        if name in tracked:
            words = shlex.split(entry["command"])
            found.setdefault(name, words[1:] if words[0].endswith("ccache") else words)
    return found


@functools.cache
def closure(name):
    """The project's files that this one includes, directly or not, and itself."""
    seen, todo = set(), [name]
    while todo:
        path = todo.pop()
        if path in seen or not (tree.SOURCE / path).is_file():
            continue
        seen.add(path)
        for include in re.findall(r'^\s*#\s*include\s+"([^"]+)"', tree.read(path), re.M):
            todo += [include, os.path.normpath(os.path.join(os.path.dirname(path), include))]
    return sorted(seen)


def key(names, extra):
    """What the verdict depends on: command, configuration, system (by the name of its root) and every file's content."""
    digest = hashlib.sha256(os.environ.get("CARREL_ROOT_ID", "").encode())
    for word in extra:
        digest.update(word.replace(str(tree.SOURCE), "").encode() + b"\0")
    for path in sorted({path for name in names for path in closure(name)}):
        digest.update(path.encode() + b"\0" + (tree.SOURCE / path).read_bytes())
    return digest.hexdigest()


def in_parallel(work, jobs):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, jobs))


def run_all(kind, jobs):
    """jobs: (name, command). Runs those without a remembered good result; yields what a failing one printed."""
    folder = CACHE / kind
    folder.mkdir(parents=True, exist_ok=True)
    keys = {name: key([name], command) for name, command in jobs}
    fresh = [job for job in jobs if not (folder / keys[job[0]]).exists()]
    print(f"{len(jobs) - len(fresh)} of {len(jobs)} unchanged since they last passed")

    def one(job):
        run = subprocess.run(job[1], cwd=tree.BUILD, capture_output=True, text=True)
        if run.returncode:
            return f"{job[0]}:\n{run.stdout}{run.stderr}"
        (folder / keys[job[0]]).touch()
        return None

    return [fault for fault in in_parallel(one, fresh) if fault]
