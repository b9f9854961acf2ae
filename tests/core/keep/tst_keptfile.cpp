// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/keptfile.h"

#include <QTemporaryDir>
#include <QtTest>

#include <thread>

#include <sys/stat.h>
#include <unistd.h>

using namespace Carrel;
using namespace Carrel::Keep;
using namespace Qt::StringLiterals;

namespace {

KeptItem vfs(const QString &gpu)
{
    KeptItem item;
    item.kind = KeptKind::VfCount;
    item.gpu = GpuId{gpu};
    item.count = 16;
    return item;
}

mode_t modeOf(const QString &path)
{
    struct stat info{};
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
}

} // namespace

class TestKeptFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingThereIsAnEmptySet();
    void whatWasChangedIsReadBack();
    void everybodyMayReadWhateverTheUmask();
    void refusesWhatOthersCanWrite_data();
    void refusesWhatOthersCanWrite();
    void refusesAnotherOwner();
    void refusesALinkAndAPipe();
    void aDamagedSetIsNotReplaced();
    void aRefusedChangeLeavesTheSet();
    void leftoversOfACutOffWriterDoNotMatter();
    void writersAtOnceLoseNothing();

private:
    [[nodiscard]] Result<void> add(const QString &gpu) const
    {
        return changeSet(m_folder, ::getuid(), [&](KeptSet set) { return withItem(std::move(set), vfs(gpu)); });
    }
    [[nodiscard]] QString file() const { return m_folder + u"/kept.conf"_s; }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

void TestKeptFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_folder = m_dir->path() + u"/carrel"_s;
}

void TestKeptFile::nothingThereIsAnEmptySet()
{
    QVERIFY(readSet(m_folder, ::getuid())->empty());
    QVERIFY(QDir().mkdir(m_folder));
    QVERIFY(readSet(m_folder, ::getuid())->empty());
}

void TestKeptFile::whatWasChangedIsReadBack()
{
    QVERIFY(add(u"0000:3d:00.0"_s));
    QVERIFY(add(u"0000:3e:00.0"_s));
    const Result<KeptSet> set = readSet(m_folder, ::getuid());
    QVERIFY(set);
    QVERIFY((*set == KeptSet{vfs(u"0000:3d:00.0"_s), vfs(u"0000:3e:00.0"_s)}));
    QCOMPARE(QDir(m_folder).entryList(QDir::Files), (QStringList{u"kept.conf"_s, u"kept.lock"_s}));
    QCOMPARE(modeOf(m_folder + u"/kept.lock"_s), mode_t(0600));
}

void TestKeptFile::everybodyMayReadWhateverTheUmask()
{
    const mode_t before = ::umask(077); // the helper's
    const Result<void> done = add(u"mdpy"_s);
    ::umask(before);
    QVERIFY(done);
    QCOMPARE(modeOf(m_folder), mode_t(0755));
    QCOMPARE(modeOf(file()), mode_t(0644));
}

void TestKeptFile::refusesWhatOthersCanWrite_data()
{
    QTest::addColumn<bool>("isFolder");
    QTest::addColumn<uint>("mode");
    QTest::newRow("folder, group") << true << 0775U;
    QTest::newRow("folder, all") << true << 0757U;
    QTest::newRow("file, group") << false << 0664U;
    QTest::newRow("file, all") << false << 0646U;
}

void TestKeptFile::refusesWhatOthersCanWrite()
{
    QFETCH(bool, isFolder);
    QFETCH(uint, mode);
    QVERIFY(add(u"mdpy"_s));
    QCOMPARE(::chmod(QFile::encodeName(isFolder ? m_folder : file()).constData(), mode), 0);
    QCOMPARE(readSet(m_folder, ::getuid()).error().code, ErrorCode::NotAuthorised);
    QCOMPARE(add(u"mtty"_s).error().code, ErrorCode::NotAuthorised);
}

void TestKeptFile::refusesAnotherOwner()
{
    QVERIFY(add(u"mdpy"_s));
    QCOMPARE(readSet(m_folder, ::getuid() + 1).error().code, ErrorCode::NotAuthorised);
}

void TestKeptFile::refusesALinkAndAPipe()
{
    QVERIFY(add(u"mdpy"_s));
    const QString elsewhere = m_dir->path() + u"/elsewhere"_s;
    QVERIFY(QFile::rename(file(), elsewhere));
    QVERIFY(QFile::link(elsewhere, file()));
    QCOMPARE(readSet(m_folder, ::getuid()).error().code, ErrorCode::NotAuthorised);
    QVERIFY(QFile::remove(file()));
    QCOMPARE(::mkfifo(QFile::encodeName(file()).constData(), 0644), 0);
    QCOMPARE(readSet(m_folder, ::getuid()).error().code, ErrorCode::NotAuthorised);
}

void TestKeptFile::aDamagedSetIsNotReplaced()
{
    QVERIFY(add(u"mdpy"_s));
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::Append));
    damaged.write("by hand\n");
    damaged.close();
    const qint64 size = damaged.size();
    QCOMPARE(add(u"mtty"_s).error().code, ErrorCode::Damaged);
    QCOMPARE(QFileInfo(file()).size(), size);
}

void TestKeptFile::aRefusedChangeLeavesTheSet()
{
    QVERIFY(add(u"mdpy"_s));
    const Result<void> refused =
        changeSet(m_folder, ::getuid(), [](KeptSet set) { return withoutItem(std::move(set), vfs(u"mtty"_s)); });
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    QCOMPARE(readSet(m_folder, ::getuid())->size(), 1U);
}

void TestKeptFile::leftoversOfACutOffWriterDoNotMatter()
{
    QVERIFY(add(u"mdpy"_s));
    QFile half(m_folder + u"/kept.conf.new"_s);
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.write("# carrel kept");
    half.close();
    QCOMPARE(readSet(m_folder, ::getuid())->size(), 1U);
    QVERIFY(add(u"mtty"_s));
    QCOMPARE(readSet(m_folder, ::getuid())->size(), 2U);
}

void TestKeptFile::writersAtOnceLoseNothing()
{
    constexpr int each = 20;
    const auto write = [this](QChar who) {
        for (int i = 0; i < each; ++i)
            if (!add(who + QString::number(i)))
                return;
    };
    {
        const std::jthread a(write, u'a'), b(write, u'b'), c(write, u'c');
    }
    QCOMPARE(readSet(m_folder, ::getuid())->size(), size_t(3 * each));
}

QTEST_GUILESS_MAIN(TestKeptFile)
#include "tst_keptfile.moc"
