// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/diskmaker.h"
#include "core/operations/diskremoval.h"
#include "sample.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Qt::StringLiterals;

/** The real qemu-img. */
class TestDiskMaker final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void makesAnEmptyDisk();
    void copiesWhole();
    void neverReplacesAFile();
    void refusesAFolderOfOthers();
    void damagedSourceLeavesNothing();
    void cancelLeavesNothing();
    void endInTheMiddleLeavesNothing();
    void removesTheDiskAndItsPart();
    void doesNotRemoveAUsedDisk();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    static Result<void> run(DiskMaker &maker)
    {
        const auto future = maker.start();
        [&] {
            QVERIFY(QTest::qWaitFor([&] { return future.isFinished(); }, 20000));
        }();
        return future.result();
    }
    /** A source of real bytes, so that copying takes a while. */
    void writeSource(const QString &name, qint64 mebibytes) const
    {
        QFile source(path(name));
        QVERIFY(source.open(QIODevice::WriteOnly));
        QByteArray block(1024 * 1024, 'x');
        for (qint64 i = 0; i < mebibytes; ++i)
            QCOMPARE(source.write(block), block.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDiskMaker::makesAnEmptyDisk()
{
    DiskMaker maker({path(u"new/a.qcow2"_s), 1LL << 30, DiskSource::New, {}});
    QVERIFY(run(maker));
    QFile disk(path(u"new/a.qcow2"_s));
    QVERIFY(disk.open(QIODevice::ReadOnly));
    QCOMPARE(disk.read(4), QByteArray("QFI\xfb"));
    QVERIFY(disk.size() < 1024 * 1024); // thin
    const auto others = QFileInfo(path(u"new"_s)).permissions() & (QFile::ReadOther | QFile::ReadGroup);
    QCOMPARE(others.toInt(), 0);
}

void TestDiskMaker::copiesWhole()
{
    writeSource(u"source"_s, 8);
    DiskMaker maker({path(u"copy.qcow2"_s), 0, DiskSource::CopyOf, path(u"source"_s)});
    QSignalSpy progress(&maker, &DiskMaker::progress);
    QVERIFY(run(maker));
    QVERIFY(QFileInfo(path(u"copy.qcow2"_s)).size() >= 8 * 1024 * 1024);
    QVERIFY(!progress.isEmpty());
    QCOMPARE(progress.last().first().toDouble(), 1.0);
}

void TestDiskMaker::neverReplacesAFile()
{
    QFile mine(path(u"a.qcow2"_s));
    QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") == 4);
    mine.close();
    DiskMaker maker({path(u"a.qcow2"_s), 1024 * 1024, DiskSource::New, {}});
    const auto made = run(maker);
    QCOMPARE(made.error().code, ErrorCode::AlreadyExists);
    QVERIFY(mine.open(QIODevice::ReadOnly));
    QCOMPARE(mine.readAll(), "mine");
    QCOMPARE(files(), QStringList{u"a.qcow2"_s});
}

void TestDiskMaker::refusesAFolderOfOthers()
{
    DiskMaker maker({u"/proc/sys/a.qcow2"_s, 1024 * 1024, DiskSource::New, {}});
    const auto made = run(maker);
    QVERIFY(!made);
    QVERIFY(!made.error().sentence.isEmpty());
    QVERIFY(!QFileInfo::exists(u"/proc/sys/a.qcow2"_s));
}

void TestDiskMaker::damagedSourceLeavesNothing()
{
    QFile source(path(u"source"_s));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write("QFI\xfb and then noise that is no header at all");
    source.close();
    DiskMaker maker({path(u"copy.qcow2"_s), 0, DiskSource::CopyOf, source.fileName()});
    const auto made = run(maker);
    QCOMPARE(made.error().code, ErrorCode::Failed);
    QVERIFY(!made.error().detail.isEmpty()); // what qemu-img said
    QCOMPARE(files(), QStringList{u"source"_s});
}

void TestDiskMaker::cancelLeavesNothing()
{
    writeSource(u"source"_s, 64);
    DiskMaker maker({path(u"copy.qcow2"_s), 0, DiskSource::CopyOf, path(u"source"_s)});
    const auto future = maker.start();
    maker.cancel();
    QVERIFY(QTest::qWaitFor([&] { return future.isFinished(); }, 20000));
    QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
    QCOMPARE(files(), QStringList{u"source"_s});
}

void TestDiskMaker::endInTheMiddleLeavesNothing()
{
    writeSource(u"source"_s, 64);
    {
        DiskMaker maker({path(u"copy.qcow2"_s), 0, DiskSource::CopyOf, path(u"source"_s)});
        const auto future = maker.start();
        QVERIFY(QTest::qWaitFor(
            [&] { return QFileInfo::exists(DiskMaker::partOf(path(u"copy.qcow2"_s))) || future.isFinished(); }, 20000));
    }
    QVERIFY(!files().contains(u"copy.qcow2.carrel-part"_s));
}

void TestDiskMaker::removesTheDiskAndItsPart()
{
    writeSource(u"a.qcow2"_s, 1);
    writeSource(u"a.qcow2.carrel-part"_s, 1);
    Host::Inventory host = Test::sampleHost();
    QVERIFY(removeDisk(host, path(u"a.qcow2"_s), false));
    QVERIFY(files().isEmpty());
    QCOMPARE(removeDisk(host, path(u"a.qcow2"_s), false).error().code, ErrorCode::NotFound);
    QVERIFY(removeDisk(host, path(u"a.qcow2"_s), true)); // taken back already
}

void TestDiskMaker::doesNotRemoveAUsedDisk()
{
    writeSource(u"a.qcow2"_s, 1);
    Host::Inventory host = Test::sampleHost();
    Host::Workstation owner = *host.workstations.front();
    owner.disks = {path(u"a.qcow2"_s)};
    host.workstations.front() = std::make_shared<const Host::Workstation>(owner);
    const auto removed = removeDisk(host, path(u"a.qcow2"_s), true);
    QCOMPARE(removed.error().code, ErrorCode::InUse);
    QVERIFY(removed.error().sentence.contains(u"cad-03 uses it"_s));
    QCOMPARE(files(), QStringList{u"a.qcow2"_s});
}

QTEST_GUILESS_MAIN(TestDiskMaker)
#include "tst_diskmaker.moc"
