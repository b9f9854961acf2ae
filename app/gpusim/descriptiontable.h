// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/fault.h"
#include "app/gpusim/text.h"

#include <toml++/toml.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace Carrel::Sim {

/** One table of a description, which remembers what was asked for: a key nobody asked for is a mistake. */
class Table
{
public:
    Table(const toml::table &table, std::string where);

    [[nodiscard]] std::optional<std::string> text(std::string_view key);
    [[nodiscard]] std::optional<std::vector<std::string>> texts(std::string_view key);
    [[nodiscard]] std::optional<int> number(std::string_view key);
    [[nodiscard]] bool flag(std::string_view key, bool otherwise);

    /** "[[gpu]] number 2: `rule` is …." */
    [[nodiscard]] std::unexpected<std::string> wrong(std::string_view key, std::string_view what) const;
    /** Fails when the table holds a key that was not asked for, or one of another kind than asked for. */
    [[nodiscard]] Outcome<void> finish() const;

private:
    template <class T>
    std::optional<T> value(std::string_view key);

    const toml::table &m_table;
    std::string m_where;
    std::set<std::string, std::less<>> m_asked;
    std::string m_badKey;
};

[[nodiscard]] Outcome<Fault> readFault(Table &table);

} // namespace Carrel::Sim
