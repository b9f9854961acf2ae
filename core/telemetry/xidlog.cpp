// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/xidlog.h"

#include "core/telemetry/smivalue.h"

#include <QRegularExpression>
#include <QTimeZone>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;

namespace {

QDateTime timeOf(QStringView seconds)
{
    bool ok = false;
    const double since = seconds.toDouble(&ok);
    if (!ok || since <= 0 || since > 1e11)
        return {};
    return QDateTime::fromMSecsSinceEpoch(qRound64(since * 1000), QTimeZone::UTC);
}

} // namespace

QHash<GpuId, std::vector<Xid>> parseXids(QByteArrayView bytes)
{
    // Newer drivers leave the function number out: "PCI:0000:3b:00"; it is 0, a GPU's VFs have no log of their own.
    static const QRegularExpression form(
        u"\\A(\\d+\\.\\d+)?.*NVRM: Xid \\(PCI:([0-9a-fA-F:]+)(?:\\.([0-7]))?\\): (\\d{1,6})(?:, *(.*))?\\z"_s);
    QHash<GpuId, std::vector<Xid>> found;
    const QString text = QString::fromUtf8(bytes);
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const auto match = form.matchView(line.trimmed());
        if (!match.hasMatch())
            continue;
        const QString function = match.hasCaptured(3) ? match.captured(3) : u"0"_s;
        const GpuId gpu = gpuIdOf(QString(match.captured(2) + u'.' + function));
        if (!gpu.isEmpty())
            found[gpu].push_back({timeOf(match.capturedView(1)), match.capturedView(4).toInt(), match.captured(5)});
    }
    return found;
}

} // namespace Carrel::Telemetry
