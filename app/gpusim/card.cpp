// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/card.h"

#include "app/gpusim/embedded.h"

#include <algorithm>
#include <array>
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

std::string presentOrEmpty(const std::string &field)
{
    return field == absent ? std::string() : field;
}

std::optional<Card> parseCard(const std::vector<std::string> &fields)
{
    if (fields.size() != 10)
        return std::nullopt;
    Card card;
    card.name = fields[1];
    card.pci.classCode = presentOrEmpty(fields[4]);
    card.pci.driver = fields[5];
    card.mdevDriver = presentOrEmpty(fields[6]);
    const std::optional<Rule> rule = ruleFromName(fields[7]);
    const std::optional<Amounts> budget = parseAmounts(fields[8]);
    const std::optional<int> full = errnoFromName(fields[9]);
    if (!readPair(fields[2], card.pci.vendor, card.pci.device)
        || !readPair(fields[3], card.pci.subsystemVendor, card.pci.subsystemDevice) || !rule || !budget || !full)
        return std::nullopt;
    card.rule = *rule;
    card.budget = *budget;
    card.errnoWhenFull = *full;
    return card;
}

bool readSharing(const std::vector<std::string> &fields, Card &card)
{
    if (fields.size() != 7)
        return false;
    const std::optional<Sharing> sharing = sharingFromName(fields[1]);
    const std::optional<int> most = parseInt(fields[2]);
    const std::optional<int> offset = parseInt(fields[3]);
    const std::optional<int> stride = parseInt(fields[4]);
    if (!sharing || !most || !offset || !stride)
        return false;
    card.sharing = *sharing;
    card.vfs = VfSpec{*most, *offset, *stride, presentOrEmpty(fields[5]), presentOrEmpty(fields[6])};
    return true;
}

bool readFunction(const std::vector<std::string> &fields, Card &card)
{
    SideFunction side;
    const std::optional<int> number = fields.size() == 6 ? parseInt(fields[1]) : std::nullopt;
    if (!number || !readPair(fields[2], side.identity.vendor, side.identity.device)
        || !readPair(fields[3], side.identity.subsystemVendor, side.identity.subsystemDevice))
        return false;
    side.number = *number;
    side.identity.classCode = fields[4];
    side.identity.driver = presentOrEmpty(fields[5]);
    card.sides.push_back(std::move(side));
    return true;
}

std::optional<TypeSpec> parseType(const std::vector<std::string> &fields)
{
    if (fields.size() != 6)
        return std::nullopt;
    const std::optional<Amounts> cost = parseAmounts(fields[3]);
    const std::optional<int> most = parseInt(fields[4]);
    if (!cost || !most)
        return std::nullopt;
    return TypeSpec{fields[1], present(fields[2]), present(fields[5]), *cost, *most, fields[0] == "mig-type"};
}

bool readType(const std::vector<std::string> &fields, Card &card)
{
    std::optional<TypeSpec> type = parseType(fields);
    if (type)
        card.types.push_back(std::move(*type));
    return type.has_value();
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
    if (cards.empty())
        return false;
    Card &card = cards.back();
    if (fields[0] == "type" || fields[0] == "mig-type")
        return readType(fields, card);
    if (fields[0] == "sharing")
        return readSharing(fields, card);
    if (fields[0] == "function")
        return readFunction(fields, card);
    card.mixes = card.mixes || fields[0] == "mixes";
    card.renders = card.renders || fields[0] == "render";
    return fields[0] == "mixes" || fields[0] == "render";
}

} // namespace

int TypeSpec::number() const
{
    return parseInt(std::string_view(id).substr(id.rfind('-') + 1)).value_or(0);
}

std::optional<Rule> ruleFromName(std::string_view name)
{
    if (name == "same-type")
        return Rule::SameType;
    if (name == "same-size")
        return Rule::SameSize;
    if (name == "mixed")
        return Rule::Mixed;
    if (name == "placed")
        return Rule::Placed;
    if (name == "budget")
        return Rule::Budget;
    return std::nullopt;
}

std::optional<Sharing> sharingFromName(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, Sharing>, 6> names{{{"none", Sharing::None},
                                                                         {"mdev", Sharing::Mdev},
                                                                         {"mdev-vf", Sharing::MdevOnVfs},
                                                                         {"vendor-vfio", Sharing::VendorVfio},
                                                                         {"open-rfc", Sharing::OpenRfc},
                                                                         {"vfs", Sharing::Vfs}}};
    const auto found = std::ranges::find(names, name, &std::pair<std::string_view, Sharing>::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
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
