// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <array>
#include <optional>

namespace Carrel::Protocol {

/** What the privileged helper can be asked for. Each verb is a polkit action of its own, so that a site can grant one.
 */
enum class Verb { CreateVgpu, RemoveVgpu };

inline constexpr std::array allVerbs{Verb::CreateVgpu, Verb::RemoveVgpu};

/** The helper's name on the system bus, and the prefix of its action ids. */
[[nodiscard]] QString helperName();
/** The polkit action id, also the KAuth action name: lower-case letters, digits and dots only (kauth-policy-gen's
 * rule). */
[[nodiscard]] QString actionId(Verb verb);
/** The responder's slot as KAuth derives it: the prefix dropped, dots turned to underscores. */
[[nodiscard]] QString slotName(Verb verb);

} // namespace Carrel::Protocol
