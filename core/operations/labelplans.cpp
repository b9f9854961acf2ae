// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plans that change what people have written on a workstation: tags and notes.

#include "core/operations/labels.h"

#include "core/operations/checks.h"
#include "core/virt/domainlabels.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTag = 40; // characters: a word or two, that a chip can show
constexpr size_t mostTags = 20;

class LabelPlans
{
    Q_DECLARE_TR_FUNCTIONS(LabelPlans)

public:
    static std::unexpected<Error> transient(const Host::Workstation &workstation)
    {
        return failure(ErrorCode::Unsupported,
                       tr("%1 has no stored definition: nothing can be written on it.").arg(workstation.name),
                       tr("Define it first, with “virsh define”."));
    }
    static std::unexpected<Error> badTag(const QString &tag)
    {
        return failure(ErrorCode::BadInput, tr("“%1” cannot be a tag.").arg(tag.simplified().left(longestTag)),
                       tr("Use up to %n letters, digits, blanks and dashes, and no comma.", nullptr,
                          static_cast<int>(longestTag)));
    }
    static std::unexpected<Error> tooMany()
    {
        return failure(ErrorCode::BadInput,
                       tr("A workstation has at most %n tag(s).", nullptr, static_cast<int>(mostTags)),
                       tr("Take some away."));
    }
    static std::unexpected<Error> badNotes()
    {
        return failure(ErrorCode::BadInput, tr("These notes hold characters that cannot be stored."),
                       tr("Remove control characters."));
    }
    static QString tagTitle(const Host::Workstation &workstation, const QStringList &tags)
    {
        return tags.isEmpty() ? tr("Take all tags from %1").arg(workstation.name)
                              : tr("Tag %1: %2").arg(workstation.name, tags.join(u", "_s));
    }
    static QString notesTitle(const Host::Workstation &workstation)
    {
        return tr("Change the notes of %1").arg(workstation.name);
    }
};

/** XML 1.0 has no place for them, escaped or not. */
bool hasControl(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return (c.unicode() < 0x20 && c != u'\n' && c != u'\t') || c.unicode() == 0x7f || c.unicode() >= 0xfffe;
    });
}

Result<Host::WorkstationPtr> writable(const Host::Inventory &host, const WorkstationId &id)
{
    return checkHost(host)
        .and_then([&] { return findWorkstation(host, id); })
        .and_then([](const Host::WorkstationPtr &found) -> Result<Host::WorkstationPtr> {
            if (!found->persistent)
                return LabelPlans::transient(*found);
            return found;
        });
}

Result<void> checkTags(const QStringList &tags)
{
    for (const QString &tag : tags)
        if (tag.isEmpty() || tag.size() > longestTag || tag.contains(u',') || tag.contains(u'\n') || tag.contains(u'\t')
            || hasControl(tag))
            return LabelPlans::badTag(tag);
    return static_cast<size_t>(tags.size()) > mostTags ? LabelPlans::tooMany() : Result<void>();
}

Plan editPlan(const Host::Inventory &host, const Host::Workstation &workstation, const QString &what,
              const QString &before, const QString &after)
{
    Plan plan;
    plan.title = what;
    plan.hostUri = host.uri;
    plan.steps.emplace_back(EditWorkstation{workstation.id, workstation.name, before, after, what});
    return plan;
}

} // namespace

QStringList tidyTags(const QStringList &tags)
{
    QStringList tidy;
    for (const QString &each : tags)
        if (const QString tag = each.trimmed(); !tag.isEmpty() && !tidy.contains(tag, Qt::CaseInsensitive))
            tidy.append(tag);
    return tidy;
}

Result<void> canLabel(const Host::Inventory &host, const WorkstationId &workstation)
{
    const auto found = writable(host, workstation);
    return found ? Result<void>() : std::unexpected(found.error());
}

Result<Plan> planSetTags(const Host::Inventory &host, const WorkstationId &id, const QStringList &tags,
                         const QString &xml)
{
    const QStringList tidy = tidyTags(tags);
    const auto workstation = writable(host, id);
    if (!workstation)
        return std::unexpected(workstation.error());
    if (const auto good = checkTags(tidy); !good)
        return std::unexpected(good.error());
    return Virt::withTags(xml, tidy).transform([&](const QString &after) {
        return editPlan(host, **workstation, LabelPlans::tagTitle(**workstation, tidy), xml, after);
    });
}

Result<Plan> planSetNotes(const Host::Inventory &host, const WorkstationId &id, const QString &notes,
                          const QString &xml)
{
    const auto workstation = writable(host, id);
    if (!workstation)
        return std::unexpected(workstation.error());
    if (hasControl(notes))
        return LabelPlans::badNotes();
    return Virt::withNotes(xml, notes.trimmed()).transform([&](const QString &after) {
        return editPlan(host, **workstation, LabelPlans::notesTitle(**workstation), xml, after);
    });
}

} // namespace Carrel::Operations
