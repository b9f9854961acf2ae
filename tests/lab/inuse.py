# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""inuse.py INVENTORY VGPU WORKSTATION: in this JSON the vGPU is in use, and the workstation is the only one named."""
import json
import sys

inventory, wanted, workstation = sys.argv[1:]
with open(inventory, encoding="utf-8") as file:
    hosts = json.load(file)["hosts"]
vgpus = [vgpu for host in hosts for gpu in host["gpus"] for vgpu in gpu["vgpus"] if vgpu["id"] == wanted]
print(vgpus)
sys.exit(0 if len(vgpus) == 1 and vgpus[0]["in_use"] is True and vgpus[0]["workstations"] == [workstation] else 1)
