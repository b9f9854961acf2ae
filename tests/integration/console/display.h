// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QString>

namespace Carrel {

/** What the X server of the test shows now. */
[[nodiscard]] QImage rootWindow();
/** What QEMU itself says its guest shows (virDomainScreenshot). */
[[nodiscard]] QImage guestScreen(const QString &uuid);

/** True when part is somewhere in whole, pixel for pixel but for a blinking cursor (1 of 100 points may differ). */
[[nodiscard]] bool shows(const QImage &whole, const QImage &part);
/** True when there is something to see: both dark and bright points. */
[[nodiscard]] bool hasText(const QImage &image);

/** Titles of the windows of a process. */
[[nodiscard]] QStringList windowTitles(qint64 process);

} // namespace Carrel
