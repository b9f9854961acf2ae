// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/itemdrag.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

namespace Carrel::Models {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 formatNumber = 1;

/** Another window's hosts may not be this one's. */
qint64 ownProcess()
{
    return QCoreApplication::applicationPid();
}

} // namespace

QByteArray toDragData(const Item &item)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << formatNumber << ownProcess() << static_cast<qint32>(item.kind) << item.host << item.gpu.text
        << item.type.text << item.vgpu.text << item.workstation.text;
    return bytes;
}

std::optional<Item> fromDragData(const QMimeData *data)
{
    if (!data || !data->hasFormat(QLatin1StringView(dragMimeType)))
        return std::nullopt;
    QDataStream in(data->data(QLatin1StringView(dragMimeType)));
    quint32 format = 0;
    qint64 process = 0;
    qint32 kind = 0;
    Item item;
    in >> format >> process;
    if (format != formatNumber || process != ownProcess())
        return std::nullopt;
    in >> kind >> item.host >> item.gpu.text >> item.type.text >> item.vgpu.text >> item.workstation.text;
    if (in.status() != QDataStream::Ok || kind < 0 || kind > static_cast<qint32>(NodeKind::Message))
        return std::nullopt;
    item.kind = static_cast<NodeKind>(kind);
    return item;
}

bool meansAssign(const Item &what, const Item &onto)
{
    if (what.host != onto.host)
        return false;
    if (what.kind == NodeKind::Workstation)
        return onto.kind == NodeKind::Vgpu || onto.kind == NodeKind::VgpuType;
    return what.kind == NodeKind::Vgpu && onto.kind == NodeKind::Workstation;
}

} // namespace Carrel::Models
