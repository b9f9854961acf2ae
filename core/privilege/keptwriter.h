// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QFuture>

namespace Carrel::Privilege {

/**
 * Has the helper put a line of core/keep into this machine's kept set (/etc/carrel/kept.conf), or take out what is the
 * same thing. Success means: the file shows it. Through the one queue in front of the helper, as every GpuWriter.
 */
[[nodiscard]] QFuture<Result<void>> changeKeptSet(const QString &line, bool keep);

} // namespace Carrel::Privilege
