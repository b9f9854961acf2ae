// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QString>

namespace Carrel::Ctl {

/** Exit statuses of carrelctl, as docs/carrelctl.md names them. */
enum ExitStatus { Done = 0, Refused = 1, Usage = 2, Unreachable = 3, NotAuthorised = 4 };

[[nodiscard]] ExitStatus exitStatusOf(const Error &error);

/** One line on standard output. Control characters other than tab become "?": names come from outside. */
void say(const QString &line);
/** One line on standard error. */
void complain(const QString &line);
/** The sentence, the way out and, with detailed, the raw cause, on standard error; gives the exit status. */
ExitStatus complain(const Error &error, bool detailed = false);
void say(const QJsonObject &json);

} // namespace Carrel::Ctl
