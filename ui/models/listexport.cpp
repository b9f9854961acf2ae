// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/listexport.h"

#include "ui/models/treefiltermodel.h"

#include <QStringList>

namespace Carrel::Models {

using namespace Qt::StringLiterals;

namespace {

QString field(QString text)
{
    // Names come from outside: "=cmd()" must not run in the reader's spreadsheet.
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString line(const QStringList &fields)
{
    QStringList safe;
    for (const QString &each : fields)
        safe.append(field(each));
    return safe.join(u',') + u"\r\n"_s;
}

struct Writer
{
    const TreeFilterModel &rows;
    const QList<int> &columns;
    QString text;

    [[nodiscard]] bool isWanted(NodeKind kind) const
    {
        if (rows.tree()->countedKind() == NodeKind::Workstation)
            return kind == NodeKind::Workstation;
        return kind != NodeKind::Host && kind != NodeKind::Message;
    }

    void addBelow(const QModelIndex &parent, const QString &way)
    {
        for (int row = 0; row < rows.rowCount(parent); ++row) {
            const QModelIndex index = rows.index(row, 0, parent);
            const auto kind = static_cast<NodeKind>(index.data(KindRole).toInt());
            const QString name = way + index.data().toString();
            QStringList fields;
            for (const int column : columns)
                fields.append(column == 0 ? name : index.siblingAtColumn(column).data().toString());
            if (isWanted(kind))
                text += line(fields);
            const bool skips = rows.tree()->countedKind() == NodeKind::Workstation;
            addBelow(index, skips ? QString() : name + u" / "_s);
        }
    }
};

} // namespace

QString csvOf(const TreeFilterModel &rows, const QList<int> &columns)
{
    QStringList heads;
    for (const int column : columns)
        heads.append(rows.headerData(column, Qt::Horizontal).toString());
    Writer writer{rows, columns, line(heads)};
    writer.addBelow({}, {});
    return writer.text;
}

} // namespace Carrel::Models
