# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom (docs/design.md): arrows point down, app → ui → core; core knows no widget, ui no libvirt."""
import re
import tree

CORE = ("base", "protocol", "gpuwrites", "keep", "gpu", "telemetry", "virt", "host", "drift", "placement", "privilege", "operations", "console")
# A folder, and what it must not include.
FORBIDDEN = [
    ("core/", r'"(?:ui|app)/', "core knows nothing of ui and app"),
    ("core/", r"<(?:QtGui|QtWidgets|QWidget|QApplication|QGuiApplication|QAction|QIcon|QPixmap|QColor|QPainter|KMessage\w*)\b", "core has no face"),
    ("core/base/", r'"core/(?!base/)', "base stands alone"),
    ("core/protocol/", r'"core/(?!base/|protocol/)|<QtDBus|<QFile\b|<QDir\b|<QProcess\b|<fcntl\.h|<unistd\.h', "protocol is base and checks, without I/O"),
    ("core/keep/", r'"core/(?!base/|protocol/|keep/)|<QtDBus|<QProcess\b|<libvirt|<QtNetwork', "root reads what is kept: base and checks only"),
    ("core/gpuwrites/", r'"core/(?!base/|protocol/|gpuwrites/)|<QtDBus|<QProcess\b|<QFile\b|<libvirt|<QtNetwork', "root writes by system calls, from base and protocol"),
    ("core/gpu/", r'"core/(?!base/|gpu/)|<libvirt|<QtNetwork', "gpu reads sysfs and knows nothing else"),
    ("core/telemetry/", r'"core/(?!base/|gpu/|telemetry/)|<libvirt|<QtNetwork', "telemetry reads the host and knows nothing of libvirt"),
    ("core/virt/", r'"core/(?!base/|virt/)', "virt knows libvirt and nothing else"),
    ("core/host/", r'"core/(?:operations|privilege|console)/', "a host is read, not changed"),
    ("core/drift/", r'"core/(?:operations|privilege|console)/', "drift is seen, not mended"),
    ("core/placement/", r'"core/(?!base/|gpu/|host/|placement/)|<libvirt|<QtNetwork', "placement weighs what was read"),
    ("core/console/", r'"core/(?:operations|privilege)/', "a console is opened, nothing changed"),
    ("ui/", r'"app/|<libvirt|<libudev|<KAuth', "ui shows what core says"),
    ("ui/models/", r"<QtWidgets|<Q(?:Application|Widget|TreeView|Dialog)\b", "models have no widgets"),
    ("app/helper/", r'"(?:ui|app/(?!helper/)|core/(?!base/|protocol/|gpuwrites/|keep/))|<QProcess\b|<libvirt|<QtNetwork', "the helper is base, protocol, the writes and KAuth"),
    ("app/ctl/", r'"ui/', "carrelctl has no face"),
    ("app/gpusim/", r'"ui/|<libvirt', "the simulator stands alone"),
]


def faults_of(path):
    for number, line in enumerate(tree.read(path).splitlines(), 1):
        include = re.match(r'\s*#\s*include\s+([<"][^>"]+[>"])', line)
        for folder, pattern, reason in FORBIDDEN if include else ():
            if str(path).startswith(folder) and re.match(pattern, include.group(1)):
                yield f"{path}:{number}: {include.group(1)}: {reason}"


def unlisted_folders(paths):
    known = {f"core/{folder}" for folder in CORE}
    for folder in sorted({str(path.parent) for path in paths if path.parts[0] == "core"} - known):
        if not any(folder.startswith(name + "/") for name in known):
            yield f"{folder}: a new layer; say in tests/lint/layers.py what it may include"


paths = tree.files(".cpp", ".h", under=("app", "core", "ui"))
faults = [fault for path in paths for fault in faults_of(path)] + list(unlisted_folders(paths))
tree.finish(faults, len(paths), "files")
