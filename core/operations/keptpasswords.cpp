// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/keptpasswords.h"

#include "core/virt/persistentxml.h"

namespace Carrel::Operations {

void KeptPasswords::keep(Virt::Connection &connection, const WorkstationId &id)
{
    const auto secret = Virt::secretDefinition(connection, id);
    const std::lock_guard lock(m_mutex);
    if (secret)
        m_kept[id.text] = *secret;
}

SecretPtr KeptPasswords::of(const WorkstationId &id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_kept.find(id.text);
    return found == m_kept.end() ? nullptr : found->second;
}

} // namespace Carrel::Operations
