// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/hostdot.h"

#include "ui/text/text.h"

#include <KColorScheme>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;
using Host::HostState;

namespace {

QChar dotOf(HostState state)
{
    switch (state) {
    case HostState::Connected:
        return u'●';
    case HostState::ReadOnly:
        return u'◐';
    case HostState::Connecting:
        return u'○';
    case HostState::Lost:
    case HostState::Failed:
        break;
    }
    return u'▲';
}

KColorScheme::ForegroundRole roleOf(HostState state)
{
    switch (state) {
    case HostState::Connected:
        return KColorScheme::PositiveText;
    case HostState::ReadOnly:
        return KColorScheme::NeutralText;
    case HostState::Connecting:
        return KColorScheme::NormalText;
    case HostState::Lost:
    case HostState::Failed:
        break;
    }
    return KColorScheme::NegativeText;
}

} // namespace

QString hostDotLine(const Host::Inventory &host, const QPalette &palette, const QDateTime &now)
{
    const KColorScheme scheme(palette.currentColorGroup(), KColorScheme::Window);
    const QColor color = scheme.foreground(roleOf(host.state)).color();
    return u"<span style=\"color:%1\">%2</span> %3: %4"_s.arg(color.name(), dotOf(host.state),
                                                              Text::hostName(host).toHtmlEscaped(),
                                                              Text::hostStateLine(host, now).toHtmlEscaped());
}

} // namespace Carrel::Pages
