// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/reply.h"

#include <QTest>

using namespace Carrel;
using namespace Carrel::Protocol;
using namespace Qt::StringLiterals;

class TestReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void successComesBack();
    void foreignSuccessIsNone_data();
    void foreignSuccessIsNone();
    void failureComesBack();
    void foreignFailureIsNone_data();
    void foreignFailureIsNone();
};

static const RequestId id{u"0123456789abcdef0123456789abcdef"_s};

void TestReply::successComesBack()
{
    const auto answer = readSuccess(successData(id));
    QVERIFY(answer && answer->outcome);
    QCOMPARE(answer->id, id);
    QCOMPARE(successData(id).size(), 1); // a reply is broadcast: nothing else may be in it
}

void TestReply::foreignSuccessIsNone_data()
{
    QTest::addColumn<QVariantMap>("data");
    QTest::newRow("empty") << QVariantMap();
    QTest::newRow("more") << QVariantMap{{u"request"_s, id.text}, {u"path"_s, u"/sys"_s}};
    QTest::newRow("bad id") << QVariantMap{{u"request"_s, u"1"_s}};
    QTest::newRow("no text") << QVariantMap{{u"request"_s, QVariantList()}};
}

void TestReply::foreignSuccessIsNone()
{
    QFETCH(QVariantMap, data);
    QVERIFY(!readSuccess(data));
}

void TestReply::failureComesBack()
{
    for (int code = firstRefusal; code <= lastRefusal; ++code) {
        const Failure failure{Refusal(code), code - firstRefusal, code % 3 - 1}; // without a VF, and with one
        const auto answer = readFailure(code, failureText(id, failure));
        QVERIFY(answer && !answer->outcome);
        QCOMPARE(answer->id, id);
        QCOMPARE(answer->outcome.error(), failure);
    }
    const auto anonymous = readFailure(int(Refusal::Malformed), failureText({}, {Refusal::Malformed, 0}));
    QVERIFY(anonymous && anonymous->id.isEmpty());
}

void TestReply::foreignFailureIsNone_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("KAuth's own") << 8 << id.text + u" 0"_s;
    QTest::newRow("below ours") << firstRefusal - 1 << id.text + u" 0"_s;
    QTest::newRow("above ours") << lastRefusal + 1 << id.text + u" 0"_s;
    QTest::newRow("no text") << 100 << QString();
    QTest::newRow("no errno") << 100 << id.text;
    QTest::newRow("four words") << 100 << id.text + u" 0 0 0"_s;
    QTest::newRow("negative VF") << 100 << id.text + u" 0 -1"_s;
    QTest::newRow("VF too large") << 100 << id.text + u" 0 65536"_s;
    QTest::newRow("VF no number") << 100 << id.text + u" 0 x"_s;
    QTest::newRow("bad id") << 100 << u"x 0"_s;
    QTest::newRow("negative errno") << 100 << id.text + u" -1"_s;
    QTest::newRow("errno too large") << 100 << id.text + u" 4096"_s;
    QTest::newRow("errno with sign") << 100 << id.text + u" +5"_s;
    QTest::newRow("errno no number") << 100 << id.text + u" ENOSPC"_s;
}

void TestReply::foreignFailureIsNone()
{
    QFETCH(int, code);
    QFETCH(QString, text);
    QVERIFY(!readFailure(code, text));
}

QTEST_GUILESS_MAIN(TestReply)
#include "tst_reply.moc"
