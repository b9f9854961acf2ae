// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/journalfile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1;
constexpr std::array stepWords{"waiting"_L1, "started"_L1, "done"_L1, "failed"_L1, "undone"_L1, "undo-failed"_L1};
constexpr std::array entryWords{"running"_L1,    "done"_L1,        "failed"_L1, "cancelled"_L1,
                                "incomplete"_L1, "interrupted"_L1, "settled"_L1};
constexpr std::array codeWords{"bad-input"_L1, "not-found"_L1,      "already-exists"_L1, "in-use"_L1,
                               "no-room"_L1,   "not-authorised"_L1, "cancelled"_L1,      "unreachable"_L1,
                               "timed-out"_L1, "unsupported"_L1,    "damaged"_L1,        "failed"_L1};

template <size_t size>
std::optional<int> indexOf(const std::array<QLatin1StringView, size> &words, const QJsonValue &value)
{
    const auto found = std::ranges::find(words, value.toString());
    return found == words.end() ? std::nullopt : std::optional(int(found - words.begin()));
}

QJsonArray textArray(const auto &texts)
{
    QJsonArray array;
    for (const QString &text : texts)
        array.append(text);
    return array;
}

template <class List>
List textsOf(const QJsonValue &value)
{
    List texts;
    for (const QJsonValue &text : value.toArray())
        texts.push_back(text.toString());
    return texts;
}

QJsonObject planJson(const Plan &plan)
{
    QJsonArray steps;
    for (const Step &step : plan.steps)
        steps.append(toJson(step));
    return {{u"title"_s, plan.title},
            {u"host"_s, plan.hostUri},
            {u"repeats"_s, plan.repeats},
            {u"warnings"_s, textArray(plan.warnings)},
            {u"steps"_s, steps}};
}

QJsonObject errorJson(const Error &error)
{
    return {{u"code"_s, codeWords.at(size_t(error.code))},
            {u"sentence"_s, error.sentence},
            {u"wayOut"_s, error.wayOut},
            {u"detail"_s, error.detail}};
}

std::unexpected<Error> damaged(const QString &detail)
{
    return failure(
        ErrorCode::Damaged, QCoreApplication::translate("Journal", "This journal entry cannot be understood."),
        QCoreApplication::translate("Journal", "Look at the file by hand; Carrel leaves it as it is."), detail);
}

Result<Plan> planFrom(const QJsonObject &json)
{
    Plan plan;
    plan.title = json.value("title"_L1).toString();
    plan.hostUri = json.value("host"_L1).toString();
    plan.repeats = json.value("repeats"_L1).toBool();
    plan.warnings = textsOf<std::vector<QString>>(json.value("warnings"_L1));
    if (plan.hostUri.isEmpty())
        return damaged(u"host"_s);
    for (const QJsonValue &value : json.value("steps"_L1).toArray()) {
        Result<Step> step = stepFromJson(value.toObject());
        if (!step)
            return std::unexpected(step.error());
        plan.steps.push_back(std::move(*step));
    }
    return plan;
}

Result<std::vector<StepState>> statesFrom(const QJsonArray &array, size_t count)
{
    std::vector<StepState> states;
    for (const QJsonValue &value : array) {
        const auto state = indexOf(stepWords, value);
        if (!state)
            return damaged(u"state %1"_s.arg(value.toString()));
        states.push_back(StepState(*state));
    }
    return states.size() == count ? Result<std::vector<StepState>>(states) : damaged(u"states"_s);
}

Error errorFrom(const QJsonObject &json)
{
    return {ErrorCode(indexOf(codeWords, json.value("code"_L1)).value_or(int(ErrorCode::Failed))),
            json.value("sentence"_L1).toString(), json.value("wayOut"_L1).toString(),
            json.value("detail"_L1).toString()};
}

} // namespace

QByteArray toBytes(const JournalEntry &entry)
{
    QJsonArray states;
    for (const StepState state : entry.steps)
        states.append(stepWords.at(size_t(state)));
    QJsonObject json{{u"carrelJournal"_s, format},
                     {u"id"_s, entry.id},
                     {u"begun"_s, entry.begun.toString(Qt::ISODateWithMs)},
                     {u"who"_s, entry.who},
                     {u"state"_s, entryWords.at(size_t(entry.state))},
                     {u"plan"_s, planJson(entry.plan)},
                     {u"steps"_s, states},
                     {u"aftermath"_s, textArray(entry.aftermath)}};
    if (entry.ended.isValid())
        json.insert("ended"_L1, entry.ended.toString(Qt::ISODateWithMs));
    if (!entry.error.sentence.isEmpty())
        json.insert("error"_L1, errorJson(entry.error));
    return QJsonDocument(json).toJson();
}

Result<JournalEntry> entryFromBytes(const QByteArray &bytes)
{
    QJsonParseError parsed;
    const QJsonObject json = QJsonDocument::fromJson(bytes, &parsed).object();
    if (parsed.error != QJsonParseError::NoError)
        return damaged(parsed.errorString());
    const auto state = indexOf(entryWords, json.value("state"_L1));
    if (json.value("carrelJournal"_L1).toInt() != format || !state)
        return damaged(u"carrelJournal, state"_s);
    auto plan = planFrom(json.value("plan"_L1).toObject());
    if (!plan)
        return std::unexpected(plan.error());
    auto steps = statesFrom(json.value("steps"_L1).toArray(), plan->steps.size());
    if (!steps)
        return std::unexpected(steps.error());
    return JournalEntry{json.value("id"_L1).toString(),
                        QDateTime::fromString(json.value("begun"_L1).toString(), Qt::ISODateWithMs),
                        QDateTime::fromString(json.value("ended"_L1).toString(), Qt::ISODateWithMs),
                        json.value("who"_L1).toString(),
                        {},
                        std::move(*plan),
                        std::move(*steps),
                        EntryState(*state),
                        errorFrom(json.value("error"_L1).toObject()),
                        textsOf<QStringList>(json.value("aftermath"_L1))};
}

} // namespace Carrel::Operations
