// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/rowdiff.h"

#include <QRandomGenerator>
#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace Carrel::Models;

using Ids = std::vector<QString>;

namespace {

Ids ids(const QString &text)
{
    Ids result;
    for (const QChar c : text)
        result.push_back(c);
    return result;
}

int movesOf(const RowDiff &diff)
{
    return static_cast<int>(std::ranges::count(diff.kept, false, &RowDiff::Kept::fixed));
}

QString runs(const std::vector<RowDiff::Run> &list)
{
    QStringList text;
    for (const RowDiff::Run run : list)
        text << QStringLiteral("%1-%2").arg(run.first).arg(run.last);
    return text.join(u' ');
}

/** What a list becomes when the diff is applied to it as its header says. */
Ids applied(Ids list, const Ids &after, const RowDiff &diff)
{
    const Ids before = list;
    for (const RowDiff::Run run : diff.removed)
        list.erase(list.begin() + run.first, list.begin() + run.last + 1);
    QString previous;
    for (const RowDiff::Kept &kept : diff.kept) {
        const QString id = before[static_cast<size_t>(kept.before)];
        if (!kept.fixed) {
            list.erase(std::ranges::find(list, id));
            list.insert(previous.isNull() ? list.begin() : std::ranges::find(list, previous) + 1, id);
        }
        previous = id;
    }
    for (const RowDiff::Run run : diff.inserted)
        list.insert(list.begin() + run.first, after.begin() + run.first, after.begin() + run.last + 1);
    return list;
}

} // namespace

class TestRowDiff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatChanged_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("removed");
        QTest::addColumn<QString>("inserted");
        QTest::addColumn<int>("moves");
        QTest::newRow("nothing") << "abc" << "abc" << "" << "" << 0;
        QTest::newRow("both empty") << "" << "" << "" << "" << 0;
        QTest::newRow("filled") << "" << "abc" << "" << "0-2" << 0;
        QTest::newRow("emptied") << "abc" << "" << "0-2" << "" << 0;
        QTest::newRow("runs are removed bottom up") << "abcdef" << "cf" << "3-4 0-1" << "" << 0;
        QTest::newRow("runs are inserted top down") << "cf" << "abcdef" << "" << "0-1 3-4" << 0;
        QTest::newRow("first goes last: one move") << "abcdef" << "bcdefa" << "" << "" << 1;
        QTest::newRow("last goes first: one move") << "abcdef" << "fabcde" << "" << "" << 1;
        QTest::newRow("reversed") << "abcd" << "dcba" << "" << "" << 3;
        QTest::newRow("all at once") << "abcdef" << "xfbcy" << "3-4 0-0" << "0-0 4-4" << 1;
    }

    void saysWhatChanged()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        const RowDiff diff = diffRows(ids(before), ids(after));
        QTEST(runs(diff.removed), "removed");
        QTEST(runs(diff.inserted), "inserted");
        QTEST(movesOf(diff), "moves");
        QCOMPARE(applied(ids(before), ids(after), diff), ids(after));
    }

    void anyListBecomesAnyOther()
    {
        QRandomGenerator random(20261122);
        for (int round = 0; round < 2000; ++round) {
            Ids all = ids(QStringLiteral("abcdefghijklmnop"));
            std::shuffle(all.begin(), all.end(), random);
            const Ids before(all.begin(), all.begin() + random.bounded(17));
            std::shuffle(all.begin(), all.end(), random);
            const Ids after(all.begin(), all.begin() + random.bounded(17));
            QCOMPARE(applied(before, after, diffRows(before, after)), after);
        }
    }
};

QTEST_GUILESS_MAIN(TestRowDiff)
#include "tst_rowdiff.moc"
