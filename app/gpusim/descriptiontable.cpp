// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/descriptiontable.h"

#include <cstdint>
#include <format>

namespace Carrel::Sim {

namespace {

/** A text of so many bytes that no driver would write: 1 MB comes from a driver gone wrong. */
std::string longText(int bytes)
{
    constexpr std::string_view line = "this text is far longer than any file of sysfs can be\n";
    std::string text;
    while (text.size() < static_cast<std::size_t>(bytes))
        text += line;
    text.resize(static_cast<std::size_t>(bytes));
    return text;
}

/** Bytes of all values, NUL and invalid UTF-8 among them; the same in each run (xorshift). */
std::string noise(int bytes)
{
    std::string text;
    std::uint32_t state = 0x9e3779b9;
    for (int i = 0; i < bytes; ++i) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        text += static_cast<char>(i % 7 == 3 ? 0 : state & 0xff);
    }
    return text;
}

Outcome<void> readErrno(Table &table, std::string_view key, int &number)
{
    const std::optional<std::string> name = table.text(key);
    const std::optional<int> known = name ? errnoFromName(*name) : std::optional(0);
    if (!known)
        return table.wrong(key, std::format("is \"{}\", which is no errno name", *name));
    number = *known;
    return {};
}

Outcome<void> readStandIn(Table &table, Fault &fault)
{
    const std::optional<std::string> name = table.text("stand_in");
    if (!name)
        return {};
    if (*name == "fifo")
        fault.standIn = StandIn::Fifo;
    else if (*name == "folder")
        fault.standIn = StandIn::Folder;
    else if (*name == "link")
        fault.standIn = StandIn::Link;
    else if (*name == "absent")
        fault.standIn = StandIn::Absent;
    else
        return table.wrong("stand_in", "is none of fifo, folder, link, absent");
    return {};
}

void readContent(Table &table, Fault &fault)
{
    fault.content = table.text("content");
    if (const std::optional<int> bytes = table.number("long_text"))
        fault.content = longText(*bytes);
    if (const std::optional<int> bytes = table.number("noise"))
        fault.content = noise(*bytes);
}

void readNumbers(Table &table, Fault &fault)
{
    fault.readDelay = std::chrono::milliseconds(table.number("read_delay_ms").value_or(0));
    fault.writeDelay = std::chrono::milliseconds(table.number("write_delay_ms").value_or(0));
    if (const std::optional<int> bytes = table.number("short_write"))
        fault.shortWrite = static_cast<std::size_t>(*bytes);
    if (const std::optional<int> mode = table.number("mode"))
        fault.mode = static_cast<mode_t>(*mode);
    fault.says = table.text("says");
    fault.exitStatus = table.number("exit_status").value_or(1);
    fault.times = table.number("times").value_or(-1);
    fault.goneAfterOpen = table.flag("gone_after_open", false);
}

} // namespace

Table::Table(const toml::table &table, std::string where) : m_table(table), m_where(std::move(where)) { }

template <class T>
std::optional<T> Table::value(std::string_view key)
{
    m_asked.emplace(key);
    const auto node = m_table[key];
    if (!node)
        return std::nullopt;
    const std::optional<T> value = node.value_exact<T>();
    if (!value && m_badKey.empty())
        m_badKey = key;
    return value;
}

std::optional<std::string> Table::text(std::string_view key)
{
    return value<std::string>(key);
}

std::optional<int> Table::number(std::string_view key)
{
    const std::optional<std::int64_t> wide = value<std::int64_t>(key);
    if (wide && (*wide < 0 || *wide > 0x7fffffff)) {
        m_badKey = key;
        return std::nullopt;
    }
    return wide ? std::optional(static_cast<int>(*wide)) : std::nullopt;
}

bool Table::flag(std::string_view key, bool otherwise)
{
    return value<bool>(key).value_or(otherwise);
}

std::optional<std::vector<std::string>> Table::texts(std::string_view key)
{
    m_asked.emplace(key);
    const toml::array *array = m_table[key].as_array();
    if (!array)
        return std::nullopt;
    std::vector<std::string> texts;
    for (const toml::node &node : *array)
        texts.push_back(node.value<std::string>().value_or(std::string()));
    return texts;
}

std::unexpected<std::string> Table::wrong(std::string_view key, std::string_view what) const
{
    return std::unexpected(std::format("{}: `{}` {}.", m_where, key, what));
}

Outcome<void> Table::finish() const
{
    if (!m_badKey.empty())
        return wrong(m_badKey, "holds another kind of value than it should");
    for (const auto &[key, node] : m_table)
        if (!m_asked.contains(key.str()))
            return wrong(key.str(), "means nothing here");
    return {};
}

Outcome<Fault> readFault(Table &table)
{
    Fault fault;
    fault.path = table.text("path").value_or(std::string());
    if (!fault.path.starts_with('/') && !fault.path.starts_with('*'))
        return table.wrong("path", "must begin with / or *");
    fault.target = table.text("target").value_or(std::string());
    readContent(table, fault);
    readNumbers(table, fault);
    const Outcome<void> done = readErrno(table, "read", fault.readErrno)
                                   .and_then([&] { return readErrno(table, "write", fault.writeErrno); })
                                   .and_then([&] { return readErrno(table, "open", fault.openErrno); })
                                   .and_then([&] { return readStandIn(table, fault); })
                                   .and_then([&] { return table.finish(); });
    return done ? Outcome<Fault>(fault) : std::unexpected(done.error());
}

} // namespace Carrel::Sim
