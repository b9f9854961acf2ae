// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/refusal.h"

#include <QTest>

#include <cerrno>
#include <set>

using namespace Carrel;
using namespace Carrel::Protocol;
using namespace Qt::StringLiterals;

class TestRefusal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void errnoHasItsMeaning_data();
    void errnoHasItsMeaning();
    void everyRefusalHasASentenceAndAWayOut();
    void vfInTheWayIsNamed();
    void noPlaceholderIsLeft();
    void unknownErrnoIsKeptInTheDetail();
};

static Request request(Verb verb)
{
    Request made;
    made.verb = verb;
    made.gpu = {u"0000:3d:00.0"_s};
    made.type = {u"nvidia-35"_s};
    made.vgpu = {u"d1a4b2f0-0000-4000-8000-00000000000a"_s};
    return made;
}

void TestRefusal::errnoHasItsMeaning_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<int>("number");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("names"); // what the sentence must say
    const QString gpu = u"0000:3d:00.0"_s;
    const QString vgpu = u"d1a4b2f0-0000-4000-8000-00000000000a"_s;
    QTest::newRow("create EEXIST") << Verb::CreateVgpu << EEXIST << ErrorCode::AlreadyExists << vgpu;
    QTest::newRow("create ENOSPC") << Verb::CreateVgpu << ENOSPC << ErrorCode::NoRoom << gpu;
    QTest::newRow("create EUSERS") << Verb::CreateVgpu << EUSERS << ErrorCode::NoRoom << gpu;
    QTest::newRow("create EINVAL") << Verb::CreateVgpu << EINVAL << ErrorCode::Unsupported << u"nvidia-35"_s;
    QTest::newRow("create ENOMEM") << Verb::CreateVgpu << ENOMEM << ErrorCode::NoRoom << gpu;
    QTest::newRow("create ENODEV") << Verb::CreateVgpu << ENODEV << ErrorCode::NotFound << gpu;
    QTest::newRow("create EIO") << Verb::CreateVgpu << EIO << ErrorCode::Failed << gpu;
    QTest::newRow("create EACCES") << Verb::CreateVgpu << EACCES << ErrorCode::NotAuthorised << gpu;
    QTest::newRow("create EPERM") << Verb::CreateVgpu << EPERM << ErrorCode::NotAuthorised << gpu;
    QTest::newRow("create EBUSY") << Verb::CreateVgpu << EBUSY << ErrorCode::InUse << gpu;
    QTest::newRow("remove EAGAIN") << Verb::RemoveVgpu << EAGAIN << ErrorCode::InUse << vgpu;
    QTest::newRow("remove EBUSY") << Verb::RemoveVgpu << EBUSY << ErrorCode::InUse << vgpu;
    QTest::newRow("remove ENODEV") << Verb::RemoveVgpu << ENODEV << ErrorCode::NotFound << vgpu;
    QTest::newRow("remove ENOENT") << Verb::RemoveVgpu << ENOENT << ErrorCode::NotFound << gpu;
    QTest::newRow("remove EINVAL") << Verb::RemoveVgpu << EINVAL << ErrorCode::Unsupported << vgpu;
    const QString type = u"nvidia-35"_s;
    QTest::newRow("set EPERM") << Verb::SetVfType << EPERM << ErrorCode::InUse << u"already carries"_s;
    QTest::newRow("set EIO") << Verb::SetVfType << EIO << ErrorCode::NoRoom << type;
    QTest::newRow("set ENODEV") << Verb::SetVfType << ENODEV << ErrorCode::NotFound << type;
    QTest::newRow("set EBUSY") << Verb::SetVfType << EBUSY << ErrorCode::InUse << u"running workstation"_s;
    QTest::newRow("set ENOSPC") << Verb::SetVfType << ENOSPC << ErrorCode::NoRoom << type;
    QTest::newRow("set EINVAL") << Verb::SetVfType << EINVAL << ErrorCode::Unsupported << type;
    QTest::newRow("clear EPERM") << Verb::ClearVfType << EPERM << ErrorCode::NotFound << u"no longer carries"_s;
    QTest::newRow("clear EBUSY") << Verb::ClearVfType << EBUSY << ErrorCode::InUse << u"running workstation"_s;
    QTest::newRow("clear EINVAL") << Verb::ClearVfType << EINVAL << ErrorCode::InUse << u"another type"_s;
    QTest::newRow("count ENOENT") << Verb::SetVfCount << ENOENT << ErrorCode::Unsupported << u"cannot switch"_s;
    QTest::newRow("count EBUSY") << Verb::SetVfCount << EBUSY << ErrorCode::InUse << gpu;
    QTest::newRow("count ENOMEM") << Verb::SetVfCount << ENOMEM << ErrorCode::NoRoom << u"bus numbers"_s;
    QTest::newRow("count EIO") << Verb::SetVfCount << EIO << ErrorCode::Failed << gpu;
    QTest::newRow("parameters EINVAL") << Verb::SetParameters << EINVAL << ErrorCode::BadInput << vgpu;
    QTest::newRow("parameters EPERM") << Verb::SetParameters << EPERM << ErrorCode::InUse << vgpu;
    QTest::newRow("remove any other") << Verb::RemoveVgpu << EXDEV << ErrorCode::Failed << gpu;
}

void TestRefusal::errnoHasItsMeaning()
{
    QFETCH(Verb, verb);
    QFETCH(int, number);
    QFETCH(ErrorCode, code);
    QFETCH(QString, names);
    for (const Refusal refusal : {Refusal::WriteFailed, Refusal::OpenFailed}) {
        const Error error = toError({refusal, number}, request(verb));
        QCOMPARE(error.code, code);
        QVERIFY2(error.sentence.contains(names), qPrintable(error.sentence));
        QCOMPARE(error.detail, errnoText(number));
    }
}

void TestRefusal::everyRefusalHasASentenceAndAWayOut()
{
    std::set<QString> sentences;
    for (int code = firstRefusal; code <= lastRefusal; ++code) {
        const Error error = toError({Refusal(code), 0}, request(Verb::RemoveVgpu));
        QVERIFY2(error.sentence.endsWith(u'.') && !error.wayOut.isEmpty(), qPrintable(QString::number(code)));
        sentences.insert(error.sentence);
    }
    QCOMPARE(sentences.size(), size_t(lastRefusal - firstRefusal)); // OpenFailed and WriteFailed share the errno table
}

void TestRefusal::vfInTheWayIsNamed()
{
    for (const Refusal refusal : {Refusal::GpuCarries, Refusal::GpuInUse}) {
        const Error named = toError({refusal, EBUSY, 3}, request(Verb::SetVfCount));
        QCOMPARE(named.code, ErrorCode::InUse);
        QVERIFY2(named.sentence.startsWith(u"VF 3 of GPU 0000:3d:00.0 "_s), qPrintable(named.sentence));
        const Error unnamed = toError({refusal, EBUSY}, request(Verb::SetVfCount));
        QVERIFY2(unnamed.sentence.startsWith(u"GPU 0000:3d:00.0 "_s), qPrintable(unnamed.sentence));
    }
    // The same refusal has each verb's own words.
    QVERIFY(toError({Refusal::StillWaiting, 0}, request(Verb::RemoveVgpu)).sentence
            != toError({Refusal::StillWaiting, 0}, request(Verb::SetVfType)).sentence);
}

void TestRefusal::noPlaceholderIsLeft()
{
    for (const Verb verb : allVerbs) {
        for (int code = firstRefusal; code <= lastRefusal; ++code) {
            for (int number = 0; number < 140; ++number) {
                const Error error = toError({Refusal(code), number}, request(verb));
                QVERIFY2(!error.sentence.contains(u'%') && !error.wayOut.contains(u'%'), qPrintable(error.sentence));
            }
        }
    }
}

void TestRefusal::unknownErrnoIsKeptInTheDetail()
{
    QCOMPARE(toError({Refusal::WriteFailed, ELIBACC}, request(Verb::CreateVgpu)).detail.section(u':', 0, 0),
             u"ELIBACC"_s);
    QVERIFY(toError({Refusal::ShortWrite, 0}, request(Verb::CreateVgpu)).detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestRefusal)
#include "tst_refusal.moc"
