// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/restore/report.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace Carrel::Restore {

using namespace Qt::StringLiterals;

QString reportFile()
{
    return u"/run/carrel/restore.json"_s;
}

QByteArray reportOf(const std::vector<Outcome> &outcomes, const QString &missingProgram)
{
    QJsonArray items;
    for (const Outcome &outcome : outcomes)
        items.append(QJsonObject{{u"line"_s, Keep::toLine(outcome.item)},
                                 {u"store"_s, outcome.byMdevctl ? u"mdevctl"_s : u"carrel"_s},
                                 {u"came"_s, wordOf(outcome.came)},
                                 {u"detail"_s, outcome.detail}});
    return QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"items"_s, items}, {u"missingProgram"_s, missingProgram}})
        .toJson();
}

QByteArray journalLine(const Outcome &outcome)
{
    QByteArray line = isWell(outcome.came) ? "<6>" : "<4>";
    line += wordOf(outcome.came).toLatin1() + ": " + Keep::toLine(outcome.item).toLatin1();
    // A tool's output may have lines: one item is one line.
    if (!outcome.detail.isEmpty())
        line += " (" + outcome.detail.simplified().toUtf8() + ')';
    return line;
}

bool writeReport(const QString &file, const QByteArray &text)
{
    if (!QDir().mkpath(QFileInfo(file).path()))
        return false;
    QSaveFile save(file);
    constexpr auto everybodyReads =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
    return save.open(QIODevice::WriteOnly) && save.write(text) == text.size() && save.setPermissions(everybodyReads)
        && save.commit();
}

} // namespace Carrel::Restore
