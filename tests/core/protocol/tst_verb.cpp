// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/verb.h"

#include <QRegularExpression>
#include <QTest>

using namespace Carrel::Protocol;
using namespace Qt::StringLiterals;

class TestVerb : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void idsAreWhatPolicyGenTakes();
    void slotIsWhatKAuthDerives();
};

void TestVerb::idsAreWhatPolicyGenTakes()
{
    // kauth-policy-gen's own expression (KAuth 6.13, src/policy-gen/policy-gen.cpp).
    static const QRegularExpression form(u"^[0-9a-z]+(\\.[0-9a-z]+)*$"_s);
    for (const Verb verb : allVerbs)
        QVERIFY2(form.match(actionId(verb)).hasMatch(), qPrintable(actionId(verb)));
}

void TestVerb::slotIsWhatKAuthDerives()
{
    for (const Verb verb : allVerbs) {
        QString derived = actionId(verb);
        QVERIFY(derived.startsWith(helperName() + u'.'));
        derived = derived.sliced(helperName().size() + 1).replace(u'.', u'_');
        QCOMPARE(slotName(verb), derived);
    }
}

QTEST_GUILESS_MAIN(TestVerb)
#include "tst_verb.moc"
