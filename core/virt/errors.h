// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

struct _virError;

namespace Carrel::Virt {

/**
 * The Error of a libvirt call that has just failed on this thread (libvirt keeps it per thread; it is taken and reset
 * here). what: a whole clause without full stop, "The workstation could not be started".
 */
[[nodiscard]] Error takeError(const QString &what);

/** The Error of a failed open of uri: tells apart who refuses (daemon, rights, ssh, name, TLS), each with its own fix.
 */
[[nodiscard]] Error takeOpenError(const QString &uri);

/** The same from a given error, for the event thread and tests. error may be null ("unknown"). */
[[nodiscard]] Error errorOf(const _virError *error, const QString &what);
[[nodiscard]] Error openErrorOf(const _virError *error, const QString &uri);

/** Stops libvirt from printing its errors on stderr: they are shown where the user acted. */
void silenceErrors();

} // namespace Carrel::Virt
