// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/ids.h"

#include <QtTest>

using namespace Carrel;

class TestIds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pciAddressTakesOnlySysfsForm_data();
    void pciAddressTakesOnlySysfsForm();
    void uuidIsChecked_data();
    void uuidIsChecked();
    void madeUuidIsAccepted() { QVERIFY(parseUuid(makeUuid().text)); }
    void typeIdRefusesPaths();
    void longBadTextIsCutInTheSentence();
};

void TestIds::pciAddressTakesOnlySysfsForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("sysfs") << QStringLiteral("0000:3d:00.0") << true;
    QTest::newRow("upper case") << QStringLiteral("0000:3D:00.0") << false;
    QTest::newRow("no domain") << QStringLiteral("3d:00.0") << false;
    QTest::newRow("function 8") << QStringLiteral("0000:3d:00.8") << false;
    QTest::newRow("path") << QStringLiteral("0000:3b:00.0/../../x") << false;
    QTest::newRow("non-ASCII digit") << QStringLiteral(u"0000:3d:0\u0660.0") << false;
    QTest::newRow("empty") << QString() << false;
}

void TestIds::pciAddressTakesOnlySysfsForm()
{
    QFETCH(QString, text);
    QFETCH(bool, fits);
    QCOMPARE(parsePciAddress(text).has_value(), fits);
}

void TestIds::uuidIsChecked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("made");
    const QString good = QStringLiteral("d1a4b2f0-0000-4000-8000-00000000000a");
    QTest::newRow("good") << good << good;
    QTest::newRow("upper case becomes lower, as the kernel shows it") << good.toUpper() << good;
    QTest::newRow("35") << good.left(35) << QString();
    QTest::newRow("37") << good + u'1' << QString();
    QTest::newRow("braces") << u'{' + good + u'}' << QString();
    QTest::newRow("nil") << QStringLiteral("00000000-0000-0000-0000-000000000000") << QString();
    QTest::newRow("newline") << good.left(35) + u'\n' << QString();
}

void TestIds::uuidIsChecked()
{
    QFETCH(QString, text);
    QFETCH(QString, made);
    const Result<Uuid> uuid = parseUuid(text);
    QCOMPARE(uuid ? uuid->text : QString(), made);
    if (!uuid)
        QVERIFY(!uuid.error().wayOut.isEmpty());
}

void TestIds::typeIdRefusesPaths()
{
    QVERIFY(parseTypeId(u"i915-GVTg_V5_4"));
    for (const QStringView bad : {u"", u"..", u"a/b", u"nvidia-35\n", u"nvidia 35"})
        QVERIFY(!parseTypeId(bad));
}

void TestIds::longBadTextIsCutInTheSentence()
{
    const Result<Uuid> uuid = parseUuid(QString(1'000'000, u'x'));
    QVERIFY(uuid.error().sentence.size() < 120);
}

QTEST_GUILESS_MAIN(TestIds)
#include "tst_ids.moc"
