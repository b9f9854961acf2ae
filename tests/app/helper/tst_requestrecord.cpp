// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/requestrecord.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>

using namespace Carrel;
using namespace Carrel::Helper;
using namespace Qt::StringLiterals;
using Protocol::Refusal;

class TestRequestRecord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void idIsTakenOnce();
    void idIsForgottenAfterTenMinutes();
    void nothingIsTakenWithoutARecord();

private:
    [[nodiscard]] RequestRecord record() const
    {
        return RequestRecord(
            UniqueFd(open(QFile::encodeName(m_dir.path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
    }
    void age(const Protocol::RequestId &id, int seconds) const
    {
        const std::array<timespec, 2> then{timespec{std::time(nullptr) - seconds, 0},
                                           timespec{std::time(nullptr) - seconds, 0}};
        QCOMPARE(utimensat(AT_FDCWD, QFile::encodeName(m_dir.filePath(id.text)).constData(), then.data(), 0), 0);
    }

    QTemporaryDir m_dir;
};

void TestRequestRecord::idIsTakenOnce()
{
    const Protocol::RequestId one = Protocol::makeRequestId();
    QVERIFY(record().claim(one));
    QVERIFY(record().claim(Protocol::makeRequestId()));
    QCOMPARE(record().claim(one).error(),
             (Protocol::Failure{Refusal::Replayed, EEXIST})); // another object: it is on disk
    RequestRecord kept = record();
    QVERIFY(kept.claim(Protocol::makeRequestId()));
    QVERIFY(!kept.claim(one));
}

void TestRequestRecord::idIsForgottenAfterTenMinutes()
{
    const Protocol::RequestId young = Protocol::makeRequestId();
    const Protocol::RequestId old = Protocol::makeRequestId();
    QVERIFY(record().claim(young) && record().claim(old));
    age(young, 590);
    age(old, 602);
    QVERIFY(!record().claim(young));
    QVERIFY(record().claim(old));
    QVERIFY(!record().claim(old));
    age(old, 602);
    record().forgetOld();
    QVERIFY(!QFile::exists(m_dir.filePath(old.text)));
    QVERIFY(QFile::exists(m_dir.filePath(young.text)));
}

void TestRequestRecord::nothingIsTakenWithoutARecord()
{
    RequestRecord none{UniqueFd()};
    QCOMPARE(none.claim(Protocol::makeRequestId()).error(), (Protocol::Failure{Refusal::NoRecord, EBADF}));
}

QTEST_GUILESS_MAIN(TestRequestRecord)
#include "tst_requestrecord.moc"
