// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/labels.h"
#include "core/virt/domainxml.h"
#include "sample.h"

#include <QTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;

namespace {

const QString xml = u"<domain type='kvm'><name>cad-03</name><description>old</description></domain>"_s;

const EditWorkstation &editOf(const Result<Plan> &plan)
{
    return std::get<EditWorkstation>(plan->steps.front());
}

} // namespace

class LabelPlansTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagsAreTidied()
    {
        QCOMPARE(tidyTags({u" CAD "_s, QString(), u"cad"_s, u"Floor 3"_s}), (QStringList{u"CAD"_s, u"Floor 3"_s}));
    }

    void oneStepWithoutWarning()
    {
        const auto plan = planSetTags(sampleHost(), cad03, {u" CAD"_s, u"floor 3"_s}, xml);
        QVERIFY(plan);
        QCOMPARE(plan->title, u"Tag cad-03: CAD, floor 3"_s);
        QCOMPARE(plan->hostUri, u"qemu:///system"_s);
        QCOMPARE(plan->steps.size(), size_t{1});
        QVERIFY(plan->warnings.empty());
        QCOMPARE(editOf(plan).xmlBefore, xml);
        QCOMPARE(Virt::parseDomain(editOf(plan).xmlAfter)->tags, (QStringList{u"CAD"_s, u"floor 3"_s}));
        QCOMPARE(Virt::parseDomain(editOf(plan).xmlAfter)->notes, u"old"_s);
    }

    void undoBringsTheOldBack()
    {
        const auto plan = planSetNotes(sampleHost(), cad03, u"  new\nlines \n"_s, xml);
        QVERIFY(plan);
        QCOMPARE(Virt::parseDomain(editOf(plan).xmlAfter)->notes, u"new\nlines"_s);
        const auto back = std::get<EditWorkstation>(*inverseOf(plan->steps.front()));
        QCOMPARE(Virt::parseDomain(back.xmlAfter)->notes, u"old"_s);
    }

    void badTagsAreRefused_data()
    {
        QTest::addColumn<QStringList>("tags");
        QTest::newRow("comma") << QStringList{u"a,b"_s};
        QTest::newRow("line") << QStringList{u"a\nb"_s};
        QTest::newRow("bell") << QStringList{u"a\ab"_s};
        QTest::newRow("not in XML") << QStringList{QString(QChar(0xffff))};
        QTest::newRow("long") << QStringList{QString(41, u'x')};
        QStringList many;
        for (int i = 0; i < 21; ++i)
            many.append(QString::number(i));
        QTest::newRow("many") << many;
    }
    void badTagsAreRefused()
    {
        QFETCH(QStringList, tags);
        const auto plan = planSetTags(sampleHost(), cad03, tags, xml);
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, ErrorCode::BadInput);
        QVERIFY(!plan.error().wayOut.isEmpty());
    }

    void limitsAreAllowed()
    {
        QVERIFY(planSetTags(sampleHost(), cad03, {QString(40, u'x')}, xml));
        QVERIFY(planSetTags(sampleHost(), cad03, {}, xml));
        QVERIFY(!planSetNotes(sampleHost(), cad03, u"a\x01"_s, xml));
    }

    void whatCannotBeWrittenOnIsRefused()
    {
        Host::Inventory host = sampleHost();
        QVERIFY(canLabel(host, cad07));
        QCOMPARE(canLabel(host, WorkstationId{u"gone"_s}).error().code, ErrorCode::NotFound);
        auto transient = std::make_shared<Host::Workstation>(*host.workstations.front());
        transient->persistent = false;
        host.workstations.front() = transient;
        QCOMPARE(canLabel(host, cad03).error().code, ErrorCode::Unsupported);
        QVERIFY(!planSetNotes(host, cad03, u"a"_s, xml));
        host.state = Host::HostState::ReadOnly;
        QVERIFY(!canLabel(host, cad07));
    }

    void damagedXmlIsSaid()
    {
        QCOMPARE(planSetTags(sampleHost(), cad03, {u"a"_s}, u"<domain"_s).error().code, ErrorCode::Damaged);
    }
};

QTEST_GUILESS_MAIN(LabelPlansTest)
#include "tst_labelplans.moc"
