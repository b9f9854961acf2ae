// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/restore/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace Carrel;
using namespace Carrel::Restore;
using namespace Qt::StringLiterals;

namespace {

Outcome outcome(Came came, const QString &detail = {})
{
    return {*Keep::parseLine(u"vfs gpu=0000:3d:00.0 count=16"), false, came, detail};
}

} // namespace

class TestReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journalLineHasPriorityAndOneLine_data();
    void journalLineHasPriorityAndOneLine();
    void reportHoldsEveryItem();
    void everybodyMayReadIt();
};

void TestReport::journalLineHasPriorityAndOneLine_data()
{
    QTest::addColumn<Came>("came");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QByteArray>("line");
    const QByteArray item = "vfs gpu=0000:3d:00.0 count=16";
    QTest::newRow("there") << Came::There << QString() << "<6>there: " + item;
    QTest::newRow("restored") << Came::Restored << QString() << "<6>restored: " + item;
    QTest::newRow("moved") << Came::Moved << u"0000:5e:00.0"_s << "<6>moved: " + item + " (0000:5e:00.0)";
    QTest::newRow("failed") << Came::Failed << u"exit status 1:\nNo\t such"_s
                            << "<4>failed: " + item + " (exit status 1: No such)";
    QTest::newRow("gone") << Came::Gone << QString() << "<4>gone: " + item;
    QTest::newRow("other card") << Came::OtherCard << QString() << "<4>other-card: " + item;
    QTest::newRow("late") << Came::Late << QString() << "<4>late: " + item;
}

void TestReport::journalLineHasPriorityAndOneLine()
{
    QFETCH(Came, came);
    QFETCH(QString, detail);
    QFETCH(QByteArray, line);
    QCOMPARE(journalLine(outcome(came, detail)), line);
}

void TestReport::reportHoldsEveryItem()
{
    Outcome stored = outcome(Came::Failed, u"why"_s);
    stored.byMdevctl = true;
    const QByteArray text = reportOf({outcome(Came::Restored), stored}, u"/usr/sbin/mdevctl"_s);
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    QCOMPARE(json[u"version"_s].toInt(), 1);
    QCOMPARE(json[u"missingProgram"_s].toString(), u"/usr/sbin/mdevctl"_s);
    const QJsonArray items = json[u"items"_s].toArray();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0].toObject()[u"store"_s].toString(), u"carrel"_s);
    QCOMPARE(items[0].toObject()[u"came"_s].toString(), u"restored"_s);
    QCOMPARE(items[1].toObject()[u"store"_s].toString(), u"mdevctl"_s);
    QCOMPARE(items[1].toObject()[u"detail"_s].toString(), u"why"_s);
    QVERIFY(Keep::parseLine(items[1].toObject()[u"line"_s].toString()));
}

void TestReport::everybodyMayReadIt()
{
    const QTemporaryDir dir;
    const QString file = dir.path() + u"/carrel/restore.json"_s;
    QVERIFY(writeReport(file, "{}"));
    QVERIFY(writeReport(file, "{ }"));
    struct stat info{};
    QCOMPARE(::stat(QFile::encodeName(file).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777, mode_t(0644));
    QCOMPARE(info.st_size, off_t(3));
    QVERIFY(!writeReport(u"/proc/none/restore.json"_s, "{}"));
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
