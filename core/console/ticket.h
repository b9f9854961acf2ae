// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/secret.h"
#include "core/console/screen.h"
#include "core/virt/connection.h"

#include <QDateTime>

namespace Carrel::Console {

/** How long a password that was made for one opening lets a viewer in. */
constexpr int ticketSeconds = 30;

/**
 * What the viewer has to say to be let in. password null: nothing, or nobody could find out. lasting: the password
 * without an end that the one-time password took the place of; to be put back with restorePassword() once it has
 * expired, or everybody who uses that one would stay locked out until the workstation is started anew.
 */
struct Ticket
{
    SecretPtr password;
    SecretPtr lasting;
};

/**
 * Sets a one-time password on the display of that kind, for ticketSeconds, and changes nothing else of it. Where the
 * host does not let us (no right to read or set passwords, none was set when the workstation started, a test host), the
 * ticket holds the password the display has, if it may be read. Blocks; on the host's pool.
 */
[[nodiscard]] Ticket takeTicket(Virt::Connection &connection, const WorkstationId &workstation,
                                Host::GraphicsKind kind);

/** Gives the display its lasting password back, if oneTime is still the one set. Blocks; on the host's pool. */
[[nodiscard]] Result<void> restorePassword(Virt::Connection &connection, const WorkstationId &workstation,
                                           Host::GraphicsKind kind, const Secret &oneTime, const Secret &lasting);

/** The passwords of a display as its XML has them. */
struct GraphicsPassword
{
    SecretPtr password; ///< null: none
    QDateTime validTo; ///< UTC; invalid: without an end
};
[[nodiscard]] GraphicsPassword passwordOf(const QString &liveXml, Host::GraphicsKind kind);

/**
 * The <graphics> element of that kind as libvirt wants it for a change of its password: whole, with password and end
 * replaced and all else as it was. validTo invalid: without an end. Holds the password: wipe() it. Empty when there is
 * none.
 */
[[nodiscard]] QString graphicsWithPassword(const QString &liveXml, Host::GraphicsKind kind, const Secret &password,
                                           const QDateTime &validTo);

} // namespace Carrel::Console
