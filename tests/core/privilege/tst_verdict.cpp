// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/verdict.h"

#include <KAuth/ActionReply>

#include <QTest>

using namespace Carrel;
using namespace Carrel::Privilege;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Protocol::Failure;
using Protocol::Refusal;

class TestVerdict : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endIsRead_data();
    void endIsRead();
    void denialIsExplained_data();
    void denialIsExplained();
    void denialOfAnotherClientIsNone();
    void doubtNamesTheGroupToWhomItMatters();
    void everyErrorSaysWhatToDo();
};

static const Protocol::RequestId own{u"0123456789abcdef0123456789abcdef"_s};
static const Protocol::RequestId other{u"ffffffffffffffffffffffffffffffff"_s};

void TestVerdict::endIsRead_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QVariantMap>("data");
    QTest::addColumn<Meaning>("meaning");
    const auto refusal = [](const Protocol::RequestId &id) {
        return failureText(id, {Refusal::InUse, 16});
    };
    using KAuth::ActionReply;
    const QVariantMap none;
    QTest::newRow("own success") << 0 << QString() << Protocol::successData(own) << Meaning::Done;
    QTest::newRow("another's success") << 0 << QString() << Protocol::successData(other) << Meaning::NotOurs;
    QTest::newRow("success of some other helper") << 0 << QString() << none << Meaning::InDoubt;
    QTest::newRow("own refusal") << int(Refusal::InUse) << refusal(own) << none << Meaning::Refused;
    QTest::newRow("another's refusal") << int(Refusal::InUse) << refusal(other) << none << Meaning::NotOurs;
    QTest::newRow("refusal without an id") << int(Refusal::Malformed) << refusal({}) << none << Meaning::NotOurs;
    QTest::newRow("polkit says no") << int(ActionReply::AuthorizationDeniedError) << QString() << none
                                    << Meaning::Denied;
    QTest::newRow("cancelled") << int(ActionReply::UserCancelledError) << QString() << none << Meaning::Denied;
    QTest::newRow("busy") << int(ActionReply::HelperBusyError) << QString() << none << Meaning::NotOurs;
    QTest::newRow("D-Bus error") << int(ActionReply::DBusError) << u"lost"_s << none << Meaning::InDoubt;
    QTest::newRow("no such action") << int(ActionReply::NoSuchActionError) << QString() << none << Meaning::InDoubt;
    QTest::newRow("unknown number") << 999 << refusal(own) << none << Meaning::InDoubt;
}

void TestVerdict::endIsRead()
{
    QFETCH(int, code);
    QFETCH(QString, text);
    QFETCH(QVariantMap, data);
    QFETCH(Meaning, meaning);
    const Reading reading = readEnd({code, text, data, 0ms}, own);
    QCOMPARE(reading.meaning, meaning);
    if (meaning == Meaning::Refused)
        QCOMPARE(reading.failure, (Failure{Refusal::InUse, 16}));
}

void TestVerdict::denialIsExplained_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("tookMs");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("prompt closed") << Verdict::WithPassword << 2000 << ErrorCode::Cancelled << u"closed"_s;
    QTest::newRow("nobody could be asked")
        << Verdict::WithPassword << 40 << ErrorCode::NotAuthorised << u"polkit agent"_s;
    QTest::newRow("remote session") << Verdict::No << 40 << ErrorCode::NotAuthorised << u"50-carrel-admins.rules"_s;
    QTest::newRow("polkit silent since") << Verdict::Unknown << 40 << ErrorCode::NotAuthorised << u"rule"_s;
}

void TestVerdict::denialIsExplained()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, tookMs);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    const std::optional<Error> error = errorOfDenial(verdict, std::chrono::milliseconds(tookMs));
    QVERIFY(error);
    QCOMPARE(error->code, code);
    QVERIFY2((error->sentence + error->wayOut).contains(says), qPrintable(error->sentence + error->wayOut));
}

void TestVerdict::denialOfAnotherClientIsNone()
{
    QVERIFY(!errorOfDenial(Verdict::Yes, 5s));
}

void TestVerdict::doubtNamesTheGroupToWhomItMatters()
{
    const JobEnd end{int(KAuth::ActionReply::DBusError), u"Rejected send message"_s, {}, 10ms};
    QCOMPARE(errorOfDoubt(end, false).code, ErrorCode::NotAuthorised);
    QVERIFY(errorOfDoubt(end, false).sentence.contains(u"group"_s));
    QCOMPARE(errorOfDoubt(end, true).code, ErrorCode::Unreachable);
    QCOMPARE(errorOfDoubt(end, true).detail, end.text);
}

void TestVerdict::everyErrorSaysWhatToDo()
{
    Protocol::Request request;
    request.gpu = {u"0000:3d:00.0"_s};
    for (const Error &error :
         {errorOfSilence(5s), errorOfBusyHelper(), errorOfBrokenPromise(request), errorOfDoubt({}, true)}) {
        QVERIFY(error.sentence.endsWith(u'.'));
        QVERIFY(!error.wayOut.isEmpty());
    }
    QVERIFY(errorOfBrokenPromise(request).sentence.contains(request.gpu.text));
    QCOMPARE(errorOfSilence(5s).code, ErrorCode::TimedOut);
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
