// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/capacity.h"

#include <QTest>

using namespace Carrel::Sim;
using namespace Qt::StringLiterals;

/** What available_instances says under each rule. Numbers: captured hosts and a real kernel's sample devices. */
class TestCapacity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void available_data();
    void available();
    void neverBelowNothing();
    void fillsUpToTheLimit_data();
    void fillsUpToTheLimit();
};

namespace {

Card cardUnder(const QString &name, const QString &rule)
{
    Card card = *findCard(name.toStdString());
    if (!rule.isEmpty())
        card.rule = *ruleFromName(rule.toStdString());
    return card;
}

/** Puts one vGPU of each type on an empty card, each in the lowest place. */
std::vector<Carried> carriedBy(const Card &card, const QStringList &types)
{
    std::vector<Carried> all;
    for (const QString &id : types) {
        const TypeSpec &type = *findType(card, id.toStdString());
        all.push_back({&type, freePlace(card, card.rule, all, type).value_or(0)});
    }
    return all;
}

} // namespace

void TestCapacity::available_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QStringList>("carried");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("expected");
    const QString m60 = u"Tesla M60"_s;
    const QString rtx = u"Quadro RTX 6000"_s;
    const QStringList two{u"nvidia-18"_s, u"nvidia-18"_s};
    QTest::newRow("empty M60, 0Q") << m60 << QString() << QStringList() << u"nvidia-12"_s << 16;
    QTest::newRow("empty M60, 8Q") << m60 << QString() << QStringList() << u"nvidia-22"_s << 1;
    QTest::newRow("same type, itself") << m60 << u"same-type"_s << two << u"nvidia-18"_s << 2;
    QTest::newRow("same type, same size") << m60 << u"same-type"_s << two << u"nvidia-16"_s << 0;
    QTest::newRow("same size, itself") << m60 << u"same-size"_s << two << u"nvidia-18"_s << 2;
    QTest::newRow("same size, other series") << m60 << u"same-size"_s << two << u"nvidia-16"_s << 2;
    QTest::newRow("same size, other size") << m60 << u"same-size"_s << two << u"nvidia-15"_s << 0;
    QTest::newRow("mixed, 3Q beside 8Q") << rtx << u"mixed"_s << QStringList{u"nvidia-261"_s} << u"nvidia-258"_s << 5;
    QTest::newRow("mixed, 24Q beside 8Q") << rtx << u"mixed"_s << QStringList{u"nvidia-261"_s} << u"nvidia-263"_s << 0;
    QTest::newRow("mixed, 8Q beside 8Q") << rtx << u"mixed"_s << QStringList{u"nvidia-261"_s} << u"nvidia-261"_s << 2;
    QTest::newRow("mtty-1 beside both") << u"mtty"_s << QString() << QStringList{u"mtty-2"_s, u"mtty-1"_s}
                                        << u"mtty-1"_s << 21;
    QTest::newRow("mtty-2 beside both") << u"mtty"_s << QString() << QStringList{u"mtty-2"_s, u"mtty-1"_s}
                                        << u"mtty-2"_s << 10;
    QTest::newRow("mbochs mixed") << u"mbochs"_s << QString()
                                  << QStringList{u"mbochs-large"_s, u"mbochs-medium"_s, u"mbochs-small"_s}
                                  << u"mbochs-small"_s << 43;
    QTest::newRow("GVT-g V5_8") << u"Intel GVT-g 1 GB"_s << QString() << QStringList() << u"i915-GVTg_V5_8"_s << 7;
    QTest::newRow("GVT-g V5_4 beside V5_2")
        << u"Intel GVT-g 1 GB"_s << QString() << QStringList{u"i915-GVTg_V5_2"_s} << u"i915-GVTg_V5_4"_s << 3;
    QTest::newRow("GVT-g V5_1 beside V5_2")
        << u"Intel GVT-g 1 GB"_s << QString() << QStringList{u"i915-GVTg_V5_2"_s} << u"i915-GVTg_V5_1"_s << 0;
    const QString a40 = u"NVIDIA A40"_s;
    const QString placed = u"placed"_s;
    QTest::newRow("placed, empty, 16Q") << a40 << placed << QStringList() << u"nvidia-564"_s << 2;
    QTest::newRow("placed, empty, 8Q") << a40 << placed << QStringList() << u"nvidia-562"_s << 4;
    QTest::newRow("placed, empty, 24Q") << a40 << placed << QStringList() << u"nvidia-565"_s << 2;
    QTest::newRow("placed, 24Q beside 8Q") << a40 << placed << QStringList{u"nvidia-562"_s} << u"nvidia-565"_s << 1;
    QTest::newRow("placed, 1Q beside 24Q") << a40 << placed << QStringList{u"nvidia-565"_s} << u"nvidia-557"_s << 16;
    QTest::newRow("placed, 48Q beside 1Q") << a40 << placed << QStringList{u"nvidia-557"_s} << u"nvidia-566"_s << 0;
}

void TestCapacity::available()
{
    QFETCH(QString, card);
    QFETCH(QString, rule);
    QFETCH(QStringList, carried);
    QFETCH(QString, type);
    const Card one = cardUnder(card, rule);
    QTEST(availableInstances(one, one.rule, carriedBy(one, carried), *findType(one, type.toStdString())), "expected");
}

void TestCapacity::neverBelowNothing()
{
    // Pre-made vGPUs of a description may be more than the card can take.
    const Card &mtty = *findCard("mtty");
    const std::vector<Carried> many(40, Carried{findType(mtty, "mtty-2")});
    QCOMPARE(availableInstances(mtty, mtty.rule, many, *findType(mtty, "mtty-1")), 0);
    QCOMPARE(availableInstances(mtty, mtty.rule, many, *findType(mtty, "mtty-2")), 0);
}

void TestCapacity::fillsUpToTheLimit_data()
{
    QTest::addColumn<QString>("rule");
    for (const QString &rule : {u"same-type"_s, u"same-size"_s, u"mixed"_s})
        QTest::newRow(qPrintable(rule)) << rule;
}

void TestCapacity::fillsUpToTheLimit()
{
    // Property: on every card, each type fits as often as its description says, and each one made takes exactly one.
    QFETCH(QString, rule);
    for (const Card &known : knownCards()) {
        if (known.rule == Rule::Budget)
            continue;
        const Card card = cardUnder(QString::fromStdString(known.name), rule);
        for (const TypeSpec &type : card.types) {
            std::vector<Carried> carried;
            for (int left = type.mostInstances; left >= 0; --left) {
                QCOMPARE(availableInstances(card, card.rule, carried, type), left);
                carried.push_back({&type, freePlace(card, card.rule, carried, type).value_or(0)});
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestCapacity)
#include "tst_capacity.moc"
