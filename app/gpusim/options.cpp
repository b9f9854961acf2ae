// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/options.h"

#include <algorithm>
#include <filesystem>

namespace Carrel::Sim {

namespace {

bool readOption(const std::string &word, ServeOptions &options)
{
    if (word == "--stay")
        options.service.stay = true;
    else if (word == "--uevents")
        options.service.uevents = true;
    else if (word == "--foreground")
        options.foreground = true;
    else
        return false;
    return true;
}

} // namespace

std::optional<ServeOptions> parseServe(const std::vector<std::string> &words)
{
    if (words.size() < 2 || words[0].starts_with('-') || words[1].starts_with('-'))
        return std::nullopt;
    ServeOptions options;
    std::error_code error;
    // Absolute: a simulator in the background runs in /.
    options.service.folder = std::filesystem::absolute(words[0], error).lexically_normal().string();
    if (options.service.folder.ends_with('/'))
        options.service.folder.pop_back();
    options.service.description = words[1];
    const auto rest = std::ranges::find(words, "--");
    if (rest != words.end())
        options.service.cleanUp.assign(rest + 1, words.end());
    const bool known =
        std::all_of(words.begin() + 2, rest, [&](const auto &word) { return readOption(word, options); });
    return known ? std::optional(options) : std::nullopt;
}

} // namespace Carrel::Sim
