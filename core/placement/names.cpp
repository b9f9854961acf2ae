// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/placement/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Placement {

using namespace Qt::StringLiterals;

namespace {

class Names
{
    Q_DECLARE_TR_FUNCTIONS(Placement)

public:
    static QString withMore(const QString &names, qsizetype more)
    {
        //: a list of names that is cut, "cad-01, cad-02 and 4 more"
        return tr("%1 and %2 more").arg(names).arg(more);
    }
    static QString withLast(const QString &names, const QString &last)
    {
        //: a list of names, "cad-01, cad-02 and cad-03"
        return tr("%1 and %2").arg(names, last);
    }
    static QString part(qsizetype count, const QString &type, const QStringList &users)
    {
        return users.isEmpty() ? tr("%1 × %2 (of no workstation)").arg(count).arg(type)
                               : tr("%1 × %2 (%3)").arg(QString::number(count), type, listed(users));
    }
    static QString unknownType() { return tr("unknown type"); }
};

struct Part
{
    QString type;
    qsizetype count = 0;
    QStringList users;
};

QString nameOfType(const Gpu::Gpu &gpu, const TypeId &id)
{
    if (const Gpu::VgpuType *type = Gpu::findType(gpu, id))
        return shownName(*type);
    return id.isEmpty() ? Names::unknownType() : id.text;
}

Part &partOf(std::vector<Part> &parts, const QString &type)
{
    const auto found = std::ranges::find(parts, type, &Part::type);
    return found == parts.end() ? parts.emplace_back(Part{.type = type, .count = 0, .users = {}}) : *found;
}

} // namespace

QString listed(const QStringList &names)
{
    constexpr qsizetype most = 5;
    if (names.size() > most)
        return Names::withMore(names.first(most).join(u", "_s), names.size() - most);
    if (names.size() < 2)
        return names.join(u", "_s);
    return Names::withLast(names.first(names.size() - 1).join(u", "_s), names.last());
}

QStringList namesOf(const std::vector<Host::WorkstationPtr> &workstations)
{
    QStringList names;
    for (const Host::WorkstationPtr &workstation : workstations)
        names.append(workstation->name);
    return names;
}

QString shownName(const Gpu::VgpuType &type)
{
    return type.name.isEmpty() ? type.id.text : type.name;
}

QString carried(const Host::Inventory &host, const Gpu::Gpu &gpu)
{
    std::vector<Part> parts;
    for (const Gpu::Vgpu &vgpu : gpu.vgpus) {
        Part &part = partOf(parts, nameOfType(gpu, vgpu.type));
        ++part.count;
        for (const QString &user : namesOf(host.usersOf(vgpu.id)))
            if (!part.users.contains(user))
                part.users.append(user);
    }
    QStringList texts;
    for (const Part &part : parts)
        texts.append(Names::part(part.count, part.type, part.users));
    return listed(texts);
}

std::vector<Host::WorkstationPtr> holdersOf(const Host::Inventory &host, const Gpu::Gpu &gpu)
{
    std::vector<Host::WorkstationPtr> holders;
    for (const Gpu::Vgpu &vgpu : gpu.vgpus)
        for (const Host::WorkstationPtr &user : host.usersOf(vgpu.id))
            if (!std::ranges::contains(holders, user))
                holders.push_back(user);
    return holders;
}

} // namespace Carrel::Placement
