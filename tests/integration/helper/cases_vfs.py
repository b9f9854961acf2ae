# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs for virtual functions, parameters and mixed sizes, on the simulator's vendor-specific VFIO."""
import errno
import os
import pathlib
import stat
import subprocess
import time

import kauth
from suite import (DENIED, GPU_UNKNOWN, IN_USE, MALFORMED, REPLAYED, STILL_WAITING, VGPU_UNKNOWN, WRITE_FAILED, case, fresh_id)
from vfsimulator import CLAIMS, FLEX, GPU, M60, OTHER_GPU, OTHER_TYPE, OTHER_VF, TOOLS, TYPE, VF, VF2, pci

(VF_UNKNOWN, VF_TAKEN, OTHER_TYPE_THERE, OTHER_CLAIM, NO_CLAIM, NOT_SHOWN, NO_VFS, WRONG_COUNT, GPU_CARRIES, GPU_IN_USE,
 NO_PARAMETERS, NOT_NVIDIA, NO_TOOL, UNSAFE_TOOL, NO_TOOL_UNIT, TOOL_LOCKED, TOOL_SLOW, TOOL_FAILED) = range(115, 133)
OWNER = "d1a4b2f0-0000-4000-8000-0000000000cc"
STRANGER = "d1a4b2f0-0000-4000-8000-0000000000dd"
MDEV = "d1a4b2f0-0000-4000-8000-0000000000ee"
SET, CLEAR, COUNT, PARAMETERS, MIXED = (f"org.carrel.helper.{verb}" for verb in (
    "settype", "cleartype", "setvfcount", "setparameters", "setmixedsizes"))


def good(action, **changes):
    arguments = {
        SET: {"gpu": VF, "type": TYPE, "claim": OWNER},
        CLEAR: {"gpu": VF, "type": TYPE, "claim": OWNER},
        COUNT: {"gpu": FLEX, "count": "4"},
        PARAMETERS: {"gpu": GPU, "vgpu": VF, "parameters": "frame_rate_limiter=0,disable_vnc=1"},
        MIXED: {"gpu": OTHER_GPU, "on": "1"},
    }[action]
    return {"request": fresh_id()} | arguments | changes


def done(s, action, **changes):
    reply = s.perform(action, good(action, **changes))
    assert reply.is_success, f"{action}: {reply}"


@case(0, "a type is set and cleared: read back, logged before and after, its claim root's own", needs="vfs")
def type_comes_and_goes(s):
    mark = s.host.journal.mark()
    done(s, SET)
    assert s.simulator.type_of(VF) == TYPE
    info = (CLAIMS / VF).lstat()
    assert (stat.S_IMODE(info.st_mode), info.st_uid, (CLAIMS / VF).read_text()) == (0o600, 0, OWNER + "\n")
    assert stat.S_IMODE(CLAIMS.stat().st_mode) == 0o700
    done(s, CLEAR)
    assert s.simulator.type_of(VF) == "0" and not (CLAIMS / VF).exists()
    lines = s.host.journal.since(mark)
    assert [line["CARREL_PHASE"] for line in lines] == ["before", "after"] * 2, lines
    assert {line["CARREL_UID"] for line in lines} == {"4001"} and lines[0]["CARREL_CLAIM"] == OWNER


@case(1, "arguments of the newer verbs: extra, missing, of a wrong type, empty, huge, with characters of paths", needs="vfs")
def arguments(s):
    for action in (SET, CLEAR, COUNT, PARAMETERS, MIXED):
        s.refuses(action, good(action, path="/sys"), MALFORMED)
        for key in good(action):
            missing = good(action)
            del missing[key]
            s.refuses(action, missing, MALFORMED)
            for value in (7, [VF], VF.encode(), None, "a" * (1 << 20), "x/..", good(action)[key] + "\n", good(action)[key] + "\0",
                          "" if key != "claim" else "x"):
                s.refuses(action, good(action, **{key: value}), MALFORMED)
    for count in ("-1", "2147483648", "12abc", "65536", "04", "\u0664"):
        s.refuses(COUNT, good(COUNT, count=count), MALFORMED)
    for text in ("a", "a=", "A=1", "a=1,,b=2", "a=/etc", "a=1 ", "k" * 65 + "=1", ",".join(f"key{i}=1" for i in range(70))):
        s.refuses(PARAMETERS, good(PARAMETERS, parameters=text), MALFORMED)
    s.refuses(SET, good(SET, type="nvidia-1148"), MALFORMED)


@case(25, "a request id of a newer verb seen before", needs="vfs")
def replay(s):
    request = fresh_id()
    done(s, SET, request=request)
    for action in (SET, CLEAR, COUNT, PARAMETERS, MIXED):
        s.refuses(action, good(action, request=request), REPLAYED)


@case(8, "a GPU in a VF's place, a VF in a GPU's, one that is not there, and one of another GPU", needs="vfs")
def wrong_functions(s):
    for vf in (GPU, FLEX, "0000:ff:00.4", M60):
        s.refuses(SET, good(SET, gpu=vf), VF_UNKNOWN)
        s.refuses(CLEAR, good(CLEAR, gpu=vf), VF_UNKNOWN)
    for action in (COUNT, MIXED):
        s.refuses(action, good(action, gpu=VF), GPU_UNKNOWN)
        s.refuses(action, good(action, gpu="0000:ff:00.0"), GPU_UNKNOWN)
    done(s, SET)
    s.refuses(PARAMETERS, good(PARAMETERS, gpu=OTHER_GPU), VGPU_UNKNOWN)
    s.refuses(PARAMETERS, good(PARAMETERS, vgpu=GPU), VGPU_UNKNOWN)
    s.refuses(PARAMETERS, good(PARAMETERS, vgpu=VF2), VGPU_UNKNOWN)
    s.refuses(MIXED, good(MIXED, gpu=FLEX), NOT_NVIDIA)
    s.refuses(COUNT, good(COUNT, gpu=M60), NO_VFS)


@case(46, "another's vGPU, another type, an empty VF: not cleared; a VF that is taken: not set", needs="vfs")
def others(s):
    s.refuses(CLEAR, good(CLEAR), OTHER_TYPE_THERE)
    done(s, SET)
    s.refuses(CLEAR, good(CLEAR, claim=STRANGER), OTHER_CLAIM)
    s.refuses(CLEAR, good(CLEAR, claim=""), OTHER_CLAIM)
    s.refuses(CLEAR, good(CLEAR, type=OTHER_TYPE), OTHER_TYPE_THERE)
    s.refuses(SET, good(SET, claim=STRANGER), VF_TAKEN)
    # Made by somebody else's tool: no claim on record, so the type decides.
    (CLAIMS / VF).unlink()
    done(s, CLEAR)
    # What an earlier vGPU left behind does not stick to the next one.
    (CLAIMS / VF).write_text(STRANGER + "\n")
    done(s, SET)
    done(s, CLEAR)


@case(17, "a VF in use: not cleared, its parameters not changed, its GPU's VFs not switched, and the VF named", needs="vfs")
def in_use(s):
    done(s, SET)
    s.simulator.order("busy", VF)
    s.refuses(CLEAR, good(CLEAR), IN_USE, errno.EBUSY)
    s.refuses(PARAMETERS, good(PARAMETERS), IN_USE, errno.EBUSY)
    reply = s.refuses(COUNT, good(COUNT, gpu=GPU, count="0"), GPU_IN_USE)
    assert reply.text.endswith(f" {errno.EBUSY} 0"), reply.text
    s.simulator.order("free", VF)
    status, lines = s.host.client("adm1", "count", GPU, "0")
    assert status == 1 and f"VF 0 of GPU {GPU} carries a vGPU" in lines[0], lines
    done(s, CLEAR)


@case(41, "parameters of a VF's vGPU and of an mdev: written, cleared by a blank", needs="vfs")
def parameters(s):
    done(s, SET)
    done(s, PARAMETERS)
    assert "frame_rate_limiter=0" in pci(VF, "nvidia/vgpu_params").read_text()
    done(s, PARAMETERS, parameters=" ")
    assert "frame_rate_limiter" not in pci(VF, "nvidia/vgpu_params").read_text()
    reply = s.perform(kauth.CREATE, {"request": fresh_id(), "gpu": M60, "type": "nvidia-18", "vgpu": MDEV})
    assert reply.is_success, reply
    done(s, PARAMETERS, gpu=M60, vgpu=MDEV)


@case(15, "errno of a type's write kept exactly; nobody's claim is left", needs="vfs")
def errnos(s):
    for name in ("EPERM", "EIO", "ENODEV", "EBUSY", "ENOSPC", "EINVAL"):
        s.simulator.fault("*/" + VF + "/nvidia/current_vgpu_type", write=name)
        s.refuses(SET, good(SET), WRITE_FAILED, getattr(errno, name), lines=2)
        s.simulator.clear()
    done(s, SET)


@case(28, "a driver that holds the writer: said after 5 s, and the helper is free at once", needs="vfs")
def held(s):
    s.simulator.fault("*/" + VF + "/nvidia/current_vgpu_type", write_delay_ms=8000)
    begin = time.monotonic()
    reply = s.perform(SET, good(SET))
    assert reply.code == STILL_WAITING and 4 < time.monotonic() - begin < 7, reply
    assert (CLAIMS / VF).read_text() == OWNER + "\n", "the vGPU may come, and must be its claimant's"
    s.simulator.clear()
    done(s, SET, gpu=VF2)
    time.sleep(4)
    assert s.simulator.type_of(VF) == TYPE
    done(s, CLEAR)


@case(12, "VFs of other vendors: by count, changed by way of none, never more than there are", needs="vfs")
def counts(s):
    for count in ("4", "2", "2", "0"):
        done(s, COUNT, count=count)
        assert s.simulator.count_of(FLEX) == int(count)
    total = int(pci(FLEX, "sriov_totalvfs").read_text())
    s.refuses(COUNT, good(COUNT, count=str(total + 1)), WRONG_COUNT)
    s.refuses(COUNT, good(COUNT, gpu=GPU, count="5"), WRONG_COUNT)


@case(42, "NVIDIA's VFs: off and on by its own script, refused while one carries a vGPU", needs="vfs")
def nvidia_vfs(s):
    done(s, SET, gpu=VF2)
    reply = s.refuses(COUNT, good(COUNT, gpu=GPU, count="0"), GPU_CARRIES)
    assert reply.text.endswith(" 1"), reply.text
    done(s, CLEAR, gpu=VF2)
    done(s, COUNT, gpu=GPU, count="0")
    assert s.simulator.count_of(GPU) == 0 and not pci(GPU, "virtfn0").exists()
    done(s, COUNT, gpu=GPU, count="32")
    assert s.simulator.count_of(GPU) == 32
    status, lines = s.host.client("adm1", "count", GPU, "0", ",", "count", GPU, "32")
    assert status == 0, lines


@case(43, "sriov-manage: a locked GPU is tried five times; one that fails; one that others could change; none", needs="vfs")
def script(s):
    s.simulator.fault("/usr/lib/nvidia/sriov-manage", says=f"Cannot obtain unbindLock for {GPU}", exit_status=1)
    begin = time.monotonic()
    reply = s.perform(COUNT, good(COUNT, gpu=GPU, count="0"))
    assert reply.code == TOOL_LOCKED and 4 <= time.monotonic() - begin < 8, reply
    s.simulator.clear()
    s.simulator.fault("/usr/lib/nvidia/sriov-manage", says="no such device", exit_status=1)
    s.refuses(COUNT, good(COUNT, gpu=GPU, count="0"), TOOL_FAILED, lines=2)
    s.simulator.clear()
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(TOOLS)], check=True)
    try:
        s.refuses(COUNT, good(COUNT, gpu=GPU, count="0"), NO_TOOL, lines=2)
        planted = pathlib.Path("/run/suite/planted")
        program = TOOLS / "sriov-manage"
        program.write_text(f"#!/bin/sh\ntouch {planted}\n")
        program.chmod(0o757)
        s.refuses(COUNT, good(COUNT, gpu=GPU, count="0"), UNSAFE_TOOL, lines=2)
        program.chmod(0o755)
        os.chown(program, 4001, 4001)
        s.refuses(COUNT, good(COUNT, gpu=GPU, count="0"), UNSAFE_TOOL, lines=2)
        assert not planted.exists(), "root ran another's program"
    finally:
        subprocess.run(["umount", str(TOOLS)], check=True)


@case(44, "mixed sizes: switched and read back; refused while the GPU carries a vGPU", needs="vfs")
def mixed(s):
    for on in ("1", "0"):
        done(s, MIXED, on=on)
    done(s, SET, gpu=OTHER_VF)
    s.refuses(MIXED, good(MIXED), GPU_CARRIES)
    status, lines = s.host.client("adm1", "mixed", GPU, "1")
    assert status == 0, lines


@case(45, "no systemd to run NVIDIA's programs: said, nothing changed", needs="vfs")
def no_systemd(s):
    s.host.stop("systemd")
    try:
        s.refuses(COUNT, good(COUNT, gpu=GPU, count="0"), NO_TOOL_UNIT, lines=2)
    finally:
        s.host.start_systemd()


@case(18, "an unauthorised user may do none of the newer verbs either, an outsider not even ask", needs="vfs")
def unauthorised(s):
    user, outsider = s.host.connect("user1"), s.host.connect("out1")
    for action in (SET, CLEAR, COUNT, PARAMETERS, MIXED):
        s.refuses(action, good(action), DENIED, connection=user, lines=0)
        reply = s.perform(action, good(action), connection=outsider)
        assert "AccessDenied" in reply.bus_error, reply


@case(0, "Carrel's own client: type set, parameters, cleared by another's claim refused, cleared", needs="vfs")
def client(s):
    status, lines = s.host.client("adm1", "settype", VF, "nvidia-" + TYPE, OWNER, ",", "parameters", GPU, VF, "disable_vnc=1")
    assert status == 0 and lines[:2] == ["ok", "ok"], lines
    status, lines = s.host.client("adm1", "cleartype", VF, TYPE, STRANGER)
    assert status == 1 and "somebody else" in lines[0], lines
    status, lines = s.host.client("adm1", "cleartype", VF, TYPE, OWNER)
    assert status == 0, lines
