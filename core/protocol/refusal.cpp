// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/refusal.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <span>

namespace Carrel::Protocol {

namespace {

/** %1 is the GPU, %2 the vGPU type, %3 the vGPU. Replaced by text, as a sentence may lack some of them. */
struct Words
{
    ErrorCode code;
    const char *sentence;
    const char *wayOut;
};

struct ErrnoRow
{
    int number;
    Words words;
};

struct RefusalRow
{
    Refusal refusal;
    Words words;
};

constexpr const char *kernelLog =
    QT_TRANSLATE_NOOP("Helper", "Look at the kernel's messages of this moment (journalctl -k).");
constexpr const char *refresh = QT_TRANSLATE_NOOP("Helper", "Refresh and look at what is there now.");
constexpr const char *stopFirst =
    QT_TRANSLATE_NOOP("Helper", "Shut down the workstation that uses it, then try again.");
constexpr const char *reinstall = QT_TRANSLATE_NOOP("Helper", "Install Carrel and its helper in the same version.");

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
};

const Words *find(std::span<const ErrnoRow> rows, int number)
{
    const auto row = std::ranges::find(rows, number, &ErrnoRow::number);
    return row == rows.end() ? nullptr : &row->words;
}

const Words &wordsOfErrno(Verb verb, int number)
{
    const std::span<const ErrnoRow> own = verb == Verb::CreateVgpu ? std::span<const ErrnoRow>(createRows) : removeRows;
    if (const Words *words = find(own, number))
        return *words;
    if (const Words *words = find(commonRows, number))
        return *words;
    return otherErrno;
}

const Words &wordsOf(const Failure &failure, Verb verb)
{
    const auto row = std::ranges::find(refusalRows, failure.refusal, &RefusalRow::refusal);
    return row == refusalRows.end() ? wordsOfErrno(verb, failure.errnoNumber) : row->words;
}

QString filled(const char *source, const Request &request)
{
    return QCoreApplication::translate("Helper", source)
        .replace(QStringLiteral("%1"), request.gpu.text)
        .replace(QStringLiteral("%2"), request.type.text)
        .replace(QStringLiteral("%3"), request.vgpu.text);
}

} // namespace

Error toError(const Failure &failure, const Request &request)
{
    const Words &words = wordsOf(failure, request.verb);
    const QString detail = failure.errnoNumber ? errnoText(failure.errnoNumber) : QString();
    return {words.code, filled(words.sentence, request), filled(words.wayOut, request), detail};
}

} // namespace Carrel::Protocol
