// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/secret.h"

#include <map>
#include <mutex>

namespace Carrel::Virt {
class Connection;
}

namespace Carrel::Operations {

/**
 * The passwords of workstations that a plan has undefined, should it define them again: in memory, as long as the plan
 * runs. Kept by one thread of the host's pool and asked for by another.
 */
class KeptPasswords final
{
public:
    /** Blocks. A workstation that cannot be asked has none. */
    void keep(Virt::Connection &connection, const WorkstationId &id);
    /** The definition with its passwords; null when none was kept. */
    [[nodiscard]] SecretPtr of(const WorkstationId &id);

private:
    std::mutex m_mutex; ///< guards m_kept
    std::map<QString, SecretPtr> m_kept;
};

} // namespace Carrel::Operations
