// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/hosts.h"

#include "core/host/hostsession.h"

#include <KUser>

#include <QFileInfo>

#include <algorithm>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

namespace {
constexpr auto rememberedKey = "Hosts";
const QString localUri = u"qemu:///system"_s;
const QString systemSocket = u"/run/libvirt/libvirt-sock"_s;
} // namespace

bool localHostIsOpen(const QString &socket, const QString &groupName)
{
    if (!QFileInfo::exists(socket))
        return false;
    const KUser user;
    return user.isSuperUser() || user.groupNames().contains(groupName);
}

Hosts::Hosts(const KConfigGroup &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_remembered(settings.readEntry(rememberedKey, QStringList()))
{
}

Hosts::~Hosts() = default;

QStringList Hosts::known() const
{
    if (m_settings.hasKey(rememberedKey))
        return m_remembered;
    // First start: nothing is contacted that could ask a question or leave this machine.
    return localHostIsOpen(systemSocket, u"libvirt"_s) ? QStringList{localUri} : QStringList();
}

Host::HostSession *Hosts::add(const QString &uri, bool remember)
{
    if (remember && !m_remembered.contains(uri)) {
        m_remembered.append(uri);
        writeKnown();
    }
    if (Host::HostSession *present = session(uri))
        return present;
    m_sessions.push_back(std::make_unique<Host::HostSession>(uri));
    Host::HostSession *made = m_sessions.back().get();
    connect(made, &Host::HostSession::snapshotChanged, this, &Hosts::snapshotChanged);
    Q_EMIT added(uri);
    Q_EMIT snapshotChanged(made->snapshot());
    if (m_open)
        made->open();
    return made;
}

void Hosts::remove(const QString &uri)
{
    m_remembered.removeAll(uri);
    writeKnown();
    const auto gone = std::ranges::find_if(m_sessions, [&](const auto &each) { return each->uri() == uri; });
    if (gone == m_sessions.end())
        return;
    // Listeners drop what they show of it before the session ends.
    const std::unique_ptr<Host::HostSession> last = std::move(*gone);
    m_sessions.erase(gone);
    Q_EMIT removed(uri);
}

void Hosts::openAll()
{
    m_open = true;
    for (const auto &each : m_sessions)
        each->open();
}

Host::HostSession *Hosts::session(const QString &uri) const
{
    const auto found = std::ranges::find_if(m_sessions, [&](const auto &each) { return each->uri() == uri; });
    return found == m_sessions.end() ? nullptr : found->get();
}

Host::Snapshot Hosts::snapshot(const QString &uri) const
{
    const Host::HostSession *found = session(uri);
    return found ? found->snapshot() : nullptr;
}

std::vector<Host::Snapshot> Hosts::snapshots() const
{
    std::vector<Host::Snapshot> all;
    for (const auto &each : m_sessions)
        all.push_back(each->snapshot());
    return all;
}

void Hosts::writeKnown()
{
    m_settings.writeEntry(rememberedKey, m_remembered);
    m_settings.sync();
}

} // namespace Carrel::Gui
