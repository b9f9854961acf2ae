// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/text.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Carrel::Sim {

/** Which types stay creatable beside the vGPUs a GPU already carries (FACTS of the three NVIDIA generations). */
enum class Rule {
    SameType, ///< oldest NVIDIA drivers: only the type that is there
    SameSize, ///< every type of the same framebuffer size
    Mixed, ///< any size that fits what is left
    Budget, ///< the kernel's sample drivers and GVT-g: a shared budget, no other condition
};

[[nodiscard]] std::optional<Rule> ruleFromName(std::string_view name);

/** Up to three resources a type takes and a card has: framebuffer; ports; low memory, high memory and slots. */
using Amounts = std::array<int, 3>;

/** One vGPU type as its files say it. An absent text means that the driver has no such file. */
struct TypeSpec
{
    std::string id; ///< kernel's folder name, "nvidia-18"
    std::optional<std::string> name;
    std::optional<std::string> description; ///< whole file text, with its newlines
    Amounts cost{};
    int mostInstances = 0; ///< per GPU
};

/** One GPU of a card, as the kernel and the vendor's driver show it. Plain data. */
struct Card
{
    std::string name;
    std::string vendor; ///< four hexadecimal digits, as are the next three; empty for a device that is not on PCI
    std::string device;
    std::string subsystemVendor;
    std::string subsystemDevice;
    std::string classCode; ///< six hexadecimal digits
    std::string driver;
    std::string mdevDriver;
    Rule rule = Rule::Budget;
    Amounts budget{};
    int errnoWhenFull = ENOSPC;
    std::vector<TypeSpec> types;

    [[nodiscard]] bool isPci() const { return !vendor.empty(); }
};

[[nodiscard]] const TypeSpec *findType(const Card &card, std::string_view id);

/** Reads the format of data/cards.tsv. The error names the line. */
[[nodiscard]] Outcome<std::vector<Card>> parseCards(std::string_view text);

/** The cards built into the program. */
[[nodiscard]] const std::vector<Card> &knownCards();
[[nodiscard]] const Card *findCard(std::string_view name);

} // namespace Carrel::Sim
