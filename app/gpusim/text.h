// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Small text work shared by the parsers. Pure functions.
namespace Carrel::Sim {

/** A failure as one sentence in English: the programs that start the simulator put it in the user's language. */
template <class T>
using Outcome = std::expected<T, std::string>;

[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

/** Turns \n and \\ of a data file into the characters they stand for. */
[[nodiscard]] std::string unescaped(std::string_view text);

[[nodiscard]] std::optional<int> parseInt(std::string_view text, int base = 10);

[[nodiscard]] std::string lowerCase(std::string_view text);

/** The number of an errno name ("EIO"), nothing when the system knows no such name. */
[[nodiscard]] std::optional<int> errnoFromName(std::string_view name);

/** "0000:3d:00.0": four, two and two lower-case hexadecimal digits and a function 0 to 7. */
[[nodiscard]] bool isPciAddress(std::string_view text);

/** Kernel's uuid_is_valid(): 8-4-4-4-12 hexadecimal digits of either case. Looks at the first 36 characters only. */
[[nodiscard]] bool isUuid(std::string_view text);

} // namespace Carrel::Sim
