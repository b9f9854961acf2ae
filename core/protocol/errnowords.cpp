// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/refusalwords.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>

namespace Carrel::Protocol {

namespace {

struct ErrnoRow
{
    int number;
    Words words;
};

// What the kernel answers to a write into `create` (Linux 6.12 drivers/vfio/mdev and its sample drivers, measured;
// FACTS section 1). ENOSPC is a limit counted by the driver, EUSERS one counted by the kernel: the same to a person.
constexpr std::array createRows{
    ErrnoRow{EEXIST,
             {ErrorCode::AlreadyExists,
              QT_TRANSLATE_NOOP("Helper", "A vGPU with the UUID %3 already exists on this host."),
              QT_TRANSLATE_NOOP("Helper", "Choose another UUID, or leave it empty.")}},
    ErrnoRow{ENOSPC,
             {ErrorCode::NoRoom, QT_TRANSLATE_NOOP("Helper", "GPU %1 has no room left for a vGPU of type %2."),
              QT_TRANSLATE_NOOP("Helper", "Remove a vGPU of this GPU, or choose another GPU or type.")}},
    ErrnoRow{EUSERS,
             {ErrorCode::NoRoom, QT_TRANSLATE_NOOP("Helper", "GPU %1 carries as many vGPUs as its driver allows."),
              QT_TRANSLATE_NOOP("Helper", "Remove a vGPU of this GPU, or choose another GPU.")}},
    ErrnoRow{EINVAL,
             {ErrorCode::Unsupported,
              QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 does not accept a vGPU of type %2 now."), kernelLog}},
    ErrnoRow{ENOMEM,
             {ErrorCode::NoRoom,
              QT_TRANSLATE_NOOP("Helper", "The host has too little memory to make a vGPU on GPU %1."),
              QT_TRANSLATE_NOOP("Helper", "Shut down a workstation, then try again.")}},
};

constexpr std::array removeRows{
    ErrnoRow{EAGAIN,
             {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "vGPU %3 is still being made or removed by somebody else."),
              refresh}},
    ErrnoRow{EBUSY,
             {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "vGPU %3 is in use by a running workstation."), stopFirst}},
    ErrnoRow{ENODEV, {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "vGPU %3 was already being removed."), refresh}},
    ErrnoRow{EINVAL,
             {ErrorCode::Unsupported,
              QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 does not let vGPU %3 be removed."), kernelLog}},
};

// What NVIDIA's driver (vgpu-vfio, R535 to R580) and the open driver proposed for nova-core answer to a write into
// nvidia/current_vgpu_type (FACTS section 2 C).
constexpr std::array setTypeRows{
    ErrnoRow{EPERM,
             {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "VF %1 already carries a vGPU."),
              QT_TRANSLATE_NOOP("Helper", "Remove that vGPU first, or choose another VF.")}},
    ErrnoRow{
        EIO,
        {ErrorCode::NoRoom, QT_TRANSLATE_NOOP("Helper", "The driver of VF %1 cannot create a vGPU of type %2 now."),
         QT_TRANSLATE_NOOP("Helper", "Choose a type that the GPU lists as creatable, or remove one of its vGPUs.")}},
    ErrnoRow{ENODEV,
             {ErrorCode::NotFound,
              QT_TRANSLATE_NOOP("Helper", "The driver of VF %1 knows no vGPU type %2, or no such VF."),
              QT_TRANSLATE_NOOP("Helper", "Refresh, then choose a type that the GPU lists.")}},
    ErrnoRow{EBUSY,
             {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "VF %1 is in use by a running workstation."), stopFirst}},
    ErrnoRow{ENOSPC,
             {ErrorCode::NoRoom,
              QT_TRANSLATE_NOOP("Helper", "The GPU of VF %1 has no room left for a vGPU of type %2."),
              QT_TRANSLATE_NOOP("Helper", "Remove a vGPU of this GPU, or choose another GPU or type.")}},
    ErrnoRow{EINVAL,
             {ErrorCode::Unsupported,
              QT_TRANSLATE_NOOP("Helper", "The driver of VF %1 does not take the vGPU type %2."),
              QT_TRANSLATE_NOOP("Helper", "Choose a type that the GPU lists.")}},
};

constexpr std::array clearTypeRows{
    ErrnoRow{EPERM, {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "VF %1 no longer carries a vGPU."), refresh}},
    ErrnoRow{
        EIO,
        {ErrorCode::InUse,
         QT_TRANSLATE_NOOP("Helper", "The driver of VF %1 does not let its vGPU go: a workstation may still hold it."),
         stopFirst}},
    ErrnoRow{ENODEV, {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "VF %1 is no longer there."), refresh}},
    ErrnoRow{EBUSY,
             {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "VF %1 is in use by a running workstation."), stopFirst}},
    ErrnoRow{EINVAL,
             {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "VF %1 now carries a vGPU of another type."), refresh}},
};

// The kernel's sriov_numvfs_store (Linux 6.12 drivers/pci/iov.c) and what drivers hand through it.
constexpr std::array vfCountRows{
    ErrnoRow{ENOENT,
             {ErrorCode::Unsupported, QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 cannot switch VFs on or off."),
              QT_TRANSLATE_NOOP("Helper", "Load the vendor's driver for virtual functions, then try again.")}},
    ErrnoRow{EBUSY,
             {ErrorCode::InUse,
              QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 does not change its VFs while they are in use."),
              QT_TRANSLATE_NOOP("Helper", "Shut down the workstations that use this GPU, then try again.")}},
    ErrnoRow{
        ENOMEM,
        {ErrorCode::NoRoom,
         QT_TRANSLATE_NOOP("Helper", "The host has no bus numbers or memory left for so many VFs of GPU %1."),
         QT_TRANSLATE_NOOP("Helper", "Choose fewer VFs, or turn on SR-IOV in the firmware settings of this host.")}},
    ErrnoRow{ENOSPC,
             {ErrorCode::NoRoom, QT_TRANSLATE_NOOP("Helper", "The host has no room left for so many VFs of GPU %1."),
              QT_TRANSLATE_NOOP("Helper", "Choose fewer VFs.")}},
    ErrnoRow{ERANGE,
             {ErrorCode::Unsupported, QT_TRANSLATE_NOOP("Helper", "GPU %1 has fewer VFs than that."),
              QT_TRANSLATE_NOOP("Helper", "Choose fewer VFs.")}},
    ErrnoRow{EINVAL,
             {ErrorCode::Unsupported,
              QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 does not take this number of VFs."),
              QT_TRANSLATE_NOOP("Helper", "Choose another number of VFs.")}},
};

constexpr std::array parameterRows{
    ErrnoRow{
        EINVAL,
        {ErrorCode::BadInput,
         QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 does not take these parameters for vGPU %3."),
         QT_TRANSLATE_NOOP("Helper", "Correct or leave out those that this version of the driver does not know.")}},
    ErrnoRow{EPERM,
             {ErrorCode::InUse,
              QT_TRANSLATE_NOOP("Helper", "The parameters of vGPU %3 cannot be changed while a workstation uses it."),
              stopFirst}},
    ErrnoRow{EBUSY,
             {ErrorCode::InUse,
              QT_TRANSLATE_NOOP("Helper", "The parameters of vGPU %3 cannot be changed while a workstation uses it."),
              stopFirst}},
};

constexpr std::array commonRows{
    ErrnoRow{ENODEV,
             {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "GPU %1 is just being given up by its driver."),
              QT_TRANSLATE_NOOP("Helper", "Load the GPU's driver again, then refresh.")}},
    ErrnoRow{
        ENOENT,
        {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Helper", "GPU %1 no longer has what was to be written to."), refresh}},
    ErrnoRow{EBUSY, {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 is busy with it."), refresh}},
    ErrnoRow{EAGAIN, {ErrorCode::InUse, QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 is busy with it."), refresh}},
    ErrnoRow{EACCES,
             {ErrorCode::NotAuthorised, QT_TRANSLATE_NOOP("Helper", "The kernel does not let Carrel change GPU %1."),
              QT_TRANSLATE_NOOP("Helper", "Look for a security module's refusal in the journal.")}},
    ErrnoRow{EPERM,
             {ErrorCode::NotAuthorised, QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 does not permit this."),
              kernelLog}},
    ErrnoRow{EIO, {ErrorCode::Failed, QT_TRANSLATE_NOOP("Helper", "GPU %1 or its driver failed."), kernelLog}},
    ErrnoRow{ETIMEDOUT,
             {ErrorCode::Failed, QT_TRANSLATE_NOOP("Helper", "GPU %1 did not answer its driver."), kernelLog}},
};

constexpr Words otherErrno{ErrorCode::Failed, QT_TRANSLATE_NOOP("Helper", "The driver of GPU %1 refused."), kernelLog};

std::span<const ErrnoRow> rowsOf(Verb verb)
{
    switch (verb) {
    case Verb::CreateVgpu:
        return createRows;
    case Verb::RemoveVgpu:
        return removeRows;
    case Verb::SetVfType:
        return setTypeRows;
    case Verb::ClearVfType:
        return clearTypeRows;
    case Verb::SetVfCount:
        return vfCountRows;
    case Verb::SetParameters:
        return parameterRows;
    case Verb::SetMixedSizes:
    case Verb::Keep:
    case Verb::Forget:
        break;
    }
    return {};
}

const Words *find(std::span<const ErrnoRow> rows, int number)
{
    const auto row = std::ranges::find(rows, number, &ErrnoRow::number);
    return row == rows.end() ? nullptr : &row->words;
}

} // namespace

const Words &wordsOfErrno(Verb verb, int number)
{
    if (const Words *words = find(rowsOf(verb), number))
        return *words;
    if (const Words *words = find(commonRows, number))
        return *words;
    return otherErrno;
}

} // namespace Carrel::Protocol
