// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// drift, keep, forget: what outlives a reboot.

#include "app/ctl/commands.h"
#include "core/drift/driftwords.h"
#include "core/drift/facts.h"
#include "core/operations/keepplans.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;
using Drift::Facts;
using Drift::Row;
using Operations::Plan;

namespace {

class KeepCommands
{
    Q_DECLARE_TR_FUNCTIONS(KeepCommands)

public:
    static std::unexpected<Error> notKept(const QString &word)
    {
        return failure(ErrorCode::NotFound, tr("Nothing called “%1” is kept on this host.").arg(word),
                       tr("“carrelctl drift” lists what is."));
    }
    static std::unexpected<Error> badCard()
    {
        return failure(ErrorCode::BadInput, tr("“--card” needs two addresses."),
                       tr("Write --card OLD=NEW, as --card 0000:3d:00.0=0000:5e:00.0."));
    }
    static QString allWell() { return tr("Everything that is kept is there."); }
};

using Then = std::function<void(Host::HostSession *, const Facts &)>;

void withFacts(Context &context, const Then &then)
{
    context.open([&context, then](Host::HostSession *session) {
        Drift::readFacts(session).then(&context, [session, then](const Facts &facts) { then(session, facts); });
    });
}

QJsonObject jsonOf(const Row &row)
{
    QJsonArray candidates;
    for (const GpuId &id : row.candidates)
        candidates.append(id.text);
    return {{u"finding"_s, Drift::wordOf(row.finding)},
            {u"drift"_s, Drift::isDrift(row)},
            {u"line"_s, Keep::toLine(row.item)},
            {u"store"_s,
             row.finding == Drift::Finding::Extra ? QString()
                 : row.byMdevctl                  ? u"mdevctl"_s
                                                  : u"carrel"_s},
            {u"gpuNow"_s, row.gpuNow.text},
            {u"typeNow"_s, row.typeNow.text},
            {u"candidates"_s, candidates},
            {u"users"_s, QJsonArray::fromStringList(row.users)}};
}

void sayRows(const Context &context, const Facts &facts, const std::vector<Row> &rows)
{
    if (context.options().json) {
        QJsonArray all;
        for (const Row &row : rows)
            all.append(jsonOf(row));
        return say(QJsonObject{{u"rows"_s, all}, {u"missingProgram"_s, facts.missingProgram}});
    }
    for (const Row &row : rows)
        say(u"%1  %2: %3"_s.arg(Drift::isDrift(row) ? u"!"_s : u" "_s, Drift::whatOf(row), Drift::stateOf(row)));
    for (const QString &line : {Drift::brokenRuleLine(facts), Drift::summaryOf(rows)})
        if (!line.isEmpty())
            say(line);
    if (Drift::summaryOf(rows).isEmpty())
        say(KeepCommands::allWell());
}

/** --card OLD=NEW: of the first thing kept on the old address; the plan takes the others along. */
Result<Plan> follow(const Host::Inventory &host, const Facts &facts, const std::vector<Row> &rows, const QString &word)
{
    const QStringList both = word.split(u'=');
    if (both.size() != 2 || !parseGpuId(both[0]) || !parseGpuId(both[1]))
        return KeepCommands::badCard();
    const auto isOf = [&](const Row &row) {
        return row.item.gpu.text == both[0] && row.finding == Drift::Finding::CardUnsure;
    };
    const auto row = std::ranges::find_if(rows, isOf);
    return row == rows.end() ? KeepCommands::notKept(both[0])
                             : Operations::planFollowCard(host, facts, *row, GpuId{both[1]});
}

void drift(Context &context, Host::HostSession *session, const Facts &facts)
{
    const Options &options = context.options();
    if (facts.error)
        return context.end(*facts.error);
    const Host::Snapshot host = session->snapshot();
    const std::vector<Row> rows = Drift::computeDrift(*host, facts);
    if (!options.card.empty())
        return context.carryOut(session, follow(*host, facts, rows, text(options.card)));
    if (options.restore && std::ranges::any_of(rows, Drift::isDrift))
        return context.carryOut(session, Operations::planRestoreAll(*host, facts, rows));
    sayRows(context, facts, rows);
    context.end(std::ranges::any_of(rows, Drift::isDrift) ? Refused : Done);
}

/** The row a word means: a vGPU's UUID or VF address, or the address of a GPU (its VFs). */
bool isCalled(const Row &row, const QString &word)
{
    switch (row.item.kind) {
    case Keep::KeptKind::Mdev:
        return row.item.vgpu.text == word.toLower();
    case Keep::KeptKind::VfType:
        return row.item.parent.text == word;
    case Keep::KeptKind::VfCount:
    case Keep::KeptKind::MixedSizes:
        break;
    }
    return row.item.gpu.text == word;
}

void forget(Context &context, Host::HostSession *session, const Facts &facts)
{
    if (facts.error)
        return context.end(*facts.error);
    const Host::Snapshot host = session->snapshot();
    const QString word = text(context.options().vgpu);
    const std::vector<Row> rows = Drift::computeDrift(*host, facts);
    const auto row = std::ranges::find_if(
        rows, [&](const Row &r) { return r.finding != Drift::Finding::Extra && isCalled(r, word); });
    context.carryOut(session, row == rows.end() ? KeepCommands::notKept(word) : Operations::planForget(*host, *row));
}

void keep(Context &context, Host::HostSession *session, const Facts &facts)
{
    const Host::Snapshot host = session->snapshot();
    const QString word = text(context.options().vgpu);
    const GpuId gpu{word};
    if (host->gpu(gpu))
        return context.carryOut(session, Operations::planKeepVfs(*host, facts, gpu));
    context.carryOut(session, findVgpu(*host, word).and_then([&](const VgpuId &vgpu) {
        return Operations::planKeep(*host, facts, vgpu);
    }));
}

} // namespace

void runKeepCommand(Context &context)
{
    const auto command = context.options().command;
    withFacts(context, [&context, command](Host::HostSession *session, const Facts &facts) {
        if (command == Command::Drift)
            drift(context, session, facts);
        else if (command == Command::Keep)
            keep(context, session, facts);
        else
            forget(context, session, facts);
    });
}

} // namespace Carrel::Ctl
