// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <QHash>

namespace Carrel::Host {

/**
 * A host's workstations in the natural order of their names, changed one at a time: one domain's event costs one
 * look-up and one insert, and every other entry stays the same object, so that a model sees at once what did not
 * change.
 */
class WorkstationList final
{
public:
    [[nodiscard]] const std::vector<WorkstationPtr> &entries() const { return m_entries; }
    [[nodiscard]] WorkstationPtr find(const WorkstationId &id) const { return m_byId.value(id); }

    /** Takes a whole list, in any order; an entry that is equal to a former one keeps the former object. */
    void replaceAll(std::vector<WorkstationPtr> entries);
    /** False when there was nothing to change. */
    bool put(const WorkstationPtr &workstation);
    bool remove(const WorkstationId &id);

    /** The order of entries(): names naturally, then ids. */
    [[nodiscard]] static bool isBefore(const WorkstationPtr &left, const WorkstationPtr &right);

private:
    std::vector<WorkstationPtr> m_entries;
    QHash<WorkstationId, WorkstationPtr> m_byId;
};

} // namespace Carrel::Host
