// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace Carrel::Operations {

/**
 * Turns what libvirt or QEMU said when a workstation did not start into a sentence with its cause and a way out; the
 * raw text stays in detail. A text nobody has described yet keeps libvirt's own words as the cause. Pure; any thread.
 */
[[nodiscard]] Error explainStartFailure(const QString &workstation, const Error &raw);

} // namespace Carrel::Operations
