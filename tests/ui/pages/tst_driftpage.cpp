// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/driftpage.h"

#include "tests/core/operations/sample.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Carrel;
using namespace Carrel::Pages;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;
using Operations::Plan;

namespace {

constexpr auto lost = "aaaaaaaa-2222-4333-8444-555555555555"_L1;

Drift::Facts factsOf(const Host::Inventory &host, const QStringList &lines)
{
    Drift::Facts facts;
    for (const QString &line : lines)
        facts.set.push_back(Keep::parseLine(line).value_or(Keep::KeptItem()));
    for (const Gpu::Gpu &gpu : host.gpus)
        facts.gpus.push_back({gpu.id, {u"10de:13f2"_s, {}}, {}});
    return facts;
}

QString mdevLine(const QString &gpu, const QString &uuid, const QString &more = {})
{
    return u"mdev gpu=%1 parent=%1 type=nvidia-18 vgpu=%2"_s.arg(gpu, uuid) + more;
}

} // namespace

class TestDriftPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsMissingComesFirst();
    void restoreAllMakesThePlan();
    void everyButtonSaysWhyNot();
    void anExtraCanBeKeptAndRemovedByName();
    void aDoubtfulCardIsAskedAbout();
    void whatIsWellIsSaid();
    void anUnreadableSetIsSaid();
    void theBrokenRuleIsSaid();
    void theSelectionStaysOverAnUpdate();

private:
    void show(const QStringList &lines);
    [[nodiscard]] QPushButton *button(const QString &name) const { return m_page->findChild<QPushButton *>(name); }
    [[nodiscard]] QString text(const QString &name) const { return m_page->findChild<QLabel *>(name)->text(); }
    [[nodiscard]] QTreeWidget *list() const { return m_page->findChild<QTreeWidget *>(u"rows"_s); }
    void select(const QString &part) const;
    [[nodiscard]] Plan clicked(const QString &name) const;

    std::unique_ptr<DriftPage> m_page;
    Host::Inventory m_host;
    Drift::Facts m_facts;
};

void TestDriftPage::init()
{
    m_page = std::make_unique<DriftPage>(nullptr);
    m_page->setAttribute(Qt::WA_DeleteOnClose, false);
    m_host = sampleHost();
}

void TestDriftPage::show(const QStringList &lines)
{
    m_facts = factsOf(m_host, lines);
    m_page->show(Host::snapshotOf(m_host), m_facts);
}

void TestDriftPage::select(const QString &part) const
{
    const auto found = list()->findItems(part, Qt::MatchContains);
    QCOMPARE(found.size(), 1);
    list()->setCurrentItem(found.front());
}

Plan TestDriftPage::clicked(const QString &name) const
{
    const QSignalSpy made(m_page.get(), &DriftPage::planMade);
    button(name)->click();
    return made.isEmpty() ? Plan() : made.front().front().value<Plan>();
}

void TestDriftPage::whatIsMissingComesFirst()
{
    show({mdevLine(m60.text, freeVgpu.text), mdevLine(m60.text, lost)});
    QCOMPARE(list()->topLevelItemCount(), 3);
    QVERIFY(list()->topLevelItem(0)->text(0).contains(lost));
    QVERIFY(list()->topLevelItem(1)->text(0).contains(usedVgpu.text)); // an extra
    QCOMPARE(list()->topLevelItem(1)->text(2), u"cad-03"_s);
    QVERIFY(list()->topLevelItem(2)->text(0).contains(freeVgpu.text));
    QVERIFY(text(u"summary"_s).startsWith(u"1 "_s));
}

void TestDriftPage::restoreAllMakesThePlan()
{
    show({mdevLine(m60.text, lost)});
    const Plan plan = clicked(u"restoreAll"_s);
    QCOMPARE(plan.steps.size(), 1U);
    QCOMPARE(std::get<Operations::CreateVgpu>(plan.steps.front()).vgpu.text, QString(lost));
    QVERIFY(clicked(u"restore"_s) == plan);
}

void TestDriftPage::everyButtonSaysWhyNot()
{
    show({mdevLine(m60.text, freeVgpu.text)});
    select(freeVgpu.text);
    for (const QString &name : {u"restoreAll"_s, u"restore"_s, u"keep"_s, u"card"_s, u"remove"_s}) {
        QVERIFY2(!button(name)->isEnabled(), qPrintable(name));
        QVERIFY2(!button(name)->toolTip().isEmpty(), qPrintable(name));
    }
    QVERIFY(button(u"forget"_s)->isEnabled());
    QVERIFY(std::holds_alternative<Operations::ForgetItem>(clicked(u"forget"_s).steps.front()));
}

void TestDriftPage::anExtraCanBeKeptAndRemovedByName()
{
    show({});
    select(freeVgpu.text);
    QVERIFY(std::holds_alternative<Operations::KeepItem>(clicked(u"keep"_s).steps.front()));
    QCOMPARE(std::get<Operations::RemoveVgpu>(clicked(u"remove"_s).steps.front()).vgpu, freeVgpu);
    QVERIFY(!button(u"forget"_s)->isEnabled());
    select(usedVgpu.text); // in use: its removal is refused, keeping it is not
    QVERIFY(!button(u"remove"_s)->isEnabled());
    QVERIFY(button(u"keep"_s)->isEnabled());
}

void TestDriftPage::aDoubtfulCardIsAskedAbout()
{
    m_host.gpus.pop_back();
    show({mdevLine(u"0000:99:00.0"_s, lost, u" model=10de:13f2"_s)});
    select(lost);
    QVERIFY(!button(u"restoreAll"_s)->isEnabled());
    const Plan plan = clicked(u"card"_s);
    QCOMPARE(plan.steps.size(), 3U);
    QCOMPARE(std::get<Operations::CreateVgpu>(plan.steps.back()).gpu, m60);
}

void TestDriftPage::whatIsWellIsSaid()
{
    show({mdevLine(m60.text, freeVgpu.text)});
    QVERIFY(text(u"summary"_s).contains(u"Everything"_s));
    m_host.gpus.clear();
    show({});
    QVERIFY(text(u"summary"_s).contains(u"Nothing is kept"_s));
    QVERIFY(!button(u"restore"_s)->isEnabled());
}

void TestDriftPage::anUnreadableSetIsSaid()
{
    m_facts.error = Error{ErrorCode::NotAuthorised, u"Others can change it."_s, u"Look who did."_s, {}};
    m_page->show(Host::snapshotOf(m_host), m_facts);
    QVERIFY(text(u"summary"_s).contains(u"Others can change it."_s));
    QVERIFY(!button(u"keep"_s)->isEnabled());
}

void TestDriftPage::theBrokenRuleIsSaid()
{
    show({});
    QVERIFY(text(u"notes"_s).isEmpty());
    m_facts.missingProgram = u"/usr/sbin/mdevctl"_s;
    m_page->show(Host::snapshotOf(m_host), m_facts);
    QVERIFY(text(u"notes"_s).contains(u"/usr/sbin/mdevctl"_s));
}

void TestDriftPage::theSelectionStaysOverAnUpdate()
{
    show({mdevLine(m60.text, lost)});
    select(freeVgpu.text);
    show({mdevLine(m60.text, lost), mdevLine(m60.text, usedVgpu.text)});
    QVERIFY(list()->currentItem()->text(0).contains(freeVgpu.text));
}

QTEST_MAIN(TestDriftPage)
#include "tst_driftpage.moc"
