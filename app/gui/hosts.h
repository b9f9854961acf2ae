// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <QObject>
#include <QStringList>

#include <KConfigGroup>

#include <memory>
#include <vector>

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Gui {

/**
 * The hosts of the window: one session each, in the order they were added, and the list remembered in the settings.
 * Adding a host opens nothing: openAll() does, after the window's first paint.
 */
class Hosts final : public QObject
{
    Q_OBJECT

public:
    explicit Hosts(const KConfigGroup &settings, QObject *parent = nullptr);
    ~Hosts() override;

    /** What the window starts with: those remembered; on the first start the local host, if it asks no question. */
    [[nodiscard]] QStringList known() const;
    [[nodiscard]] bool remembersAny() const { return !m_remembered.isEmpty(); }
    /** Adds one (a second time: gives the first). remember: it is there again at the next start. */
    Host::HostSession *add(const QString &uri, bool remember);
    void remove(const QString &uri);
    /** Opens every session that is not open, now and for those added later. */
    void openAll();

    [[nodiscard]] Host::HostSession *session(const QString &uri) const; ///< null when unknown; owned by this
    [[nodiscard]] Host::Snapshot snapshot(const QString &uri) const; ///< null when unknown
    [[nodiscard]] std::vector<Host::Snapshot> snapshots() const;
    [[nodiscard]] bool isEmpty() const { return m_sessions.empty(); }

Q_SIGNALS:
    void added(const QString &uri);
    void removed(const QString &uri);
    void snapshotChanged(const Carrel::Host::Snapshot &snapshot);

private:
    void writeKnown();

    KConfigGroup m_settings;
    QStringList m_remembered;
    std::vector<std::unique_ptr<Host::HostSession>> m_sessions;
    bool m_open = false;
};

/** True when this user may reach the system's libvirt without a password prompt: root, or a member of group libvirt. */
[[nodiscard]] bool localHostIsOpen(const QString &socket, const QString &groupName);

} // namespace Carrel::Gui
