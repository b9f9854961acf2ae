// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <functional>

class QObject;

namespace Carrel::Gui {

/** Hosts this user reaches by ssh: the names of ~/.ssh/config, as URIs. Reads that file only. */
[[nodiscard]] QStringList knownPlaces();

/** The hosts of an ssh configuration that are plain names (no pattern), as qemu+ssh URIs. */
[[nodiscard]] QStringList hostsOfSshConfig(const QString &text);

/** The URIs of what “gsettings get” writes: ['qemu:///system', 'qemu+ssh://gpu01/system'] or @as []. */
[[nodiscard]] QStringList urisOfGVariant(const QString &text);

/** Asks for virt-manager's list where it keeps one (gsettings or dconf is there); contacts no host. take is called once
 * at most, in the GUI thread, while context lives. */
void readVirtManagerHosts(QObject *context, const std::function<void(const QStringList &)> &take);

} // namespace Carrel::Gui
