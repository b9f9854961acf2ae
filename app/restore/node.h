// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace Carrel::Restore {

/** The attribute's bytes without blanks around; nullopt when it cannot be read. */
[[nodiscard]] std::optional<QByteArray> readNode(const QString &path);
/** One write(2) of the whole value into a file that is there; the errno is in the error's detail. */
[[nodiscard]] Result<void> writeNode(const QString &path, const QByteArray &value);
/** Last part of the link's target; empty when it is none. */
[[nodiscard]] QString linkName(const QString &path);

struct ToolRun
{
    int status = -1; ///< exit status; -1: not started, killed, or not ended in time
    QString output; ///< both outputs, at most some lines
};
/** Runs a program of a fixed path with a clean environment. */
[[nodiscard]] ToolRun runTool(const QString &program, const QStringList &words, int timeoutMs);

} // namespace Carrel::Restore
