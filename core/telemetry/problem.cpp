// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/problem.h"

#include <QCoreApplication>

namespace Carrel::Telemetry {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Telemetry)
};

/** nvidia-smi(1), "RETURN VALUE". */
ProblemKind kindOfStatus(int status)
{
    switch (status) {
    case 4:
        return ProblemKind::NoPermission;
    case 6:
        return ProblemKind::NoDevice;
    case 9:
        return ProblemKind::DriverNotLoaded;
    case 12:
        return ProblemKind::NoLibrary;
    case 14:
        return ProblemKind::InfoRom;
    case 15:
        return ProblemKind::FellOffBus;
    default:
        return ProblemKind::Failed;
    }
}

std::optional<Problem> problemOfFinished(int status, const SmiLog &log)
{
    if (status != 0)
        return Problem{kindOfStatus(status), status};
    if (!log.isWhole)
        return Problem{log.gpus.empty() ? ProblemKind::Unreadable : ProblemKind::Damaged, 0};
    if (log.gpus.empty())
        return Problem{ProblemKind::NoDevice, 0};
    return std::nullopt;
}

} // namespace

std::optional<Problem> problemOf(const Outcome &outcome, const SmiLog &log, int deadlineMs)
{
    switch (outcome.end) {
    case Outcome::End::Finished:
        return problemOfFinished(outcome.status, log);
    case Outcome::End::NotFound:
        return Problem{ProblemKind::NotInstalled, 0};
    case Outcome::End::TimedOut:
        return Problem{ProblemKind::TimedOut, (deadlineMs + 999) / 1000};
    case Outcome::End::StillHangs:
        return Problem{ProblemKind::StillHangs, 0};
    case Outcome::End::TooMuch:
        return Problem{ProblemKind::Unreadable, 0};
    case Outcome::End::Crashed:
        break;
    }
    return Problem{ProblemKind::Failed, outcome.status};
}

QString sentenceOf(const Problem &problem)
{
    switch (problem.kind) {
    case ProblemKind::NotInstalled:
        return Words::tr("nvidia-smi is not installed on this host.");
    case ProblemKind::TimedOut:
        return Words::tr("nvidia-smi did not answer within %n second(s).", nullptr, problem.number);
    case ProblemKind::StillHangs:
        return Words::tr("nvidia-smi hangs in the NVIDIA driver.");
    case ProblemKind::NoPermission:
        return Words::tr("nvidia-smi may not read the GPUs as this user.");
    case ProblemKind::NoDevice:
        return Words::tr("nvidia-smi finds no GPU.");
    case ProblemKind::DriverNotLoaded:
        return Words::tr("The NVIDIA driver is not loaded.");
    case ProblemKind::NoLibrary:
        return Words::tr("nvidia-smi does not find the library of the NVIDIA driver.");
    case ProblemKind::FellOffBus:
        return Words::tr("A GPU does not answer on the PCI bus any more.");
    case ProblemKind::InfoRom:
        return Words::tr("nvidia-smi warns: the infoROM of a GPU is damaged.");
    case ProblemKind::Unreadable:
        return Words::tr("nvidia-smi gave an answer that cannot be read.");
    case ProblemKind::Damaged:
        return Words::tr("The answer of nvidia-smi breaks off; not all values are shown.");
    case ProblemKind::Failed:
        break;
    }
    return Words::tr("nvidia-smi failed with status %1.").arg(problem.number);
}

} // namespace Carrel::Telemetry
