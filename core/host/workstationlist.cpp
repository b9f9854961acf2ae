// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/workstationlist.h"

#include "core/gpu/naturalorder.h"

#include <algorithm>

namespace Carrel::Host {

bool WorkstationList::isBefore(const WorkstationPtr &left, const WorkstationPtr &right)
{
    const int order = Gpu::compareNaturally(left->name, right->name);
    return order != 0 ? order < 0 : left->id.text < right->id.text;
}

void WorkstationList::replaceAll(std::vector<WorkstationPtr> entries)
{
    if (!std::ranges::is_sorted(entries, isBefore))
        std::ranges::sort(entries, isBefore);
    QHash<WorkstationId, WorkstationPtr> byId;
    byId.reserve(static_cast<qsizetype>(entries.size()));
    for (WorkstationPtr &entry : entries) {
        const WorkstationPtr former = m_byId.value(entry->id);
        if (former && *former == *entry)
            entry = former;
        byId.insert(entry->id, entry);
    }
    m_entries = std::move(entries);
    m_byId = std::move(byId);
}

bool WorkstationList::put(const WorkstationPtr &workstation)
{
    const WorkstationPtr former = find(workstation->id);
    if (former && *former == *workstation)
        return false;
    if (former)
        remove(former->id);
    m_entries.insert(std::ranges::lower_bound(m_entries, workstation, isBefore), workstation);
    m_byId.insert(workstation->id, workstation);
    return true;
}

bool WorkstationList::remove(const WorkstationId &id)
{
    const WorkstationPtr former = m_byId.take(id);
    if (!former)
        return false;
    m_entries.erase(std::ranges::lower_bound(m_entries, former, isBefore));
    return true;
}

} // namespace Carrel::Host
