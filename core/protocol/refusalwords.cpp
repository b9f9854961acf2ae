// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/refusalwords.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace Carrel::Protocol {

namespace {

struct RefusalRow
{
    Refusal refusal;
    Words words;
};

constexpr const char *reinstall = QT_TRANSLATE_NOOP("Helper", "Install Carrel and its helper in the same version.");

constexpr const char *toolLog = QT_TRANSLATE_NOOP("Helper", "Look at what it said (journalctl -t carrel-gputool).");

constexpr std::array refusalRows{
    RefusalRow{Refusal::Malformed,
               {ErrorCode::BadInput,
                QT_TRANSLATE_NOOP("Helper", "The privileged helper did not understand the request."), reinstall}},
    RefusalRow{Refusal::Replayed,
               {ErrorCode::BadInput,
                QT_TRANSLATE_NOOP("Helper", "The privileged helper has already seen this request."), refresh}},
    RefusalRow{
        Refusal::NoRecord,
        {ErrorCode::Failed,
         QT_TRANSLATE_NOOP("Helper", "The privileged helper changed nothing, because it cannot keep its record."),
         QT_TRANSLATE_NOOP("Helper", "Make room in /run of this host.")}},
    RefusalRow{
        Refusal::NoAudit,
        {ErrorCode::Failed,
         QT_TRANSLATE_NOOP("Helper",
                           "The privileged helper changed nothing, because the system's journal takes no entry."),
         QT_TRANSLATE_NOOP("Helper", "Make sure that systemd-journald runs (systemctl status systemd-journald).")}},
    RefusalRow{Refusal::GpuUnknown,
               {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "%1 is no GPU of this host that can carry vGPUs."),
                QT_TRANSLATE_NOOP("Helper", "Load the vendor's vGPU driver, or choose a GPU that lists vGPU types.")}},
    RefusalRow{Refusal::TypeUnknown,
               {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "GPU %1 does not offer the vGPU type %2."),
                QT_TRANSLATE_NOOP("Helper", "Choose a type that this GPU lists.")}},
    RefusalRow{Refusal::VgpuUnknown,
               {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "GPU %1 carries no vGPU %3."), refresh}},
    RefusalRow{
        Refusal::InUse,
        {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "vGPU %3 is in use by a running workstation."), stopFirst}},
    RefusalRow{
        Refusal::UnsafePath,
        {ErrorCode::Damaged,
         QT_TRANSLATE_NOOP("Helper", "The files of GPU %1 in /sys are not as the kernel makes them."),
         QT_TRANSLATE_NOOP("Helper", "Restart the host; if it happens again, report it to the driver's vendor.")}},
    RefusalRow{Refusal::ShortWrite,
               {ErrorCode::Failed, QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 took only a part of the request."),
                kernelLog}},
    RefusalRow{
        Refusal::StillWaiting,
        {ErrorCode::TimedOut,
         QT_TRANSLATE_NOOP("Helper",
                           "vGPU %3 is being removed, but a workstation still holds it and keeps it until it stops."),
         QT_TRANSLATE_NOOP("Helper", "Shut down the workstation that uses it; the removal then ends by itself.")}},
    RefusalRow{Refusal::NoChild,
               {ErrorCode::Failed,
                QT_TRANSLATE_NOOP(
                    "Helper", "The privileged helper could not start the removal, because too many others still wait."),
                QT_TRANSLATE_NOOP("Helper", "Shut down the workstations whose vGPUs are being removed.")}},
    RefusalRow{Refusal::NoOpenat2,
               {ErrorCode::Unsupported,
                QT_TRANSLATE_NOOP("Helper", "The privileged helper cannot open files safely on this host."),
                QT_TRANSLATE_NOOP("Helper",
                                  "Use Linux 5.6 or newer, and remove RestrictSUIDSGID= from carrel-helper.service.")}},
    RefusalRow{
        Refusal::VfUnknown,
        {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "%1 is no VF of a GPU whose driver takes vGPU types."),
         QT_TRANSLATE_NOOP("Helper", "Switch the GPU's VFs on, then choose one that is bound to the driver nvidia.")}},
    RefusalRow{Refusal::VfTaken,
               {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "VF %1 already carries a vGPU."),
                QT_TRANSLATE_NOOP("Helper", "Remove that vGPU first, or choose another VF.")}},
    RefusalRow{Refusal::OtherType,
               {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "VF %1 no longer carries a vGPU of type %2."), refresh}},
    RefusalRow{Refusal::OtherClaim,
               {ErrorCode::InUse,
                QT_TRANSLATE_NOOP("Helper", "The vGPU that VF %1 carries now was made by somebody else."), refresh}},
    RefusalRow{Refusal::NoClaim,
               {ErrorCode::Failed,
                QT_TRANSLATE_NOOP("Helper",
                                  "The privileged helper changed nothing, because it cannot note whose vGPU this is."),
                QT_TRANSLATE_NOOP("Helper", "Make room in /run of this host.")}},
    RefusalRow{Refusal::NotShown,
               {ErrorCode::Failed,
                QT_TRANSLATE_NOOP("Helper", "The driver of %1 took the change, but shows something else."), kernelLog}},
    RefusalRow{
        Refusal::NoVfs,
        {ErrorCode::Unsupported, QT_TRANSLATE_NOOP("Helper", "GPU %1 has no VFs that could be switched."),
         QT_TRANSLATE_NOOP("Helper", "Turn on SR-IOV in the firmware settings of this host, or choose another GPU.")}},
    RefusalRow{Refusal::WrongCount,
               {ErrorCode::BadInput, QT_TRANSLATE_NOOP("Helper", "GPU %1 cannot have this number of VFs."),
                QT_TRANSLATE_NOOP("Helper", "Choose fewer VFs; NVIDIA's GPUs have all of them or none.")}},
    RefusalRow{Refusal::GpuCarries,
               {ErrorCode::InUse,
                QT_TRANSLATE_NOOP("Helper", "GPU %1 carries vGPUs, and this change would destroy them."),
                QT_TRANSLATE_NOOP("Helper", "Remove the vGPUs of this GPU first.")}},
    RefusalRow{Refusal::GpuInUse,
               {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "GPU %1 is in use by a running workstation."),
                QT_TRANSLATE_NOOP("Helper", "Shut down the workstations that use this GPU, then try again.")}},
    RefusalRow{Refusal::NoParameters,
               {ErrorCode::Unsupported, QT_TRANSLATE_NOOP("Helper", "The driver of vGPU %3 takes no parameters."),
                QT_TRANSLATE_NOOP("Helper", "Leave them empty for this vGPU.")}},
    RefusalRow{Refusal::NotNvidia,
               {ErrorCode::Unsupported,
                QT_TRANSLATE_NOOP("Helper", "GPU %1 is not run by NVIDIA's driver, which alone has this setting."),
                QT_TRANSLATE_NOOP("Helper", "Choose a GPU that is bound to the driver nvidia.")}},
    RefusalRow{
        Refusal::NoTool,
        {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "NVIDIA's program for this is not installed on the host."),
         QT_TRANSLATE_NOOP("Helper", "Install NVIDIA's vGPU host driver, which brings sriov-manage and nvidia-smi.")}},
    RefusalRow{
        Refusal::UnsafeTool,
        {ErrorCode::Damaged,
         QT_TRANSLATE_NOOP(
             "Helper", "NVIDIA's program for this could be changed by others than root, so Carrel does not run it."),
         QT_TRANSLATE_NOOP("Helper", "Install NVIDIA's vGPU host driver again.")}},
    RefusalRow{Refusal::NoToolUnit,
               {ErrorCode::Unreachable,
                QT_TRANSLATE_NOOP("Helper", "systemd does not start the unit that runs NVIDIA's programs."),
                QT_TRANSLATE_NOOP("Helper", "Look at what it said (journalctl -u 'carrel-gputool@*').")}},
    RefusalRow{
        Refusal::ToolLocked,
        {ErrorCode::InUse,
         QT_TRANSLATE_NOOP("Helper", "NVIDIA's driver does not let go of GPU %1: some other program is using it."),
         QT_TRANSLATE_NOOP("Helper",
                           "End the programs that watch or use this GPU (nvidia-smi lists them), then try again.")}},
    RefusalRow{Refusal::ToolSlow,
               {ErrorCode::TimedOut,
                QT_TRANSLATE_NOOP(
                    "Helper", "NVIDIA's program did not end in time and was ended; the change may be made by halves."),
                QT_TRANSLATE_NOOP("Helper", "Refresh, then try again; if it happens again, restart the host.")}},
    RefusalRow{Refusal::ToolFailed,
               {ErrorCode::Failed, QT_TRANSLATE_NOOP("Helper", "NVIDIA's program for GPU %1 failed."), toolLog}},
    RefusalRow{Refusal::NoSuchGpu,
               {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "NVIDIA's driver knows no GPU %1."), refresh}},
    RefusalRow{Refusal::ToolRefused,
               {ErrorCode::InUse,
                QT_TRANSLATE_NOOP("Helper", "NVIDIA's driver changes this only while GPU %1 carries no vGPU."),
                QT_TRANSLATE_NOOP("Helper", "Remove the vGPUs of this GPU first.")}},
    RefusalRow{Refusal::NotKept,
               {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "That is not kept on this host."), refresh}},
    RefusalRow{Refusal::KeptFull,
               {ErrorCode::NoRoom, QT_TRANSLATE_NOOP("Helper", "What this host keeps over reboots is full."),
                QT_TRANSLATE_NOOP("Helper", "Forget something first.")}},
    RefusalRow{
        Refusal::KeptUnsafe,
        {ErrorCode::Damaged,
         QT_TRANSLATE_NOOP(
             "Helper", "The list of what is kept is damaged, or others than root can change it: it stays as it is."),
         QT_TRANSLATE_NOOP("Helper", "Look at /etc/carrel/kept.conf as root; delete it to begin anew.")}},
    RefusalRow{Refusal::KeptFailed,
               {ErrorCode::Failed, QT_TRANSLATE_NOOP("Helper", "The list of what is kept could not be written."),
                QT_TRANSLATE_NOOP("Helper", "Look at the folder /etc/carrel and the disk it is on.")}},
};

// Where it is known which VF is in the way.
constexpr std::array vfRows{
    RefusalRow{Refusal::GpuCarries,
               {ErrorCode::InUse,
                QT_TRANSLATE_NOOP("Helper", "VF %4 of GPU %1 carries a vGPU, and this change would destroy it."),
                QT_TRANSLATE_NOOP("Helper", "Remove that vGPU first.")}},
    RefusalRow{Refusal::GpuInUse,
               {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "VF %4 of GPU %1 is in use by a running workstation."),
                stopFirst}},
};

// Where a verb's own words say it better than the row for all.
struct VerbRow
{
    Verb verb;
    RefusalRow row;
};

constexpr std::array verbRows{
    VerbRow{Verb::SetVfType,
            RefusalRow{Refusal::StillWaiting,
                       {ErrorCode::TimedOut,
                        QT_TRANSLATE_NOOP("Helper",
                                          "The driver of VF %1 has not finished making the vGPU; it may still come."),
                        QT_TRANSLATE_NOOP("Helper", "Wait a moment, then refresh and look at what is there.")}}},
    VerbRow{Verb::ClearVfType,
            RefusalRow{Refusal::StillWaiting,
                       {ErrorCode::TimedOut,
                        QT_TRANSLATE_NOOP("Helper",
                                          "The driver of VF %1 has not finished removing the vGPU; it may still go."),
                        QT_TRANSLATE_NOOP("Helper", "Wait a moment, then refresh and look at what is there.")}}},
    VerbRow{Verb::SetVfCount,
            RefusalRow{Refusal::StillWaiting,
                       {ErrorCode::TimedOut,
                        QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 has not finished switching its VFs."),
                        QT_TRANSLATE_NOOP("Helper", "Wait a moment, then refresh and look at what is there.")}}},
    VerbRow{Verb::SetParameters,
            RefusalRow{Refusal::StillWaiting,
                       {ErrorCode::TimedOut,
                        QT_TRANSLATE_NOOP("Helper", "The driver of vGPU %3 has not finished taking the parameters."),
                        QT_TRANSLATE_NOOP("Helper", "Wait a moment, then refresh and look at what is there.")}}},
    VerbRow{Verb::SetVfType,
            RefusalRow{Refusal::InUse,
                       {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "VF %1 is in use by a running workstation."),
                        stopFirst}}},
    VerbRow{Verb::ClearVfType,
            RefusalRow{Refusal::InUse,
                       {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "VF %1 is in use by a running workstation."),
                        stopFirst}}},
    VerbRow{Verb::SetParameters,
            RefusalRow{Refusal::InUse,
                       {ErrorCode::InUse,
                        QT_TRANSLATE_NOOP("Helper",
                                          "The parameters of vGPU %3 cannot be changed while a workstation uses it."),
                        stopFirst}}},
    VerbRow{Verb::SetVfCount,
            RefusalRow{Refusal::GpuUnknown,
                       {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "%1 is no GPU of this host."), refresh}}},
    VerbRow{Verb::SetMixedSizes,
            RefusalRow{Refusal::GpuUnknown,
                       {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "%1 is no GPU of this host."), refresh}}},
};

template <class Rows>
const Words *find(const Rows &rows, Refusal refusal)
{
    const auto row = std::ranges::find(rows, refusal, &RefusalRow::refusal);
    return row == rows.end() ? nullptr : &row->words;
}

} // namespace

const Words *wordsOfRefusal(Verb verb, const Failure &failure)
{
    const auto own = std::ranges::find_if(verbRows, [&](const VerbRow &candidate) {
        return candidate.verb == verb && candidate.row.refusal == failure.refusal;
    });
    if (own != verbRows.end())
        return &own->row.words;
    if (const Words *words = failure.vf >= 0 ? find(vfRows, failure.refusal) : nullptr)
        return words;
    return find(refusalRows, failure.refusal);
}

} // namespace Carrel::Protocol
