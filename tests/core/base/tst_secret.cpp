// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/secret.h"

#include <QSet>
#include <QtTest>

using namespace Carrel;
using namespace Qt::StringLiterals;

class TestSecret final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordHasOnlyLettersAndDigits();
    void passwordsDiffer();
    void wipeEmptiesTheText();
};

void TestSecret::passwordHasOnlyLettersAndDigits()
{
    const SecretPtr password = makePassword(2000);
    QCOMPARE(password->view().size(), 2000);
    for (const char c : password->view())
        QVERIFY(QChar::fromLatin1(c).isLetterOrNumber());
}

void TestSecret::passwordsDiffer()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 100; ++i)
        seen.insert(makePassword(24)->view().toByteArray());
    QCOMPARE(seen.size(), 100);
}

void TestSecret::wipeEmptiesTheText()
{
    QString text = u"secret"_s + QString::number(1);
    QByteArray bytes = text.toUtf8();
    wipe(text);
    wipe(bytes);
    QVERIFY(text.isEmpty() && bytes.isEmpty());
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
