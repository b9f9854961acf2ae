# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over app, core and ui with the checks of .clang-tidy.

Nearly all its time goes into Qt's headers, so the sources of a folder are looked at together, as one source that holds their
texts (the analyzer skips what is included). Where two of them do not go together, because both have the same name, the second
is looked at with the next ones.
"""
import itertools
import os
import re
import subprocess
import compiled
import tree

AT_ONCE = 16
# What GCC knows and clang does not; everything else is the build's own command line.
GCC_ONLY = ("-fsanitize", "-fno-sanitize")
config = tree.read(".clang-tidy")
PARSE_ONLY = "Checks: '-*,modernize-use-override'"
commands = compiled.commands()


def options(name):
    words = commands[name][1:]
    words = words[:words.index("-o")]
    dropped = [word for i, word in enumerate(words) if word not in {"-MD", "-MT", "-MF"} and words[i - 1] not in {"-MT", "-MF"}]
    return [word for word in dropped if not word.startswith(GCC_ONLY)]


def together(names, config=config):
    """Writes the source that includes them, and returns the command that looks at it."""
    text = "".join(tree.read(name) for name in names)
    folder = tree.BUILD / "lint/together"
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / (names[0].replace("/", "_") + f"_{len(names)}.cpp")
    if not source.exists() or source.read_text() != text:
        source.write_text(text)
    return ["clang-tidy", "--quiet", f"--config={config}", "--header-filter=.*/(app|core|ui)/.*", str(source), "--",
            *options(names[0]), "-Wno-everything", "-ferror-limit=0"]


def places(names):
    """File and line that each line of their common source is from."""
    return [(name, line) for name in names for line in range(1, tree.read(name).count("\n") + 1)]


def in_their_files(output, names):
    """The messages, with file and line of the source each is about."""
    lines = places(names)
    return re.sub(r"\S*lint/together/\S+?\.cpp:(\d+)", lambda at: "{}:{}".format(*lines[int(at.group(1)) - 1]), output)


def misfits(names):
    """Those that do not compile after the others; a single quick check is enough to see it."""
    run = subprocess.run(together(names, PARSE_ONLY), cwd=tree.BUILD, capture_output=True, text=True)
    lines = places(names)
    found = {lines[int(line) - 1][0] for line in re.findall(r"together/\S+?\.cpp:(\d+):\d+: error:", run.stdout)}
    return [name for name in names if name in found]


def fitting(names):
    """The sources in as few groups as go together. A group with a single source, or with none that fits, stays as it is."""
    late = misfits(names) if len(names) > 1 else []
    if not late or len(late) == len(names):
        return [names]
    return [[name for name in names if name not in late], *fitting(late)]


def look(names):
    """What is wrong in these sources; remembered when nothing is."""
    done = compiled.CACHE / "tidy" / compiled.key(names, together(names))
    if done.exists():
        return 0, []
    faults = []
    for group in fitting(names):
        run = subprocess.run(together(group), cwd=tree.BUILD, capture_output=True, text=True)
        if run.returncode:
            faults.append(in_their_files(run.stdout + run.stderr, group))
            print(faults[-1], flush=True)
    if not faults:
        done.touch()
    return len(names), faults


def groups():
    """Sources of one folder with the same options, some at once."""
    key = lambda name: (os.path.dirname(name), options(name))
    for _, names in itertools.groupby(sorted(commands, key=key), key):
        names = list(names)
        yield from (names[i:i + AT_ONCE] for i in range(0, len(names), AT_ONCE))


(compiled.CACHE / "tidy").mkdir(parents=True, exist_ok=True)
results = compiled.in_parallel(look, groups())
print(f"{sum(fresh for fresh, _ in results)} of {len(commands)} looked at, the rest unchanged since it last passed")
tree.finish([fault for _, faults in results for fault in faults], len(commands), "sources")
