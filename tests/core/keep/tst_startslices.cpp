// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/startslices.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Keep;
using namespace Qt::StringLiterals;

namespace {

constexpr auto line =
    "mdev gpu=0000:3d:00.0 parent=0000:3d:00.0 type=nvidia-35 vgpu=11111111-2222-4333-8444-555555555555"_L1;

QByteArray domain(const QByteArray &inner, const QByteArray &uri = "urn:carrel:domain:1")
{
    return "<domain type='kvm'><name>cad-03</name><metadata><c:carrel xmlns:c='" + uri + "'>" + inner
        + "</c:carrel></metadata><devices/></domain>";
}

QByteArray element(const QByteArray &text)
{
    return "<c:makeatstart>" + text + "</c:makeatstart>";
}

} // namespace

class TestStartSlices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slicesAreRead();
    void anotherNamespaceIsNotOurs();
    void damageIsRefused_data();
    void damageIsRefused();
};

void TestStartSlices::slicesAreRead()
{
    QVERIFY(slicesMadeAtStart(domain("<c:tag name='x'/>"))->empty());
    const QByteArray second = QByteArray(line).replace("1111", "9999");
    const Result<KeptSet> set = slicesMadeAtStart(domain(element(QByteArray(line)) + element(second)));
    QVERIFY(set);
    QCOMPARE(set->size(), 2U);
    QCOMPARE(toLine(set->front()), QString(line));
    QCOMPARE(toLine(set->back()).toLatin1(), second);
}

void TestStartSlices::anotherNamespaceIsNotOurs()
{
    QVERIFY(slicesMadeAtStart(domain(element("rm -rf"), "urn:other"))->empty());
    QVERIFY(slicesMadeAtStart("<domain><metadata><makeatstart>x</makeatstart></metadata></domain>")->empty());
}

void TestStartSlices::damageIsRefused_data()
{
    QTest::addColumn<QByteArray>("xml");
    const QByteArray good(line);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no XML") << QByteArray("mdev");
    QTest::newRow("cut off") << domain(element(good)).chopped(20);
    QTest::newRow("no line") << domain(element("x"));
    QTest::newRow("blanks around") << domain(element(' ' + good));
    QTest::newRow("not a vGPU") << domain(element("vfs gpu=0000:3d:00.0 count=3"));
    QTest::newRow("an element inside") << domain(element(good + "<b/>"));
    QTest::newRow("one good, one bad") << domain(element(good) + element("x"));
    QTest::newRow("too many") << domain(element(good).repeated(17));
    QTest::newRow("entities") << "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" + domain(element("&b;"));
}

void TestStartSlices::damageIsRefused()
{
    QFETCH(QByteArray, xml);
    const Result<KeptSet> set = slicesMadeAtStart(xml);
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::Damaged);
}

QTEST_GUILESS_MAIN(TestStartSlices)
#include "tst_startslices.moc"
