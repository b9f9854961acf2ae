// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <KAuth/ActionReply>

#include <QObject>
#include <QVariantMap>

namespace Carrel::Helper {

/**
 * What KAuth calls after polkit has said yes: exactly one slot a verb. KAuth picks the slot by a string of the
 * caller's choice, so nothing else here may take a QVariantMap (kauth edge 16).
 */
class Responder final : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    KAuth::ActionReply createvgpu(const QVariantMap &arguments);
    KAuth::ActionReply removevgpu(const QVariantMap &arguments);
    KAuth::ActionReply settype(const QVariantMap &arguments);
    KAuth::ActionReply cleartype(const QVariantMap &arguments);
    KAuth::ActionReply setvfcount(const QVariantMap &arguments);
    KAuth::ActionReply setparameters(const QVariantMap &arguments);
    KAuth::ActionReply setmixedsizes(const QVariantMap &arguments);
    KAuth::ActionReply keep(const QVariantMap &arguments);
    KAuth::ActionReply forget(const QVariantMap &arguments);
};

} // namespace Carrel::Helper
