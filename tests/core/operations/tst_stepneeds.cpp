// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/stepneeds.h"

#include "tests/core/operations/sample.h"

#include <QTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Qt::StringLiterals;

/** What may be needed by a definition that could not be taken back. */
class TestStepNeeds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDefinitionNeedsWhatItNames_data();
    void aDefinitionNeedsWhatItNames();
};

void TestStepNeeds::aDefinitionNeedsWhatItNames_data()
{
    QTest::addColumn<Step>("later");
    QTest::addColumn<Step>("earlier");
    QTest::addColumn<bool>("needed");
    const QString xml = u"<domain><devices><disk><source file='/a &amp; b/own.qcow2'/></disk><hostdev><source><address "
                        "uuid='%1'/></source></hostdev></devices></domain>"_s.arg(Test::freeVgpu.text);
    const Step define = DefineWorkstation{Test::cad07, u"cad-07"_s, xml};
    const Step edit = EditWorkstation{Test::cad07, u"cad-07"_s, u"<domain/>"_s, xml, {}};
    const Step disk = CreateDisk{u"/a & b/own.qcow2"_s, 1, DiskSource::New, {}};
    const Step other = CreateDisk{u"/a & b/other.qcow2"_s, 1, DiskSource::New, {}};
    const Step vgpu = CreateVgpu{Test::m60, Test::type2Q, Test::freeVgpu, {}};
    const Step otherVgpu = CreateVgpu{Test::m60, Test::type2Q, Test::usedVgpu, {}};
    QTest::newRow("its disk") << define << disk << true;
    QTest::newRow("another disk") << define << other << false;
    QTest::newRow("its vGPU") << define << vgpu << true;
    QTest::newRow("another vGPU") << define << otherVgpu << false;
    QTest::newRow("edited in") << edit << vgpu << true;
    QTest::newRow("two vGPUs of one plan") << vgpu << otherVgpu << false;
    QTest::newRow("what makes nothing") << define << Step(StartWorkstation{Test::cad07, u"cad-07"_s}) << false;
}

void TestStepNeeds::aDefinitionNeedsWhatItNames()
{
    QFETCH(Step, later);
    QFETCH(Step, earlier);
    QTEST(mayNeed(later, earlier), "needed");
}

QTEST_GUILESS_MAIN(TestStepNeeds)
#include "tst_stepneeds.moc"
