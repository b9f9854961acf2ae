// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/workstationchoice.h"

#include "core/console/console.h"
#include "core/operations/labels.h"
#include "core/operations/plans.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace Carrel::Gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Choice)
};

template <class T>
Result<void> withoutValue(const Result<T> &result)
{
    if (result)
        return {};
    return std::unexpected(result.error());
}

Result<void> consoleAllowed(const Host::Inventory &host, const WorkstationId &id)
{
    const Host::WorkstationPtr workstation = host.workstation(id);
    if (!workstation)
        return failure(ErrorCode::NotFound, Words::tr("This workstation is gone."));
    if (workstation->graphics.empty() || Host::isActive(workstation->state))
        return Console::ConsoleLauncher::canOpen(*workstation);
    return withoutValue(Operations::planStart(host, id)); // it is started first: "Start and open"
}

Result<void> allowed(Verb verb, const Host::Inventory &host, const WorkstationId &id)
{
    switch (verb) {
    case Verb::Start:
        return withoutValue(Operations::planStart(host, id));
    case Verb::ShutDown:
        return withoutValue(Operations::planShutDown(host, id));
    case Verb::Reboot:
        return withoutValue(Operations::planReboot(host, id));
    case Verb::ForceOff:
        return withoutValue(Operations::planForceOff(host, id));
    case Verb::Console:
        return consoleAllowed(host, id);
    case Verb::EditTags:
    case Verb::EditNotes:
        return Operations::canLabel(host, id);
    default:
        return Operations::canDelete(host, id);
    }
}

/** Why a row is left out of a batch, as the words in brackets. */
QString leftOut(Verb verb, int count)
{
    switch (verb) {
    case Verb::Start:
        return Words::tr("%n already run", nullptr, count);
    case Verb::ShutDown:
    case Verb::Reboot:
    case Verb::ForceOff:
        return Words::tr("%n do not run", nullptr, count);
    case Verb::Console:
        return Words::tr("%n have no screen to open", nullptr, count);
    case Verb::EditTags:
        return Words::tr("%n cannot be changed", nullptr, count);
    default:
        return Words::tr("%n cannot be deleted now", nullptr, count);
    }
}

QString someOf(Verb verb)
{
    switch (verb) {
    case Verb::Start:
        return Words::tr("Start %1 of %2 (%3)");
    case Verb::ShutDown:
        return Words::tr("Shut down %1 of %2 (%3)");
    case Verb::Reboot:
        return Words::tr("Restart %1 of %2 (%3)");
    case Verb::ForceOff:
        return Words::tr("Force off %1 of %2 (%3)");
    case Verb::Console:
        return Words::tr("Open %1 of %2 consoles (%3)");
    case Verb::EditTags:
        return Words::tr("Edit tags of %1 of %2 (%3)…");
    default:
        return Words::tr("Delete %1 of %2 (%3)…");
    }
}

QString allOf(Verb verb, int count)
{
    switch (verb) {
    case Verb::Start:
        return Words::tr("Start %n workstations", nullptr, count);
    case Verb::ShutDown:
        return Words::tr("Shut down %n workstations", nullptr, count);
    case Verb::Reboot:
        return Words::tr("Restart %n workstations", nullptr, count);
    case Verb::ForceOff:
        return Words::tr("Force %n workstations off", nullptr, count);
    case Verb::Console:
        return Words::tr("Open %n consoles", nullptr, count);
    case Verb::EditTags:
        return Words::tr("Edit tags of %n workstations…", nullptr, count);
    default:
        return Words::tr("Delete %n workstations…", nullptr, count);
    }
}

/**
 * All that core/operations asks of a workstation without a vGPU: those alike get one answer, whatever their number.
 * With a vGPU others come into play, and each is asked by itself.
 */
struct Kind
{
    const Host::Inventory *host = nullptr;
    Host::WorkstationState state = Host::WorkstationState::Unknown;
    bool persistent = true;
    quint32 graphics = 0; ///< a bit for each GraphicsKind
    bool operator==(const Kind &) const = default;
};

size_t qHash(const Kind &kind, size_t seed)
{
    return qHashMulti(seed, kind.host, static_cast<int>(kind.state), kind.persistent, kind.graphics);
}

Kind kindOf(const SelectedWorkstation &row)
{
    Kind kind{row.host.get(), row.workstation->state, row.workstation->persistent, 0};
    for (const Host::Graphics &each : row.workstation->graphics)
        kind.graphics |= 1U << static_cast<unsigned>(each.kind);
    return kind;
}

class Judge
{
public:
    explicit Judge(Verb verb) : m_verb(verb) { }

    const Result<void> &operator()(const SelectedWorkstation &row)
    {
        if (row.busy)
            return m_answer = failure(ErrorCode::InUse, Words::tr("A job for this workstation is running."));
        if (!row.host)
            return m_answer = failure(ErrorCode::NotFound, Words::tr("Its host is gone."));
        if (!row.workstation || !row.workstation->vgpus.empty())
            return m_answer = allowed(m_verb, *row.host, row.row.workstation);
        const Kind kind = kindOf(row);
        auto known = m_known.constFind(kind);
        if (known == m_known.cend())
            known = m_known.insert(kind, allowed(m_verb, *row.host, row.row.workstation));
        return *known;
    }

private:
    Verb m_verb;
    Result<void> m_answer;
    QHash<Kind, Result<void>> m_known;
};

} // namespace

std::vector<SelectedWorkstation> selectedWorkstations(const Pages::Selection &selection, const Facts &facts)
{
    std::vector<SelectedWorkstation> found;
    QSet<const void *> seen; // one with two vGPUs stands twice in the GPU tree
    Host::Snapshot host;
    for (const Models::Item &each : selection.all) {
        if (each.kind != Models::NodeKind::Workstation)
            continue;
        if (!host || host->uri != each.host)
            host = facts.snapshot(each.host);
        SelectedWorkstation row{each, host, host ? host->workstation(each.workstation) : nullptr,
                                facts.isBusy(each.workstation.text)};
        if (row.workstation && seen.contains(row.workstation.get()))
            continue;
        seen.insert(row.workstation.get());
        found.push_back(std::move(row));
    }
    return found;
}

Choice workstationChoice(Verb verb, const std::vector<SelectedWorkstation> &rows)
{
    if (rows.empty())
        return {.targets = {}, .label = {}, .reason = Words::tr("Select a workstation first.")};
    Choice choice;
    Judge judge(verb);
    for (const SelectedWorkstation &row : rows)
        if (const Result<void> &may = judge(row))
            choice.targets.push_back(row.row);
        else if (choice.reason.isEmpty())
            choice.reason = may.error().sentence;
    const auto fit = static_cast<int>(choice.targets.size());
    const auto all = static_cast<int>(rows.size());
    if (fit > 0)
        choice.reason.clear();
    if (fit > 0 && fit < all)
        choice.label = someOf(verb).arg(fit).arg(all).arg(leftOut(verb, all - fit));
    else if (fit > 1)
        choice.label = allOf(verb, fit);
    return choice;
}

} // namespace Carrel::Gui
