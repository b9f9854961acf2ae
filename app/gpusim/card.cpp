// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/card.h"

#include "app/gpusim/embedded.h"

#include <algorithm>
#include <format>

namespace Carrel::Sim {

namespace {

constexpr std::string_view absent = "-";

std::optional<std::string> present(const std::string &field)
{
    return field == absent ? std::nullopt : std::optional(unescaped(field));
}

std::optional<Amounts> parseAmounts(std::string_view text)
{
    Amounts amounts{};
    const std::vector<std::string> parts = split(text, ',');
    if (parts.size() > amounts.size())
        return std::nullopt;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::optional<int> amount = parseInt(parts[i]);
        if (!amount || *amount < 0)
            return std::nullopt;
        amounts[i] = *amount;
    }
    return amounts;
}

/** Fills one pair of identifiers from "10de:13f2". */
bool readPair(const std::string &field, std::string &first, std::string &second)
{
    if (field == absent)
        return true;
    const std::vector<std::string> parts = split(field, ':');
    if (parts.size() != 2)
        return false;
    first = parts[0];
    second = parts[1];
    return true;
}

std::optional<Card> parseCard(const std::vector<std::string> &fields)
{
    if (fields.size() != 10)
        return std::nullopt;
    Card card;
    card.name = fields[1];
    card.classCode = fields[4] == absent ? std::string() : fields[4];
    card.driver = fields[5];
    card.mdevDriver = fields[6];
    const std::optional<Rule> rule = ruleFromName(fields[7]);
    const std::optional<Amounts> budget = parseAmounts(fields[8]);
    const std::optional<int> full = errnoFromName(fields[9]);
    if (!readPair(fields[2], card.vendor, card.device)
        || !readPair(fields[3], card.subsystemVendor, card.subsystemDevice) || !rule || !budget || !full)
        return std::nullopt;
    card.rule = *rule;
    card.budget = *budget;
    card.errnoWhenFull = *full;
    return card;
}

std::optional<TypeSpec> parseType(const std::vector<std::string> &fields)
{
    if (fields.size() != 6)
        return std::nullopt;
    const std::optional<Amounts> cost = parseAmounts(fields[3]);
    const std::optional<int> most = parseInt(fields[4]);
    if (!cost || !most)
        return std::nullopt;
    return TypeSpec{fields[1], present(fields[2]), present(fields[5]), *cost, *most};
}

bool addLine(const std::string &line, std::vector<Card> &cards)
{
    const std::vector<std::string> fields = split(line, '\t');
    if (fields[0] == "card") {
        std::optional<Card> card = parseCard(fields);
        if (card)
            cards.push_back(std::move(*card));
        return card.has_value();
    }
    std::optional<TypeSpec> type = fields[0] == "type" && !cards.empty() ? parseType(fields) : std::nullopt;
    if (type)
        cards.back().types.push_back(std::move(*type));
    return type.has_value();
}

} // namespace

std::optional<Rule> ruleFromName(std::string_view name)
{
    if (name == "same-type")
        return Rule::SameType;
    if (name == "same-size")
        return Rule::SameSize;
    if (name == "mixed")
        return Rule::Mixed;
    if (name == "budget")
        return Rule::Budget;
    return std::nullopt;
}

const TypeSpec *findType(const Card &card, std::string_view id)
{
    const auto found = std::ranges::find(card.types, id, &TypeSpec::id);
    return found == card.types.end() ? nullptr : &*found;
}

Outcome<std::vector<Card>> parseCards(std::string_view text)
{
    std::vector<Card> cards;
    int number = 0;
    for (const std::string &line : split(text, '\n')) {
        ++number;
        if (!line.empty() && !line.starts_with('#') && !addLine(line, cards))
            return std::unexpected(std::format("The card table cannot be understood in line {}.", number));
    }
    return cards;
}

const std::vector<Card> &knownCards()
{
    static const std::vector<Card> cards = parseCards(embeddedFile("cards.tsv")).value_or(std::vector<Card>());
    return cards;
}

const Card *findCard(std::string_view name)
{
    const auto found = std::ranges::find(knownCards(), name, &Card::name);
    return found == knownCards().end() ? nullptr : &*found;
}

} // namespace Carrel::Sim
