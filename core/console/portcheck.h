// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/console/screen.h"

#include <QFuture>

namespace Carrel::Console {

/** How long a screen may take to answer; the person has waited for the double click to act since. */
constexpr int answerMs = 2000;

/**
 * Connects to the screen and lets go again: remote-viewer's own words for a refusal name neither host nor port (ux.md
 * section 5). A screen reached through libvirt is not asked. Thread with an event loop; never blocks.
 */
[[nodiscard]] QFuture<Result<void>> checkAnswers(const Screen &screen);

} // namespace Carrel::Console
