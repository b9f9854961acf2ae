// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/responder.h"
#include "core/protocol/verb.h"

#include <QFile>
#include <QMetaMethod>
#include <QRegularExpression>
#include <QTest>

using namespace Carrel;
using namespace Qt::StringLiterals;

class TestResponder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasExactlyTheActionSlots();
    void actionsFileListsTheSameIds();
    void documentationListsTheSameIds();
};

static QStringList idsIn(const QString &path, const QString &pattern)
{
    QFile file(qEnvironmentVariable("CARREL_SOURCE") + path);
    if (!file.open(QIODevice::ReadOnly))
        return {u"cannot open "_s + path};
    QStringList ids;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    for (const QRegularExpressionMatch &match : expression.globalMatch(QString::fromUtf8(file.readAll())))
        ids.append(match.captured(1));
    ids.sort();
    ids.removeDuplicates();
    return ids;
}

static QStringList actionIds()
{
    QStringList ids;
    for (const Protocol::Verb verb : Protocol::allVerbs)
        ids.append(Protocol::actionId(verb));
    ids.sort();
    return ids;
}

void TestResponder::hasExactlyTheActionSlots()
{
    QStringList expected;
    for (const Protocol::Verb verb : Protocol::allVerbs)
        expected.append(Protocol::slotName(verb) + u"(QVariantMap)"_s);
    QStringList callable; // KAuth would call any of these by the name a caller chooses
    const QMetaObject &meta = Helper::Responder::staticMetaObject;
    for (int i = 0; i < meta.methodCount(); ++i)
        if (meta.method(i).methodSignature().endsWith("(QVariantMap)"))
            callable.append(QString::fromLatin1(meta.method(i).methodSignature()));
    QCOMPARE(callable, expected);
    QCOMPARE(meta.methodCount() - meta.methodOffset(), expected.size());
}

void TestResponder::actionsFileListsTheSameIds()
{
    QCOMPARE(idsIn(u"/packaging/helper/org.carrel.helper.actions"_s, u"^\\[(org\\.[^]]*)\\]"_s), actionIds());
}

void TestResponder::documentationListsTheSameIds()
{
    QCOMPARE(idsIn(u"/docs/privilege.md"_s, u"`(org\\.carrel\\.helper\\.[a-z0-9.]+)`"_s), actionIds());
}

QTEST_GUILESS_MAIN(TestResponder)
#include "tst_responder.moc"
