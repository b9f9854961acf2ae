// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringList>

// Edits of what people write on a workstation, as pure functions from text to text like those of domainedit.h. Kept in
// the domain itself, so that colleagues at the same host see the same. Any thread.
namespace Carrel::Virt {

/** Replaces the tags in Carrel's metadata; none takes them away. Damaged for unreadable XML. */
[[nodiscard]] Result<QString> withTags(const QString &xml, const QStringList &tags);
/** Replaces the notes, which are libvirt's <description>; empty takes it away. Damaged for unreadable XML. */
[[nodiscard]] Result<QString> withNotes(const QString &xml, const QString &notes);

} // namespace Carrel::Virt
