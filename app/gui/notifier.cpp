// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/notifier.h"

#include "ui/text/text.h"

#include <KNotification>

#include <QTimer>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

Notifier::Notifier(QObject *parent) : QObject(parent) { }

void Notifier::send(const QString &eventId, const QString &title, const QString &text)
{
    KNotification::event(eventId, title, text, QPixmap(), KNotification::CloseOnTimeout, u"carrel"_s);
    Q_EMIT sent(eventId, text);
}

void Notifier::jobEnded(const QString &title, const QString &reason, qint64 elapsedMs, bool windowInFront)
{
    if (windowInFront || elapsedMs <= longJobMs)
        return;
    if (reason.isEmpty())
        send(u"jobDone"_s, tr("Done"), title);
    else
        send(u"jobFailed"_s, tr("Not done: %1").arg(title), reason);
}

void Notifier::follow(const Host::Inventory &host)
{
    Watch &watch = m_lost[host.uri];
    const QString name = Text::hostName(host);
    if (host.state == Host::HostState::Lost) {
        if (watch.timer || watch.told)
            return;
        watch.timer = new QTimer(this);
        watch.timer->setSingleShot(true);
        connect(watch.timer, &QTimer::timeout, this, [this, uri = host.uri, name] { tellLost(uri, name); });
        watch.timer->start(m_lostAfterMs);
        return;
    }
    // Between two attempts a lost host says "connecting": that is not yet back.
    if (host.state == Host::HostState::Connecting)
        return;
    delete std::exchange(watch.timer, nullptr);
    if (std::exchange(watch.told, false) && host.state != Host::HostState::Failed)
        send(u"hostBack"_s, tr("Host is back"), name);
}

void Notifier::tellLost(const QString &uri, const QString &name)
{
    Watch &watch = m_lost[uri];
    watch.timer->deleteLater();
    watch.timer = nullptr;
    watch.told = true;
    send(u"hostLost"_s, tr("Host lost"),
         tr("%1 has not answered for %n second(s).", nullptr, lostForMs / 1000).arg(name));
}

} // namespace Carrel::Gui
