// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;

namespace {

using Operations::EntryState;
using Operations::JournalEntry;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    static QString of(EntryState state)
    {
        switch (state) {
        case EntryState::Running:
            return u"running"_s;
        case EntryState::Done:
            return u"done"_s;
        case EntryState::Failed:
            return u"failed"_s;
        case EntryState::Cancelled:
            return u"cancelled"_s;
        case EntryState::Incomplete:
            return u"incomplete"_s;
        case EntryState::Interrupted:
            return u"interrupted"_s;
        case EntryState::Settled:
            break;
        }
        return u"settled"_s;
    }
    static QString settled(const QString &title) { return tr("“%1” is dealt with.").arg(title); }
    static Error notOpen(const JournalEntry &entry)
    {
        return {ErrorCode::BadInput,
                tr("“%1” is %2: there is nothing to settle.").arg(entry.plan.title, of(entry.state)),
                tr("Only what was cut off can be settled."),
                {}};
    }
};

QJsonObject entryJson(const JournalEntry &entry)
{
    QJsonArray steps;
    for (const Operations::Step &step : entry.plan.steps)
        steps.append(Operations::describe(step));
    return {{u"id"_s, entry.id},
            {u"begun"_s, entry.begun.toString(Qt::ISODate)},
            {u"who"_s, entry.who},
            {u"host"_s, entry.plan.hostUri},
            {u"title"_s, entry.plan.title},
            {u"state"_s, Words::of(entry.state)},
            {u"steps"_s, steps},
            {u"error"_s, entry.error.sentence.isEmpty() ? QJsonValue() : QJsonValue(entry.error.sentence)},
            {u"aftermath"_s, QJsonArray::fromStringList(entry.aftermath)}};
}

void printEntry(const JournalEntry &entry)
{
    say(u"%1\t%2\t%3\t%4"_s.arg(entry.id, Words::of(entry.state), entry.plan.hostUri, entry.plan.title));
    if (!entry.error.sentence.isEmpty())
        say(u"\t"_s + entry.error.sentence);
    for (const QString &sentence : entry.aftermath)
        say(u"\t"_s + sentence);
}

void list(Context &context)
{
    const auto entries = context.journal().entries();
    if (context.options().json) {
        QJsonArray all;
        for (const JournalEntry &entry : entries)
            all.append(entryJson(entry));
        say(QJsonObject{{u"journal"_s, all}});
    } else {
        for (const JournalEntry &entry : entries)
            printEntry(entry);
    }
    context.end(Done);
}

void settle(Context &context, const JournalEntry &entry)
{
    if (entry.state != EntryState::Interrupted && entry.state != EntryState::Incomplete)
        return context.end(Words::notOpen(entry));
    context.journal().settle(entry.id);
    if (context.options().json)
        say(QJsonObject{{u"settled"_s, entry.id}});
    else
        say(Words::settled(entry.plan.title));
    context.end(Done);
}

void carryOn(Context &context, const JournalEntry &entry, const Result<Operations::Plan> &plan)
{
    if (!plan)
        return context.end(plan.error());
    if (!context.options().dryRun)
        if (const auto claimed = context.journal().claim(entry.id); !claimed)
            return context.end(claimed.error());
    context.open(plan->hostUri, [&context, entry, plan](Host::HostSession *session) {
        context.carryOut(session, plan, [&context, entry](const Operations::Plan &done) {
            context.journal().settle(entry.id);
            context.sayDone(done);
        });
    });
}

} // namespace

void runJournalCommand(Context &context)
{
    if (context.options().command == Command::JournalList)
        return list(context);
    const auto entry = context.journal().entry(text(context.options().entry));
    if (!entry)
        return context.end(entry.error());
    switch (context.options().command) {
    case Command::JournalUndo:
        return carryOn(context, *entry, Operations::Journal::undoPlan(*entry));
    case Command::JournalFinish:
        return carryOn(context, *entry, Operations::Journal::finishPlan(*entry));
    default:
        return settle(context, *entry);
    }
}

} // namespace Carrel::Ctl
