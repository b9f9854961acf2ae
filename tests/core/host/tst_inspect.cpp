// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"
#include "tests/core/gpu/sampletree.h"
#include "tests/core/gpu/treetext.h"
#include "tests/core/host/testhosts.h"
#include "tests/paths.h"

#include <QDir>
#include <QStandardPaths>
#include <QTest>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

/** Every captured tree, opened as people open a copy of another machine: "inspect:FOLDER". */
class InspectTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void theSampleIsTheHost_data();
    void theSampleIsTheHost();
    void aVfThatChangedHasItsGpuReadAgain();
};

void InspectTest::theSampleIsTheHost_data()
{
    QTest::addColumn<QString>("sample");
    for (const QFileInfo &file : QDir(Test::fixture(u"sysfs"_s)).entryInfoList({u"*.tsv"_s}, QDir::Files))
        QTest::newRow(qPrintable(file.completeBaseName())) << file.completeBaseName();
}

void InspectTest::theSampleIsTheHost()
{
    QFETCH(QString, sample);
    const SampleTree tree(sample);
    HostSession session(u"inspect:"_s + tree.sysRoot().chopped(4)); // without "/sys"
    QVERIFY(waitFor(session.refresh()));
    const Snapshot host = session.snapshot();
    QVERIFY(host->gpusKnown);
    QCOMPARE(host->kind, HostKind::Inspect);
    QFile expected(Test::fixture(u"sysfs/expected/%1.txt"_s.arg(sample)));
    QVERIFY(expected.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(treeText(host->gpus)), QString::fromUtf8(expected.readAll()));
}

void InspectTest::aVfThatChangedHasItsGpuReadAgain()
{
    SampleTree tree(u"l40s-vfio-two-2q"_s);
    HostSession session(u"inspect:"_s + tree.sysRoot().chopped(4));
    QVERIFY(waitFor(session.refresh()));
    QCOMPARE(session.snapshot()->gpus.at(0).vgpus.size(), size_t{2});
    const QString vf = u"/sys/devices/pci0000:3a/0000:3a:00.0/0000:3d:00.6/nvidia/current_vgpu_type"_s;
    QVERIFY(tree.write(vf, "1148\n"));
    QVERIFY(waitFor(session.refreshGpu({u"0000:3d:00.6"_s}))); // as an event names it
    QCOMPARE(session.snapshot()->gpus.size(), size_t{1});
    QCOMPARE(session.snapshot()->gpus.at(0).vgpus.size(), size_t{3});
    QVERIFY(waitFor(session.refreshGpu({u"0000:3d:99.9"_s}))); // what is no device changes nothing
    QCOMPARE(session.snapshot()->gpus.size(), size_t{1});
}

QTEST_GUILESS_MAIN(InspectTest)
#include "tst_inspect.moc"
