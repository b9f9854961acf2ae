// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domainlabels.h"

#include "core/virt/domainedit.h"
#include "core/virt/domainxml.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Virt;
using namespace Qt::StringLiterals;

namespace {

const QString bare = u"<domain type='kvm'>\n  <name>cad</name>\n  <!-- mine -->\n  <memory>1</memory>\n</domain>\n"_s;
const QString tryOut = u"<domain><name>cad</name><metadata><o:os xmlns:o='urn:o'><o:tag name='theirs'/></o:os>"
                       "<x:carrel xmlns:x='urn:carrel:domain:1'><x:tryout name='office'/></x:carrel></metadata>"
                       "</domain>"_s;

} // namespace

class DomainLabelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagsComeBackAsWritten_data()
    {
        QTest::addColumn<QString>("xml");
        QTest::newRow("no metadata yet") << bare;
        QTest::newRow("beside others, another prefix") << tryOut;
    }
    void tagsComeBackAsWritten()
    {
        QFETCH(QString, xml);
        const QStringList tags{u"CAD"_s, u"3. Etage"_s, u"a < b & \"c\""_s};
        const auto tagged = withTags(xml, tags);
        QVERIFY(tagged);
        QCOMPARE(parseDomain(*tagged)->tags, tags);
        const auto fewer = withTags(*tagged, {u"CAD"_s});
        QCOMPARE(parseDomain(*fewer)->tags, QStringList{u"CAD"_s});
        QCOMPARE(parseDomain(*fewer)->name, u"cad"_s);
    }

    void withoutTagsItIsAsBefore()
    {
        for (const QString &xml : {bare, tryOut}) {
            const auto tagged = withTags(xml, {u"CAD"_s, u"second"_s});
            QVERIFY(*tagged != xml);
            QCOMPARE(withTags(*tagged, {})->size(), withTags(xml, {})->size());
            QCOMPARE(tryOutOf(*withTags(*tagged, {})), tryOutOf(xml));
        }
        QVERIFY(withTags(*withTags(bare, {u"CAD"_s}), {})->contains(u"<!-- mine -->"_s));
        QVERIFY(!withTags(*withTags(bare, {u"CAD"_s}), {})->contains(u"metadata"_s));
    }

    void otherProgramsTagsAreTheirs()
    {
        QVERIFY(parseDomain(tryOut)->tags.isEmpty());
        QVERIFY(withTags(tryOut, {})->contains(u"theirs"_s));
    }

    void notesAreTheDescription_data()
    {
        QTest::addColumn<QString>("xml");
        QTest::newRow("none yet") << bare;
        QTest::newRow("other text") << u"<domain><name>cad</name><description>old</description></domain>"_s;
        QTest::newRow("with CDATA")
            << u"<domain><name>cad</name><description>a<![CDATA[<b>]]></description></domain>"_s;
    }
    void notesAreTheDescription()
    {
        QFETCH(QString, xml);
        const QString notes = u"For Anna:\n<until> Friday & more"_s;
        const auto noted = withNotes(xml, notes);
        QVERIFY(noted);
        QCOMPARE(parseDomain(*noted)->notes, notes);
        QCOMPARE(noted->count(u"<description>"_s), 1);
        const auto gone = withNotes(*noted, {});
        QVERIFY(!gone->contains(u"description"_s));
        QCOMPARE(parseDomain(*gone)->name, u"cad"_s);
    }

    void damagedIsSaid()
    {
        QCOMPARE(withTags(u"<domain"_s, {u"a"_s}).error().code, ErrorCode::Damaged);
        QCOMPARE(withNotes(u"<network/>"_s, u"a"_s).error().code, ErrorCode::Damaged);
    }
};

QTEST_GUILESS_MAIN(DomainLabelsTest)
#include "tst_domainlabels.moc"
