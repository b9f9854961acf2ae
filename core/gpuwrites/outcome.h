// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocol/refusal.h"

namespace Carrel::Writes {

/** A value, or the refusal that goes back to the caller. The helper makes no sentences: its replies are broadcast. */
template <class T>
using Outcome = std::expected<T, Protocol::Failure>;

[[nodiscard]] inline std::unexpected<Protocol::Failure> refuse(Protocol::Refusal refusal, int errnoNumber = 0)
{
    return std::unexpected(Protocol::Failure{refusal, errnoNumber});
}

} // namespace Carrel::Writes
