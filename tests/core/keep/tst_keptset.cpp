// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/keptset.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Keep;
using namespace Qt::StringLiterals;

namespace {

constexpr auto one = "11111111-2222-4333-8444-555555555555"_L1;
constexpr auto two = "99999999-2222-4333-8444-555555555555"_L1;

KeptItem mdev(const QString &uuid = one)
{
    KeptItem item;
    item.gpu = GpuId{u"0000:3d:00.0"_s};
    item.parent = item.gpu;
    item.type = TypeId{u"nvidia-35"_s};
    item.vgpu = Uuid{uuid};
    return item;
}

KeptItem vf()
{
    KeptItem item = mdev();
    item.kind = KeptKind::VfType;
    item.parent = GpuId{u"0000:3d:00.4"_s};
    item.slot = 0;
    item.type = TypeId{u"1155"_s};
    item.parameters = u"frame_rate_limiter=0,disable_vnc=1"_s;
    item.identity = {u"10de:26b9"_s, u"GPU-0a1b2c3d-0000-1111-2222-333344445555"_s};
    return item;
}

KeptItem vfs()
{
    KeptItem item;
    item.kind = KeptKind::VfCount;
    item.gpu = GpuId{u"0000:3d:00.0"_s};
    item.count = 32;
    return item;
}

} // namespace

class TestKeptSet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineIsReadBack_data();
    void lineIsReadBack();
    void lineIsRefused_data();
    void lineIsRefused();
    void textIsReadBackWhole();
    void textIsRefused_data();
    void textIsRefused();
    void itemReplacesTheSameThing();
    void forgettingTakesOnlyThatThing();
    void aFullSetTakesNoMore();
};

void TestKeptSet::lineIsReadBack_data()
{
    QTest::addColumn<KeptItem>("item");
    QTest::addColumn<QString>("line");
    const QString uuid = one;
    QTest::newRow("mdev") << mdev() << u"mdev gpu=0000:3d:00.0 parent=0000:3d:00.0 type=nvidia-35 vgpu="_s + uuid;
    QTest::newRow("vf") << vf()
                        << u"vf gpu=0000:3d:00.0 parent=0000:3d:00.4 slot=0 type=1155 vgpu="_s + uuid
            + u" parameters=frame_rate_limiter=0,disable_vnc=1 model=10de:26b9 "
              "serial=GPU-0a1b2c3d-0000-1111-2222-333344445555"_s;
    QTest::newRow("vfs") << vfs() << u"vfs gpu=0000:3d:00.0 count=32"_s;
    KeptItem mixed;
    mixed.kind = KeptKind::MixedSizes;
    mixed.gpu = GpuId{u"0000:3d:00.0"_s};
    QTest::newRow("mixed") << mixed << u"mixed gpu=0000:3d:00.0"_s;
    KeptItem sample = mdev();
    sample.gpu = sample.parent = GpuId{u"mdpy"_s};
    sample.type = TypeId{u"mdpy-vga"_s};
    QTest::newRow("no PCI device") << sample << u"mdev gpu=mdpy parent=mdpy type=mdpy-vga vgpu="_s + uuid;
}

void TestKeptSet::lineIsReadBack()
{
    QFETCH(KeptItem, item);
    QFETCH(QString, line);
    QCOMPARE(toLine(item), line);
    const Result<KeptItem> read = parseLine(line);
    QVERIFY(read);
    QVERIFY(*read == item);
}

void TestKeptSet::lineIsRefused_data()
{
    QTest::addColumn<QString>("line");
    const QString good = toLine(mdev());
    QVERIFY(parseLine(good));
    QTest::newRow("empty") << QString();
    QTest::newRow("blank in front") << u' ' + good;
    QTest::newRow("blank behind") << good + u' ';
    QTest::newRow("two blanks") << QString(good).replace(u" type"_s, u"  type"_s);
    QTest::newRow("tab") << QString(good).replace(u' ', u'\t');
    QTest::newRow("newline") << good + u'\n';
    QTest::newRow("unknown kind") << QString(good).replace(u"mdev "_s, u"disk "_s);
    QTest::newRow("unknown key") << good + u" run=/bin/sh"_s;
    QTest::newRow("key of another kind") << good + u" count=3"_s;
    QTest::newRow("key twice") << good + u" vgpu="_s + two;
    QTest::newRow("keys in another order") << u"mdev parent=mdpy gpu=mdpy type=mdpy-vga vgpu="_s + one;
    QTest::newRow("no UUID") << good.left(good.indexOf(u" vgpu"_s));
    QTest::newRow("empty value") << QString(good).replace(u"type=nvidia-35"_s, u"type="_s);
    QTest::newRow("path in the type") << QString(good).replace(u"nvidia-35"_s, u"../nvidia-35"_s);
    QTest::newRow("path in the GPU") << QString(good).replace(u"gpu=0000:3d:00.0"_s, u"gpu=a/b"_s);
    QTest::newRow("upper-case UUID") << QString(good).replace(one, "AAAAAAAA-2222-4333-8444-555555555555"_L1);
    QTest::newRow("slot not a number") << QString(good).replace(u" type"_s, u" slot=01 type"_s);
    QTest::newRow("slot too large") << QString(good).replace(u" type"_s, u" slot=256 type"_s);
    QTest::newRow("no VFs") << u"vfs gpu=0000:3d:00.0 count=0"_s;
    QTest::newRow("VFs negative") << u"vfs gpu=0000:3d:00.0 count=-1"_s;
    QTest::newRow("VFs too many") << u"vfs gpu=0000:3d:00.0 count=257"_s;
    QTest::newRow("VF that is none") << u"vf gpu=0000:3d:00.0 parent=mdpy type=1155"_s;
    QTest::newRow("blank in parameters") << good + u" parameters=a=1 b=2"_s;
    QTest::newRow("quote in parameters") << good + u" parameters=a='"_s;
    QTest::newRow("long parameters") << good + u" parameters="_s + QString(257, u'a');
    QTest::newRow("model") << good + u" model=10DE:2235"_s;
    QTest::newRow("non-ASCII serial") << good + u" serial=GPU-ä"_s;
    QTest::newRow("a megabyte") << good + QString(1'000'000, u'x');
}

void TestKeptSet::lineIsRefused()
{
    QFETCH(QString, line);
    const Result<KeptItem> item = parseLine(line);
    QVERIFY(!item);
    QCOMPARE(item.error().code, ErrorCode::BadInput);
    QVERIFY(item.error().sentence.size() < 120);
}

void TestKeptSet::textIsReadBackWhole()
{
    const KeptSet set{vfs(), vf(), mdev(two)};
    const Result<KeptSet> read = parseSet(toText(set));
    QVERIFY(read);
    QVERIFY(*read == set);
    QVERIFY(parseSet(toText({}))->empty());
}

void TestKeptSet::textIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray good = toText({mdev(), vfs()});
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << good.chopped(1);
    QTest::newRow("cut in a line") << good.chopped(9);
    QTest::newRow("another version") << QByteArray(good).replace("set 1", "set 2");
    QTest::newRow("no first line") << good.sliced(good.indexOf('\n') + 1);
    QTest::newRow("an empty line") << good + '\n';
    QTest::newRow("NUL") << QByteArray(good).replace("nvidia-35", QByteArrayView("nvidia\0x", 8));
    QTest::newRow("a thing twice") << good + toLine(mdev()).toLatin1() + '\n';
    QTest::newRow("a bad line among good ones") << good + "mdev\n" + toLine(mdev(two)).toLatin1() + '\n';
}

void TestKeptSet::textIsRefused()
{
    QFETCH(QByteArray, text);
    const Result<KeptSet> set = parseSet(text);
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::Damaged);
}

void TestKeptSet::itemReplacesTheSameThing()
{
    KeptItem other = mdev();
    other.type = TypeId{u"nvidia-36"_s};
    const Result<KeptSet> set = withItem({mdev(), vfs()}, other);
    QVERIFY(set);
    QVERIFY((*set == KeptSet{other, vfs()}));
    // The VF's address is the identity of its type, whatever claim it carries.
    KeptItem claimed = vf();
    claimed.vgpu = Uuid{two};
    QCOMPARE(withItem({vf()}, claimed)->size(), 1U);
    QCOMPARE(withItem({vf()}, mdev())->size(), 2U);
}

void TestKeptSet::forgettingTakesOnlyThatThing()
{
    const Result<KeptSet> set = withoutItem({mdev(), mdev(two), vfs()}, mdev(two));
    QVERIFY(set);
    QVERIFY((*set == KeptSet{mdev(), vfs()}));
    QCOMPARE(withoutItem(*set, mdev(two)).error().code, ErrorCode::NotFound);
}

void TestKeptSet::aFullSetTakesNoMore()
{
    KeptSet set;
    for (qsizetype i = 0; i < mostItems; ++i)
        set.push_back(mdev(u"%1-2222-4333-8444-555555555555"_s.arg(i, 8, 16, QChar(u'0'))));
    QCOMPARE(withItem(set, mdev()).error().code, ErrorCode::NoRoom);
    QVERIFY(withItem(set, set.back()));
}

QTEST_GUILESS_MAIN(TestKeptSet)
#include "tst_keptset.moc"
