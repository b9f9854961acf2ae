// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace Carrel::Gui {

/** Hosts this user reaches by ssh: the names of ~/.ssh/config, as URIs. Reads that file only. */
[[nodiscard]] QStringList knownPlaces();

/** The hosts of an ssh configuration that are plain names (no pattern), as qemu+ssh URIs. */
[[nodiscard]] QStringList hostsOfSshConfig(const QString &text);

} // namespace Carrel::Gui
