// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/presentgpus.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Keep;
using namespace Qt::StringLiterals;

namespace {

const GpuIdentity sisterA{u"10de:2235"_s, u"GPU-aaaa"_s};
const GpuIdentity sisterB{u"10de:2235"_s, u"GPU-bbbb"_s};
const GpuIdentity nameless{u"10de:2235"_s, {}};
const GpuIdentity other{u"10de:26b9"_s, {}};

PresentGpu present(const QString &id, const GpuIdentity &identity)
{
    return {GpuId{id}, identity, {GpuId{id.chopped(1) + u'4'}, GpuId{id.chopped(1) + u'5'}}};
}

KeptItem kept(const QString &gpu, const GpuIdentity &identity)
{
    KeptItem item;
    item.kind = KeptKind::VfCount;
    item.gpu = GpuId{gpu};
    item.identity = identity;
    item.count = 16;
    return item;
}

/** "here 0000:3d:00.0", "unsure 0000:3e:00.0 0000:3f:00.0" */
QString words(const Place &place)
{
    static const QHash<Whereabouts, QString> names{{Whereabouts::Here, u"here"_s},
                                                   {Whereabouts::Moved, u"moved"_s},
                                                   {Whereabouts::Unsure, u"unsure"_s},
                                                   {Whereabouts::OtherCard, u"other"_s},
                                                   {Whereabouts::Gone, u"gone"_s}};
    QStringList parts{names[place.whereabouts]};
    if (!place.gpu.isEmpty())
        parts.append(place.gpu.text);
    for (const GpuId &id : place.candidates)
        parts.append(id.text);
    return parts.join(u' ');
}

void put(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

const QString a = u"0000:3d:00.0"_s;
const QString b = u"0000:3e:00.0"_s;
const QString c = u"0000:3f:00.0"_s;

} // namespace

class TestPresentGpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCardIsLocated_data();
    void aCardIsLocated();
    void aSisterAtHomeIsNoCandidate();
    void theSameVfIsTakenOnTheOtherAddress();
    void readsWhatSysfsAndTheDriverTell();
    void unusableSerialsAreNone_data();
    void unusableSerialsAreNone();
};

void TestPresentGpus::aCardIsLocated_data()
{
    QTest::addColumn<GpuIdentity>("identity");
    QTest::addColumn<std::vector<PresentGpu>>("gpus");
    QTest::addColumn<QString>("expected");
    using Gpus = std::vector<PresentGpu>;
    QTest::newRow("where it was") << sisterA << Gpus{present(a, sisterA)} << u"here "_s + a;
    QTest::newRow("where it was, no serial now") << sisterA << Gpus{present(a, nameless)} << u"here "_s + a;
    QTest::newRow("where it was, never a serial") << nameless << Gpus{present(a, sisterA)} << u"here "_s + a;
    QTest::newRow("nothing known of it") << GpuIdentity() << Gpus{present(a, other)} << u"here "_s + a;
    QTest::newRow("moved") << sisterA << Gpus{present(b, sisterA)} << u"moved "_s + b;
    QTest::newRow("moved, sister in its place")
        << sisterA << Gpus{present(a, sisterB), present(b, sisterA)} << u"moved "_s + b;
    QTest::newRow("sister in its place, itself gone") << sisterA << Gpus{present(a, sisterB)} << u"other"_s;
    QTest::newRow("another model in its place") << nameless << Gpus{present(a, other)} << u"other"_s;
    QTest::newRow("gone") << sisterA << Gpus{present(b, other)} << u"gone"_s;
    QTest::newRow("gone, a known sister elsewhere") << sisterA << Gpus{present(b, sisterB)} << u"gone"_s;
    QTest::newRow("asked: its model elsewhere") << nameless << Gpus{present(b, nameless)} << u"unsure "_s + b;
    QTest::newRow("asked: two of its model")
        << nameless << Gpus{present(b, nameless), present(c, sisterB)} << u"unsure "_s + b + u' ' + c;
    QTest::newRow("asked: other model in its place")
        << nameless << Gpus{present(a, other), present(b, nameless)} << u"unsure "_s + b;
    QTest::newRow("no model known: never asked") << GpuIdentity() << Gpus{present(b, other)} << u"gone"_s;
}

void TestPresentGpus::aCardIsLocated()
{
    QFETCH(GpuIdentity, identity);
    QFETCH(std::vector<PresentGpu>, gpus);
    QFETCH(QString, expected);
    QCOMPARE(words(locate({kept(a, identity)}, gpus).front()), expected);
}

void TestPresentGpus::aSisterAtHomeIsNoCandidate()
{
    const auto places = locate({kept(a, nameless), kept(b, nameless)}, {present(b, nameless)});
    QCOMPARE(words(places[0]), u"gone"_s);
    QCOMPARE(words(places[1]), u"here "_s + b);
}

void TestPresentGpus::theSameVfIsTakenOnTheOtherAddress()
{
    KeptItem item = kept(a, sisterA);
    item.kind = KeptKind::VfType;
    item.parent = GpuId{u"0000:3d:00.5"_s};
    item.slot = 1;
    QCOMPARE(parentOn(item, present(a, sisterA)).text, u"0000:3d:00.5"_s);
    QCOMPARE(parentOn(item, present(b, sisterA)).text, u"0000:3e:00.5"_s);
    item.slot = 2;
    QVERIFY(parentOn(item, present(b, sisterA)).isEmpty());
    item.slot.reset();
    QVERIFY(parentOn(item, present(b, sisterA)).isEmpty());
    item.parent = item.gpu;
    QCOMPARE(parentOn(item, present(b, sisterA)).text, b);
}

void TestPresentGpus::readsWhatSysfsAndTheDriverTell()
{
    const QTemporaryDir dir;
    const Roots roots{dir.path() + u"/sys"_s, dir.path() + u"/proc"_s, dir.path() + u"/etc"_s};
    const QString devices = roots.sys + u"/bus/pci/devices/"_s;
    for (const QString &id : {a, u"0000:3d:00.4"_s, u"0000:00:1f.3"_s}) {
        put(devices + id + u"/vendor"_s, "0x10de\n");
        put(devices + id + u"/device"_s, "0x2235\n");
        put(devices + id + u"/class"_s, id.startsWith(u"0000:3d"_s) ? "0x030200\n" : "0x040300\n");
    }
    QVERIFY(QFile::link(u"../0000:3d:00.4"_s, devices + a + u"/virtfn0"_s));
    QVERIFY(QFile::link(u"../0000:3d:00.0"_s, devices + u"0000:3d:00.4/physfn"_s));
    QVERIFY(QDir().mkpath(roots.sys + u"/class/mdev_bus/mdpy"_s));
    put(roots.proc + u"/driver/nvidia/gpus/"_s + a + u"/information"_s,
        "Model: \t\t NVIDIA A40\nIRQ:   \t\t 170\nGPU UUID: \t GPU-0a1b2c3d-0000-1111-2222-333344445555\n");
    const std::vector<PresentGpu> expected{
        {GpuId{a}, {u"10de:2235"_s, u"GPU-0a1b2c3d-0000-1111-2222-333344445555"_s}, {GpuId{u"0000:3d:00.4"_s}}},
        {GpuId{u"mdpy"_s}, {}, {}}};
    QVERIFY(readPresentGpus(roots) == expected);
    put(devices + a + u"/unique_id"_s, "75ac62f7a0b1c2d3\n");
    QCOMPARE(readIdentity(roots, GpuId{a}).serial, u"75ac62f7a0b1c2d3"_s);
    QVERIFY(readPresentGpus({dir.path() + u"/none"_s, {}, {}}).empty());
}

void TestPresentGpus::unusableSerialsAreNone_data()
{
    QTest::addColumn<QByteArray>("information");
    QTest::newRow("not known yet") << QByteArray("GPU UUID: \t GPU-\?\?\?\?-\?\?\n");
    QTest::newRow("empty") << QByteArray("GPU UUID: \t \n");
    QTest::newRow("long") << QByteArray("GPU UUID: " + QByteArray(65, 'a'));
    QTest::newRow("none") << QByteArray("Model: NVIDIA A40\n");
}

void TestPresentGpus::unusableSerialsAreNone()
{
    QFETCH(QByteArray, information);
    const QTemporaryDir dir;
    const Roots roots{dir.path(), dir.path(), dir.path()};
    put(dir.path() + u"/bus/pci/devices/"_s + a + u"/vendor"_s, "0x10de");
    put(dir.path() + u"/bus/pci/devices/"_s + a + u"/device"_s, "0x2235");
    put(dir.path() + u"/driver/nvidia/gpus/"_s + a + u"/information"_s, information);
    QCOMPARE(readIdentity(roots, GpuId{a}), nameless);
}

QTEST_GUILESS_MAIN(TestPresentGpus)
#include "tst_presentgpus.moc"
