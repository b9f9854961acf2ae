// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/outcome.h"
#include "core/gpuwrites/uniquefd.h"

#include <chrono>

namespace Carrel::Helper {

using Writes::Outcome;
using Writes::UniqueFd;

/**
 * The request ids of the last ten minutes, one empty file each: they must outlive the helper, which ends when idle for
 * ten seconds. Creating the file is the test and the record in one step.
 */
class RequestRecord final
{
public:
    static constexpr std::chrono::minutes memory{10};

    /** folder: an open directory only root can write. */
    explicit RequestRecord(UniqueFd folder);
    /** The record of this host, in /run/carrel-helper (made when missing); NoRecord when it cannot be trusted. */
    [[nodiscard]] static Outcome<RequestRecord> open();

    /** Notes the id; Replayed when it was there, NoRecord (with errno) when it could not be kept. */
    [[nodiscard]] Outcome<void> claim(const Protocol::RequestId &id);

    /** Drops what is older than the memory. Once a process is enough, as the unit ends it after a quarter of an hour.
     */
    void forgetOld();

private:
    UniqueFd m_folder;
};

} // namespace Carrel::Helper
