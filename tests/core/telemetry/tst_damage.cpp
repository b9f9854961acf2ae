// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/drmfdinfo.h"
#include "core/telemetry/smivgpu.h"
#include "core/telemetry/smixml.h"
#include "core/telemetry/xidlog.h"
#include "tests/core/telemetry/captured.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Telemetry;

namespace {

/** How many things each parser found; it must come back, whatever the bytes. */
size_t parseAll(QByteArrayView bytes)
{
    const auto drm = parseFdinfo(bytes);
    const Load load = drm ? loadBetween(*drm, *drm, 1) : Load{};
    return parseSmiXml(bytes).gpus.size() + parseSmiVgpus(bytes).size() + size_t(parseXids(bytes).size())
        + (drm ? 1 : 0) + (load.graphics ? 1 : 0);
}

} // namespace

/** Bytes no tool should write. AddressSanitizer is the other half of these tests. */
class TestDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anXmlCutAnywhereKeepsWhatCameBefore()
    {
        const QByteArray bytes = Test::captured(u"smi-390-m10-host-vgpu.xml"_s);
        const SmiLog whole = parseSmiXml(bytes);
        const qsizetype end = bytes.lastIndexOf('>');
        const qsizetype second = bytes.indexOf("<gpu id=\"00000000:1B");
        for (qsizetype cut = 0; cut <= end; ++cut) {
            const SmiLog part = parseSmiXml(bytes.first(cut));
            QVERIFY2(!part.isWhole, qPrintable(QString::number(cut)));
            QVERIFY(part.gpus.size() <= whole.gpus.size());
            if (cut >= second)
                QCOMPARE(part.gpus.front(), whole.gpus.front());
        }
    }
    void aTextCutAnywhereKeepsWhatCameBefore()
    {
        const QByteArray bytes = Test::captured(u"vgpu-580-two-running.txt"_s);
        const auto whole = parseSmiVgpus(bytes);
        const qsizetype second = bytes.indexOf("f0adb76f");
        for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
            const auto part = parseSmiVgpus(bytes.first(cut));
            QVERIFY(part.size() <= whole.size());
            if (cut >= second)
                QCOMPARE(part.front(), whole.front());
        }
    }
    void fdinfoAndXidsCutAnywhereComeBack()
    {
        for (const QString &name : {u"fdinfo-i915.txt"_s, u"fdinfo-xe.txt"_s, u"fdinfo-amdgpu.txt"_s, u"xids.txt"_s}) {
            const QByteArray bytes = Test::captured(name);
            size_t found = 0;
            for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
                found = parseAll(bytes.first(cut));
            QCOMPARE_GE(found, size_t(1));
        }
    }
    void flippedBytesComeBack()
    {
        QRandomGenerator random(4711);
        for (const QString &name : {u"smi-590-two-a5000.xml"_s, u"vgpu-535-licensed.txt"_s, u"fdinfo-xe.txt"_s}) {
            const QByteArray bytes = Test::captured(name);
            for (int round = 0; round < 400; ++round) {
                QByteArray bad = bytes;
                for (int i = 0; i < 8; ++i)
                    bad[random.bounded(bad.size())] = char(random.bounded(256));
                QCOMPARE_LE(parseAll(bad), size_t(8));
            }
        }
    }
    void aMegabyteOfNoiseIsNothing()
    {
        QRandomGenerator random(42);
        QByteArray noise(1 << 20, '\0');
        for (char &byte : noise)
            byte = char(random.bounded(256));
        QCOMPARE(parseAll(noise), size_t(0));
        QCOMPARE(parseAll(QByteArray(1 << 20, '\0')), size_t(0));
        QCOMPARE(parseAll(QByteArray(1 << 20, ':')), size_t(0));
        QCOMPARE(parseAll(QByteArray(1 << 20, '\n')), size_t(0));
    }
    void anotherLocalesNumbersAreNotReported()
    {
        QByteArray bytes = Test::captured(u"smi-590-two-a5000.xml"_s);
        bytes.replace("6.52 W", "6,52 W").replace("6.41 W", "6,41 W").replace("13 C", "١٣ C");
        const SmiLog log = parseSmiXml(bytes);
        QVERIFY(!log.gpus.front().power);
        QVERIFY(!log.gpus.front().temperature);
        QCOMPARE(log.gpus.front().load.graphics, std::optional(98));
    }
};

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
