// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/startfailure.h"
#include "tests/paths.h"

#include <QDir>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Qt::StringLiterals;

class TestStartFailure final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKnownTextIsExplained_data();
    void eachKnownTextIsExplained();
    void noFixtureFallsThrough();
    void everySentenceHasACauseAndAWayOut();
    void namesComeFromTheText();
    void aNameWithPercentSignsIsLeftAlone();
    void anUnknownTextIsKept();
};

namespace {

QString folder()
{
    return Test::fixture(u"startfailures"_s);
}

Error explained(const QString &fixture)
{
    QFile file(folder() + u'/' + fixture + u".txt"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    const QString text = QString::fromUtf8(file.readAll()).trimmed();
    return explainStartFailure(u"cad-07"_s, Error{ErrorCode::Failed, text, {}, u"raw: "_s + text});
}

} // namespace

void TestStartFailure::eachKnownTextIsExplained_data()
{
    QTest::addColumn<QString>("says");
    const auto row = [](const char *fixture, const char *says) {
        QTest::newRow(fixture) << QString::fromUtf8(says);
    };
    row("measured-device-busy", "is used by cad-03");
    row("source-vfio-busy", "VFIO group 12");
    row("source-group-not-viable", "IOMMU group 17");
    row("measured-mdev-gone", "does not exist any more");
    row("source-vf-without-type", "carries no vGPU type");
    row("measured-memory-lock", "must stay locked");
    row("source-dma-map", "must stay locked");
    row("source-no-iommu", "IOMMU is off");
    row("source-ramfb-twice", "ramfb");
    row("measured-spice-missing", "QEMU has no SPICE");
    row("source-spice-gl-remote", "OpenGL on");
    row("source-port-taken", "port of its screen is taken");
    row("source-disk-locked", "uses its disk");
    row("source-disk-missing", "/srv/vm/cad-07.qcow2 is missing");
    row("source-permission", "may not open /home/ann/cad-07.qcow2");
    row("source-apparmor", "AppArmor");
    row("source-network-missing", "network lab does not run");
    row("source-network-inactive", "network default does not run");
    row("source-bridge-missing", "bridge br0");
    row("source-cpu-model", "avx512f,avx512bw");
    row("source-cpu-incompatible", "does not fit this host's processor");
    row("source-no-kvm", "KVM does not answer");
    row("source-licence", "licence server");
    row("source-driver-mismatch", "does not fit the host's vGPU manager");
    row("source-secure-boot", "Secure Boot");
    row("source-hugepages", "huge pages");
    row("source-guest-memory", "not enough free memory");
    row("source-migration-data", "saved state");
    row("measured-dmabuf", "needs OpenGL");
    row("measured-no-display-method", "no screen of its own");
    row("measured-no-graphics", "has no console");
    row("source-no-firmware", "UEFI firmware");
}

void TestStartFailure::eachKnownTextIsExplained()
{
    QFETCH(QString, says);
    const Error error = explained(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(error.sentence.contains(says), qPrintable(error.sentence));
    QVERIFY(error.sentence.contains(u"cad-07"_s));
}

void TestStartFailure::noFixtureFallsThrough()
{
    const QStringList files = QDir(folder()).entryList({u"*.txt"_s});
    QCOMPARE_GE(files.size(), 20);
    for (const QString &file : files)
        QVERIFY2(!explained(file.chopped(4)).sentence.contains(u"internal error"_s), qPrintable(file));
}

void TestStartFailure::everySentenceHasACauseAndAWayOut()
{
    const QStringList files = QDir(folder()).entryList({u"*.txt"_s});
    for (const QString &file : files) {
        const Error error = explained(file.chopped(4));
        QVERIFY2(error.sentence.endsWith(u'.') && error.wayOut.endsWith(u'.'), qPrintable(file));
        QVERIFY2(error.detail.startsWith(u"raw: "_s), qPrintable(file));
        for (const QString &word : {u"error code"_s, u"exception"_s, u"null"_s, u"%"_s})
            QVERIFY2(!error.sentence.contains(word) && !error.wayOut.contains(word), qPrintable(error.sentence));
    }
}

void TestStartFailure::namesComeFromTheText()
{
    const Error error = explained(u"measured-device-busy"_s);
    QCOMPARE(error.code, ErrorCode::InUse);
    QCOMPARE(error.wayOut, u"Shut down cad-03, or give cad-07 another vGPU."_s);
}

void TestStartFailure::aNameWithPercentSignsIsLeftAlone()
{
    const Error raw{ErrorCode::Failed, u"mediated device x is in use by driver QEMU, domain 100%1"_s, {}, {}};
    QCOMPARE(explainStartFailure(u"a%2b"_s, raw).sentence, u"a%2b was not started: its vGPU x is used by 100%1."_s);
}

void TestStartFailure::anUnknownTextIsKept()
{
    const Error error =
        explainStartFailure(u"cad-07"_s, Error{ErrorCode::Failed, u"The moon is full."_s, {}, u"code 1"_s});
    QCOMPARE(error.sentence, u"cad-07 was not started: The moon is full."_s);
    QCOMPARE(error.detail, u"code 1"_s);
    QVERIFY(!error.wayOut.isEmpty());
}

QTEST_GUILESS_MAIN(TestStartFailure)
#include "tst_startfailure.moc"
