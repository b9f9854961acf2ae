// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/description.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Gpu;

namespace {

VgpuType described(const QString &text)
{
    VgpuType type;
    type.description = text;
    readDescription(type);
    return type;
}

} // namespace

class TestDescription final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNvidia();
    void readsGvtgOverFiveLines();
    void framebufferUnits_data();
    void framebufferUnits();
    void badValuesAreUnknownAndKept_data();
    void badValuesAreUnknownAndKept();
    void freeTextHasNoKeys_data();
    void freeTextHasNoKeys();
    void orderAndBlanksDoNotMatter();
    void otherKeysHaveALimit();
    void anyTextIsSurvived();
};

void TestDescription::readsNvidia()
{
    const VgpuType type = described(
        QStringLiteral("num_heads=4, frl_config=60, framebuffer=2048M, max_resolution=5120x2880, max_instance=4"));
    QCOMPARE(type.heads, 4);
    QCOMPARE(type.frameLimit, 60);
    QVERIFY(type.framebuffer == Mebibytes{2048});
    QCOMPARE(type.maxResolution, QSize(5120, 2880));
    QCOMPARE(type.maxInstances, 4);
    QVERIFY(type.otherKeys.isEmpty());
}

void TestDescription::readsGvtgOverFiveLines()
{
    const VgpuType type = described(
        QStringLiteral("low_gm_size: 128MB\nhigh_gm_size: 512MB\nfence: 4\nresolution: 1920x1200\nweight: 4"));
    QCOMPARE(type.maxResolution, QSize(1920, 1200));
    const QMap<QString, QString> kept{{QStringLiteral("low_gm_size"), QStringLiteral("128MB")},
                                      {QStringLiteral("high_gm_size"), QStringLiteral("512MB")},
                                      {QStringLiteral("fence"), QStringLiteral("4")},
                                      {QStringLiteral("weight"), QStringLiteral("4")}};
    QCOMPARE(type.otherKeys, kept);
    QVERIFY(!type.framebuffer);
    QVERIFY(!type.maxInstances);
}

void TestDescription::framebufferUnits_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<qint64>("mebibytes");
    QTest::newRow("M") << QStringLiteral("512M") << qint64{512};
    QTest::newRow("MB") << QStringLiteral("512MB") << qint64{512};
    QTest::newRow("bare") << QStringLiteral("512") << qint64{512};
    QTest::newRow("G") << QStringLiteral("48G") << qint64{49152};
    QTest::newRow("GiB with a blank") << QStringLiteral("2 GiB") << qint64{2048};
    QTest::newRow("beyond 32 bits of MiB") << QStringLiteral("2147483647G") << qint64{2147483647} * 1024;
}

void TestDescription::framebufferUnits()
{
    QFETCH(QString, value);
    QFETCH(qint64, mebibytes);
    QVERIFY(described(QStringLiteral("framebuffer=") + value).framebuffer == Mebibytes{mebibytes});
}

void TestDescription::badValuesAreUnknownAndKept_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *key, const char *value) {
        QTest::addRow("%s=%s", key, value) << QString::fromUtf8(key) << QString::fromUtf8(value);
    };
    row("framebuffer", "M");
    row("framebuffer", "-1M");
    row("framebuffer", "99999999999999M");
    row("framebuffer", "12 parsecs");
    row("max_instance", "-4");
    row("max_instance", "+4");
    row("max_instance", "four");
    row("num_heads", "4294967297");
    row("frl_config", "60.5");
    row("max_resolution", "1920");
    row("max_resolution", "1920x");
    row("max_resolution", "x1080");
    row("max_resolution", "1920x-1080");
}

void TestDescription::badValuesAreUnknownAndKept()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    const VgpuType type = described(key + u'=' + value);
    QCOMPARE(type.otherKeys, (QMap<QString, QString>{{key, value}}));
    QVERIFY(!type.framebuffer && !type.maxInstances && !type.heads && !type.frameLimit && !type.maxResolution);
}

void TestDescription::freeTextHasNoKeys_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("mdpy") << QStringLiteral("virtual display, 640x480 framebuffer");
    QTest::newRow("mbochs") << QStringLiteral("virtual display, 4 MB video memory");
    QTest::newRow("sentence with a colon") << QStringLiteral("see here: nothing");
    QTest::newRow("key without value") << QStringLiteral("framebuffer=, num_heads=");
    QTest::newRow("only separators") << QStringLiteral(",,=,:\n=,\n\n");
    QTest::newRow("empty") << QString();
}

void TestDescription::freeTextHasNoKeys()
{
    QFETCH(QString, text);
    VgpuType bare;
    bare.description = text;
    QVERIFY(described(text) == bare);
}

void TestDescription::orderAndBlanksDoNotMatter()
{
    VgpuType left = described(QStringLiteral("num_heads=2,framebuffer=1024M , max_instance = 8"));
    const VgpuType right = described(QStringLiteral("max_instance: 8\n\n  framebuffer: 1024M\nnum_heads: 2"));
    left.description = right.description;
    QVERIFY(left == right);
    QCOMPARE(right.maxInstances, 8);
}

void TestDescription::otherKeysHaveALimit()
{
    QString text;
    for (int i = 0; i < 1000; ++i)
        text += QStringLiteral("key%1=%1,").arg(i);
    QCOMPARE(described(text).otherKeys.size(), 64);
    QVERIFY(described(text + QStringLiteral("num_heads=4")).heads == 4); // ours are still read behind them
}

/** Cut, doubled and shuffled pieces of real descriptions: nothing is invented, nothing negative comes out. */
void TestDescription::anyTextIsSurvived()
{
    const QStringList pieces{QStringLiteral("framebuffer"),
                             QStringLiteral("="),
                             QStringLiteral(":"),
                             QStringLiteral(","),
                             QStringLiteral("\n"),
                             QStringLiteral("2048M"),
                             QStringLiteral("-1"),
                             QStringLiteral("9999999999"),
                             QStringLiteral("max_resolution"),
                             QStringLiteral("1x2"),
                             QStringLiteral("x"),
                             QStringLiteral(" "),
                             QString(QChar(0)),
                             QString(QChar(0xd800)),
                             QStringLiteral("num_heads")};
    QRandomGenerator random(20261122);
    for (int round = 0; round < 5000; ++round) {
        QString text;
        for (int i = random.bounded(24); i > 0; --i)
            text += pieces[random.bounded(pieces.size())];
        const VgpuType type = described(text);
        QCOMPARE(type.description, text);
        QVERIFY(!type.framebuffer || (type.framebuffer->count >= 0 && text.contains(QStringLiteral("framebuffer"))));
        QVERIFY(!type.heads || (*type.heads >= 0 && text.contains(QStringLiteral("num_heads"))));
        QVERIFY(!type.maxResolution || !type.maxResolution->isNull() || text.contains(u'0'));
    }
}

QTEST_GUILESS_MAIN(TestDescription)
#include "tst_description.moc"
