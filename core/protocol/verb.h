// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <array>
#include <optional>

namespace Carrel::Protocol {

/** What the privileged helper can be asked for. Each verb is a polkit action of its own, so that a site can grant one.
 */
enum class Verb {
    CreateVgpu, ///< a UUID into `create` of an mdev type
    RemoveVgpu, ///< 1 into `remove` of an mdev
    SetVfType, ///< a type's number into nvidia/current_vgpu_type of a VF
    ClearVfType, ///< 0 into the same
    SetVfCount, ///< how many VFs of a GPU are on
    SetParameters, ///< nvidia/vgpu_params of a vGPU
    SetMixedSizes, ///< NVIDIA's mixed-size mode of a GPU
    Keep, ///< a line into the kept set, what is brought back at boot
    Forget, ///< what a line is about, out of it
};

inline constexpr std::array allVerbs{
    Verb::CreateVgpu,    Verb::RemoveVgpu,    Verb::SetVfType, Verb::ClearVfType, Verb::SetVfCount,
    Verb::SetParameters, Verb::SetMixedSizes, Verb::Keep,      Verb::Forget,
};

/** The helper's name on the system bus, and the prefix of its action ids. */
[[nodiscard]] QString helperName();
/** The polkit action id, also the KAuth action name: lower-case letters, digits and dots only (kauth-policy-gen's
 * rule). */
[[nodiscard]] QString actionId(Verb verb);
/** The responder's slot as KAuth derives it: the prefix dropped, dots turned to underscores. */
[[nodiscard]] QString slotName(Verb verb);

} // namespace Carrel::Protocol
