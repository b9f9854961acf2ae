// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocol/refusal.h"

namespace Carrel::Protocol {

/** %1 is the GPU or VF, %2 the vGPU type, %3 the vGPU, %4 a VF's number. Replaced by text, as some lack some. */
struct Words
{
    ErrorCode code;
    const char *sentence; ///< context "Helper"
    const char *wayOut;
};

/** What an errno of an open or a write means for the verb. */
[[nodiscard]] const Words &wordsOfErrno(Verb verb, int number);
/** nullptr for the two refusals that an errno explains (OpenFailed, WriteFailed). */
[[nodiscard]] const Words *wordsOfRefusal(Verb verb, const Failure &failure);

// Ways out that both tables share.
inline constexpr const char *kernelLog =
    QT_TRANSLATE_NOOP("Helper", "Look at the kernel's messages of this moment (journalctl -k).");
inline constexpr const char *refresh = QT_TRANSLATE_NOOP("Helper", "Refresh and look at what is there now.");
inline constexpr const char *stopFirst =
    QT_TRANSLATE_NOOP("Helper", "Shut down the workstation that uses it, then try again.");

} // namespace Carrel::Protocol
