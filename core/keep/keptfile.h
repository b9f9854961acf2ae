// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/keep/keptset.h"

#include <functional>

namespace Carrel::Keep {

/** Where a real host's kept set is: root's own, to be read by everybody. */
[[nodiscard]] QString systemFolder(); ///< "/etc/carrel"
/** The file's name within its folder. */
[[nodiscard]] QString fileName(); ///< "kept.conf"

/**
 * The kept set of a folder; no folder or no file is an empty set. Refused (NotAuthorised) when folder or file belong to
 * anybody but owner, or others may write them: what is in it is carried out by root. Nothing is followed: a link or a
 * pipe in the file's place is refused. Any thread.
 */
[[nodiscard]] Result<KeptSet> readSet(const QString &folder, uint owner);

/**
 * Replaces the set by change's answer: read, changed, written beside it, synced and renamed, all under a lock, so that
 * two writers cannot lose each other's item and a crash leaves the old or the new set. Makes the folder (0755) and the
 * file (0644). owner: who must own what is there, that is, who calls.
 */
[[nodiscard]] Result<void> changeSet(const QString &folder, uint owner,
                                     const std::function<Result<KeptSet>(KeptSet)> &change);

} // namespace Carrel::Keep
