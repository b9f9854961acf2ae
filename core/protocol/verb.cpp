// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/verb.h"

namespace Carrel::Protocol {

QString helperName()
{
    return QStringLiteral("org.carrel.helper");
}

QString slotName(Verb verb)
{
    switch (verb) {
    case Verb::CreateVgpu:
        return QStringLiteral("createvgpu");
    case Verb::RemoveVgpu:
        return QStringLiteral("removevgpu");
    case Verb::SetVfType:
        return QStringLiteral("settype");
    case Verb::ClearVfType:
        return QStringLiteral("cleartype");
    case Verb::SetVfCount:
        return QStringLiteral("setvfcount");
    case Verb::SetParameters:
        return QStringLiteral("setparameters");
    case Verb::SetMixedSizes:
        return QStringLiteral("setmixedsizes");
    case Verb::Keep:
        return QStringLiteral("keep");
    case Verb::Forget:
        return QStringLiteral("forget");
    }
    Q_UNREACHABLE_RETURN(QString());
}

QString actionId(Verb verb)
{
    return helperName() + u'.' + slotName(verb);
}

} // namespace Carrel::Protocol
