// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

#include <unistd.h>

namespace Carrel::Helper {

// KAuth asks polkit in a nested event loop that never ends when the action is unknown to polkit or the client has gone
// (kauth edges 1, 2). alarm(2) with its default action ends the process then; the bus starts a fresh one for the next
// call. Never a Qt timer: quitting that loop early would make KAuth read an uninitialised verdict (edge 3).

/** Time for a password prompt, counted from the start of the process or the end of the last call. */
inline constexpr unsigned promptSeconds = 300;
/** While it lives the process has the time that the verb may take; after that promptSeconds again. */
class CallDeadline final
{
public:
    explicit CallDeadline(std::chrono::seconds patience) { alarm(unsigned(patience.count())); }
    ~CallDeadline() { alarm(promptSeconds); }
    CallDeadline(const CallDeadline &) = delete;
    CallDeadline &operator=(const CallDeadline &) = delete;
};

} // namespace Carrel::Helper
