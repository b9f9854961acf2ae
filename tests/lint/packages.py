# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/dependencies.md says of every package what it is for, and names none that is not installed."""
import re
import tree

lists = tree.SOURCE / "packaging/environment/packages"
wanted = {word for path in sorted(lists.glob("*.list")) for line in path.read_text().splitlines()
          for word in line.split("#")[0].split()}
rows = [line for line in tree.read("docs/dependencies.md").splitlines() if line.startswith("| `")]
named = {word for row in rows for word in re.findall(r"`([^`]+)`", row.split("|")[1])}
faults = [f"docs/dependencies.md does not say what {package} is for" for package in sorted(wanted - named)]
faults += [f"docs/dependencies.md names {package}, which no package list installs" for package in sorted(named - wanted)]
tree.finish(faults, len(wanted), "packages")
