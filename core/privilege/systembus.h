// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <chrono>

// Short, blocking questions to the system bus over a connection of their own with hard deadlines. Asked before KAuth is
// touched, because KAuth and polkit-qt wait up to 25 s (and KAuth for ever) where a bus, a helper or polkit is silent.
namespace Carrel::Privilege {

/**
 * Sees that polkit answers and has the bus start the helper. One sentence each for no bus, a silent bus, an absent or
 * silent polkit, a helper that is not installed or does not start.
 */
[[nodiscard]] Result<void> wakeHelper(std::chrono::milliseconds startDeadline,
                                      std::chrono::milliseconds polkitDeadline);

/** What polkit says of this process and an action when it may not ask the user. */
enum class Verdict {
    Yes,
    WithPassword, ///< after a prompt: if it was refused nevertheless, the prompt was closed or could not be shown
    No, ///< without a prompt: not this user, or not from this session
    Unknown, ///< polkit gave no answer
};
[[nodiscard]] Verdict askPolkit(const QString &actionId, std::chrono::milliseconds deadline);

} // namespace Carrel::Privilege
