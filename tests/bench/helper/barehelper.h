// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <KAuth/ActionReply>

#include <QObject>
#include <QVariantMap>

class BareHelper final : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    KAuth::ActionReply nothing(const QVariantMap &arguments);
};
