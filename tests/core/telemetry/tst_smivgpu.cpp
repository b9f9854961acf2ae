// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/smivgpu.h"
#include "tests/core/telemetry/captured.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Telemetry;

class TestSmiVgpu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vendorVfioWithTwoRunning()
    {
        const auto vgpus = parseSmiVgpus(Test::captured(u"vgpu-580-two-running.txt"_s));
        QCOMPARE(vgpus.size(), size_t(2));
        QCOMPARE(vgpus[0].gpu.text, u"0001:c8:00.0"_s);
        QCOMPARE(vgpus[0].vmUuid, u"083bc63f-0a3c-4647-9bb4-27f905b7d7b1"_s);
        QVERIFY(!vgpus[0].guestDriver);
        QVERIFY(!vgpus[0].licence);
        QCOMPARE(vgpus[0].load, (Load{0, 0, 0, 0, {}}));
        QCOMPARE(vgpus[1].vmName, u"cad-02"_s);
        QCOMPARE(vgpus[1].typeName, u"NVIDIA RTX Pro 6000 Blackwell DC-3Q"_s);
        QCOMPARE(vgpus[1].typeNumber, std::optional(1519));
        QCOMPARE(vgpus[1].guestDriver, std::optional(u"580.105.08"_s));
        QCOMPARE(vgpus[1].licence->state, LicenceState::Unrestricted);
        QCOMPARE(vgpus[1].framebuffer.used->count, 1280);
        QCOMPARE(vgpus[1].framebuffer.total->count, 3072);
        QCOMPARE(vgpus[1].load, (Load{12, 7, 3, 1, {}}));
        QVERIFY(vgpus[1].mdevUuid.isEmpty());
    }
    void migBackedHasMemoryButNoLoad()
    {
        const auto vgpus = parseSmiVgpus(Test::captured(u"vgpu-580-mig.txt"_s));
        QCOMPARE(vgpus.size(), size_t(2));
        QCOMPARE(vgpus[0].gpu.text, u"0000:42:00.0"_s);
        QCOMPARE(vgpus[0].load, Load{});
        QCOMPARE(vgpus[0].framebuffer.used->count, 784);
        QCOMPARE(vgpus[1].gpu.text, u"0000:8c:00.0"_s);
        QCOMPARE(vgpus[1].load.graphics, std::optional(99));
    }
    void mdevOutsideLibvirtHasItsUuidOnly()
    {
        const auto vgpus = parseSmiVgpus(Test::captured(u"vgpu-525-mdev.txt"_s));
        QCOMPARE(vgpus.size(), size_t(1));
        QCOMPARE(vgpus[0].mdevUuid, u"00000000-0000-0000-0000-000000000101"_s);
        QVERIFY(vgpus[0].vmUuid.isEmpty());
        QVERIFY(vgpus[0].vgpuUuid.isEmpty());
        QCOMPARE(vgpus[0].vmName, u"win10test,debug-threads=on"_s);
        QCOMPARE(vgpus[0].load.graphics, std::optional(0)); // "Gpu", not the "GPU" of later drivers
    }
    void licensedGuest()
    {
        const auto vgpus = parseSmiVgpus(Test::captured(u"vgpu-535-licensed.txt"_s));
        QCOMPARE(vgpus.size(), size_t(1)); // the second GPU runs none
        QCOMPARE(vgpus[0].vmUuid, u"2afdb1c1-8d0a-4e77-9e0c-000000000007"_s);
        QCOMPARE(vgpus[0].licence->state, LicenceState::Licensed);
        QCOMPARE(vgpus[0].licence->expiry,
                 std::optional(QDateTime(QDate(2024, 10, 19), QTime(6, 51, 17), QTimeZone::UTC)));
        QCOMPARE(vgpus[0].load, (Load{64, 23, 9, 2, {}}));
    }
    void lineEndsAndIndentsMayDiffer()
    {
        const QByteArray bytes = Test::captured(u"vgpu-580-two-running.txt"_s);
        const auto wanted = parseSmiVgpus(bytes);
        QCOMPARE(parseSmiVgpus(QByteArray(bytes).replace("\n", "\r\n")), wanted);
        QCOMPARE(parseSmiVgpus(QByteArray(bytes).replace("    ", "\t")), wanted);
        QCOMPARE(parseSmiVgpus(QByteArray(bytes).replace("    ", "  ")), wanted);
    }
    void unknownKeysAndSectionsAreNoHarm()
    {
        QByteArray bytes = Test::captured(u"vgpu-580-two-running.txt"_s);
        const auto wanted = parseSmiVgpus(bytes);
        bytes.replace("        PCI\n",
                      "        Quantum State                     : 7\n        Warp Usage\n"
                      "            Total                         : 9 MiB\n        PCI\n");
        QCOMPARE(parseSmiVgpus(bytes), wanted);
    }
    void linesAfterASectionBelongToTheVgpuAgain()
    {
        const auto vgpus = parseSmiVgpus("GPU 0000:01:00.0\n    vGPU ID  : 1\n        FB Memory Usage\n"
                                         "            Total  : 5 MiB\n        VM Name  : late\n");
        QCOMPARE(vgpus.size(), size_t(1));
        QCOMPARE(vgpus[0].vmName, u"late"_s);
    }
    void aVgpuBelowNoGpuIsLeftOut()
    {
        QVERIFY(parseSmiVgpus("    vGPU ID  : 1\n        VM Name  : lost\n").empty());
        QVERIFY(parseSmiVgpus("No supported devices in vGPU mode\n").empty());
    }
    void licences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("known");
        QTest::addColumn<LicenceState>("state");
        QTest::addColumn<bool>("expires");
        QTest::newRow("old") << u"Licensed"_s << true << LicenceState::Licensed << false;
        QTest::newRow("expiry") << u"Licensed (Expiry: 2025-3-19 7:29:4 GMT)"_s << true << LicenceState::Licensed
                                << true;
        QTest::newRow("no such day") << u"Licensed (Expiry: 2025-2-30 7:29:4 GMT)"_s << true << LicenceState::Licensed
                                     << false;
        QTest::newRow("permanent") << u"Licensed (Expiry: Permanent)"_s << true << LicenceState::Licensed << false;
        QTest::newRow("unlicensed") << u"Unlicensed"_s << true << LicenceState::Unlicensed << false;
        QTest::newRow("restricted") << u"Unlicensed (Restricted)"_s << true << LicenceState::Unlicensed << false;
        QTest::newRow("grace") << u"Unlicensed (Unrestricted)"_s << true << LicenceState::Unrestricted << false;
        QTest::newRow("new word") << u"Leased"_s << true << LicenceState::Other << false;
        QTest::newRow("none") << u"N/A (Expiry: N/A)"_s << false << LicenceState::Other << false;
        QTest::newRow("empty") << QString() << false << LicenceState::Other << false;
    }
    void licences()
    {
        QFETCH(QString, text);
        QFETCH(bool, known);
        const auto licence = licenceOf(text);
        QCOMPARE(licence.has_value(), known);
        if (!known)
            return;
        QCOMPARE(licence->text, text);
        QTEST(licence->state, "state");
        QTEST(licence->expiry.has_value(), "expires");
    }
};

QTEST_GUILESS_MAIN(TestSmiVgpu)
#include "tst_smivgpu.moc"
