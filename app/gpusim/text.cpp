// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/text.h"

#include <cctype>
#include <charconv>
#include <cstring>

namespace Carrel::Sim {

namespace {

bool isHexDigit(char c)
{
    return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

/** Whether text has the shape of pattern, in which h is a lower-case and H any hexadecimal digit, f an octal one. */
bool hasShape(std::string_view text, std::string_view pattern)
{
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = text[i];
        const bool fits = pattern[i] == 'h' ? isHexDigit(c) && std::isupper(static_cast<unsigned char>(c)) == 0
            : pattern[i] == 'H'             ? isHexDigit(c)
            : pattern[i] == 'f'             ? c >= '0' && c <= '7'
                                            : c == pattern[i];
        if (!fits)
            return false;
    }
    return true;
}

} // namespace

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size();
        plain += !escape ? text[i] : text[++i] == 'n' ? '\n' : text[i];
    }
    return plain;
}

std::optional<int> parseInt(std::string_view text, int base)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

std::optional<int> errnoFromName(std::string_view name)
{
    constexpr int highest = 133; // EHWPOISON, the last errno of Linux
    for (int number = 1; number <= highest; ++number) {
        const char *known = strerrorname_np(number);
        if (known && name == known)
            return number;
    }
    return std::nullopt;
}

bool isPciAddress(std::string_view text)
{
    return text.size() == 12 && hasShape(text, "hhhh:hh:hh.f");
}

bool isUuid(std::string_view text)
{
    return text.size() >= 36 && hasShape(text, "HHHHHHHH-HHHH-HHHH-HHHH-HHHHHHHHHHHH");
}

} // namespace Carrel::Sim
