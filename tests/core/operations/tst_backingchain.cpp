// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/backingchain.h"
#include "core/operations/diskremoval.h"
#include "core/operations/plans.h"
#include "tests/core/operations/sample.h"

#include <QProcess>
#include <QtTest>

#include <sys/stat.h>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;

/** Disks built on other disks, made by the real qemu-img. */
class TestBackingChain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesMeanFiles_data();
    void namesMeanFiles();
    void chainsAreFollowed();
    void whatIsNoImageHasNoChain_data();
    void whatIsNoImageHasNoChain();
    void aCircleEnds();
    void deletingTheBaseOfACloneIsRefused_data();
    void deletingTheBaseOfACloneIsRefused();
    void theCloneItselfMayGo();
    void aVolumesImagesAreNamed();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void image(const QString &name, const QStringList &more = {}) const;
    /** cad-07 with this disk is deleted; cad-03 has another. */
    [[nodiscard]] Host::Inventory host(const QString &base, const QString &clone) const;
    static QString xmlWith(const QString &disk)
    {
        return u"<domain><name>cad-07</name><devices><disk><source file='%1'/></disk></devices></domain>"_s.arg(disk);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBackingChain::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestBackingChain::image(const QString &name, const QStringList &more) const
{
    QProcess qemuImg;
    qemuImg.start(u"qemu-img"_s,
                  QStringList{u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s} + more + QStringList{path(name), u"1M"_s});
    QVERIFY2(qemuImg.waitForFinished() && qemuImg.exitCode() == 0, qemuImg.readAllStandardError().constData());
}

void TestBackingChain::namesMeanFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("whole") << u"/base/a.qcow2"_s << u"/base/a.qcow2"_s;
    QTest::newRow("beside it") << u"a.qcow2"_s << u"/d/a.qcow2"_s;
    QTest::newRow("above it") << u"../base/a.qcow2"_s << u"/base/a.qcow2"_s;
    QTest::newRow("file:") << u"file:/base/a.qcow2"_s << u"/base/a.qcow2"_s;
    QTest::newRow("json, nested") << u"json:{\"driver\":\"qcow2\",\"file\":{\"driver\":\"file\",\"filename\":\"/b\"}}"_s
                                  << u"/b"_s;
    QTest::newRow("json, flat") << u"json:{\"file.filename\":\"/b\"}"_s << u"/b"_s;
    QTest::newRow("json, damaged") << u"json:{\"file"_s << QString();
    QTest::newRow("json, elsewhere") << u"json:{\"driver\":\"nbd\",\"host\":\"x\"}"_s << QString();
}

void TestBackingChain::namesMeanFiles()
{
    QFETCH(QString, name);
    QTEST(backingFileOf(u"/d/own.qcow2"_s, name), "file");
}

void TestBackingChain::chainsAreFollowed()
{
    image(u"base"_s);
    image(u"middle"_s, {u"-b"_s, u"base"_s, u"-F"_s, u"qcow2"_s});
    image(u"top"_s, {u"-b"_s, path(u"middle"_s), u"-F"_s, u"qcow2"_s});
    QCOMPARE(backingChainOf(path(u"top"_s)), (std::vector{path(u"middle"_s), path(u"base"_s)}));
    QVERIFY(backingChainOf(path(u"base"_s)).empty());
    QVERIFY(QFile::remove(path(u"middle"_s)));
    QCOMPARE(backingChainOf(path(u"top"_s)), std::vector{path(u"middle"_s)}); // missing, and still named
}

void TestBackingChain::whatIsNoImageHasNoChain_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("raw") << QByteArray(512, 'x');
    QTest::newRow("header cut off") << QByteArray("QFI\xfb\0\0\0\3", 8);
    const auto header = [](quint64 offset, quint32 size) {
        QByteArray bytes("QFI\xfb\0\0\0\3", 8);
        bytes.resize(20);
        qToBigEndian(offset, bytes.data() + 8);
        qToBigEndian(size, bytes.data() + 16);
        return bytes;
    };
    QTest::newRow("name beyond the end") << header(1ULL << 62, 10);
    QTest::newRow("name too long") << header(20, 0xffffffff) + QByteArray(4096, 'a');
}

void TestBackingChain::whatIsNoImageHasNoChain()
{
    QFETCH(QByteArray, bytes);
    QFile file(path(u"disk"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    QVERIFY(backingChainOf(file.fileName()).empty());
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"fifo"_s)).constData(), 0600), 0);
    QVERIFY(backingChainOf(path(u"fifo"_s)).empty()); // and does not wait for a writer
}

void TestBackingChain::aCircleEnds()
{
    image(u"a"_s);
    image(u"b"_s, {u"-b"_s, path(u"a"_s), u"-F"_s, u"qcow2"_s});
    image(u"c"_s, {u"-b"_s, path(u"b"_s), u"-F"_s, u"qcow2"_s});
    QVERIFY(QFile::remove(path(u"a"_s)) && QFile::link(path(u"c"_s), path(u"a"_s)));
    QCOMPARE(backingChainOf(path(u"c"_s)).size(), 32u);
}

Host::Inventory TestBackingChain::host(const QString &base, const QString &clone) const
{
    Host::Inventory host = sampleHost();
    Host::Workstation other = *host.workstations.front();
    other.disks = {clone};
    host.workstations.front() = std::make_shared<const Host::Workstation>(other);
    Host::Workstation own = *host.workstations.back();
    own.disks = {base};
    host.workstations.back() = std::make_shared<const Host::Workstation>(own);
    return host;
}

void TestBackingChain::deletingTheBaseOfACloneIsRefused_data()
{
    QTest::addColumn<bool>("byLibvirt");
    QTest::newRow("the image says so") << false;
    QTest::newRow("libvirt says so") << true;
}

void TestBackingChain::deletingTheBaseOfACloneIsRefused()
{
    QFETCH(bool, byLibvirt);
    image(u"base"_s);
    image(u"clone"_s, {u"-b"_s, path(u"base"_s), u"-F"_s, u"qcow2"_s});
    const QString base = path(u"base"_s);
    Host::Inventory known = host(base, byLibvirt ? u"/nowhere/clone"_s : path(u"clone"_s));
    if (byLibvirt) {
        Host::Workstation running = *known.workstations.front();
        running.backing = {base};
        known.workstations.front() = std::make_shared<const Host::Workstation>(running);
    }
    const auto refused = planDelete(known, cad07, {true, false}, xmlWith(base));
    QCOMPARE(refused.error().code, ErrorCode::InUse);
    QVERIFY2(refused.error().sentence.contains(u"cad-03 is built on it"_s), qPrintable(refused.error().sentence));
    QVERIFY(planDelete(known, cad07, {false, false}, xmlWith(base))); // the disk stays then
    // Asked again by the step itself, for what has come since the plan was made.
    known.workstations.pop_back();
    const auto step = removeDisk(known, base, true);
    QVERIFY2(!step && step.error().sentence.contains(u"cad-03"_s), "removed");
    QVERIFY(QFile::exists(base));
}

void TestBackingChain::theCloneItselfMayGo()
{
    image(u"base"_s);
    image(u"clone"_s, {u"-b"_s, path(u"base"_s), u"-F"_s, u"qcow2"_s});
    Host::Inventory known = host(path(u"clone"_s), path(u"base"_s));
    QVERIFY(planDelete(known, cad07, {true, false}, xmlWith(path(u"clone"_s))));
    known.workstations.pop_back();
    QVERIFY(removeDisk(known, path(u"clone"_s), false));
    known.state = Host::HostState::Lost; // who uses the other is not known then
    known.workstations.clear();
    const auto lost = removeDisk(known, path(u"base"_s), false);
    QVERIFY2(!lost && lost.error().sentence.contains(u"not connected"_s), "removed");
    QVERIFY(QFile::exists(path(u"base"_s)));
    QVERIFY(removeDisk(known, path(u"gone"_s), true)); // nothing there, nothing to know
}

void TestBackingChain::aVolumesImagesAreNamed()
{
    const Host::Inventory known = host(u"/pool/base"_s, u"/pool/clone"_s);
    QVERIFY(checkNothingBuiltOn(known, u"/pool/base"_s, {}));
    const auto refused = checkNothingBuiltOn(known, u"/pool/base"_s, {u"/pool/clone"_s, u"/pool/stray"_s});
    QVERIFY2(refused.error().sentence.contains(u"cad-03 and /pool/stray"_s), qPrintable(refused.error().sentence));
}

QTEST_GUILESS_MAIN(TestBackingChain)
#include "tst_backingchain.moc"
