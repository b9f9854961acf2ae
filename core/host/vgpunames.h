// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QHash>
#include <QString>

namespace Carrel::Host {

/**
 * The names users gave to vGPUs, in one JSON file of the user's data folder (the kernel keeps none). Stateless: each
 * call reads the file, changes replace it whole under a lock, so that several Carrels may run. Any thread; small files.
 */
class VgpuNames final
{
public:
    explicit VgpuNames(QString file = defaultFile());
    [[nodiscard]] static QString defaultFile();

    /** Every name given on that host. A missing or damaged file is an empty one. */
    [[nodiscard]] QHash<VgpuId, QString> all(const QString &hostUri) const;
    [[nodiscard]] QString name(const QString &hostUri, const VgpuId &id) const;
    /** An empty name forgets it. Fails when the disk does, or on a name over 200 characters or with control characters.
     */
    [[nodiscard]] Result<void> setName(const QString &hostUri, const VgpuId &id, const QString &name);

private:
    QString m_file;
};

} // namespace Carrel::Host
