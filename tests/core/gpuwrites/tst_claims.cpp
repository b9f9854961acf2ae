// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/claims.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <fcntl.h>

using namespace Carrel;
using namespace Carrel::Writes;
using namespace Qt::StringLiterals;
using Protocol::Failure;
using Protocol::Refusal;

class TestClaims : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void claimIsKeptUntilDropped();
    void newClaimReplacesAnOldOne();
    void linkInTheFilesPlaceIsNotFollowed();
    void damagedClaimIsNobodys();
    void nothingIsKeptWithoutAFolder();

private:
    [[nodiscard]] Claims claims() const
    {
        return Claims(UniqueFd(open(QFile::encodeName(m_dir.path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
    }

    QTemporaryDir m_dir;
    const GpuId vf{u"0000:3d:00.4"_s};
};

void TestClaims::claimIsKeptUntilDropped()
{
    QCOMPARE(claims().of(vf).value(), Uuid{});
    const Uuid one = makeUuid();
    QVERIFY(claims().keep(vf, one));
    QCOMPARE(claims().of(vf).value(), one);
    QCOMPARE(claims().of({u"0000:3d:00.5"_s}).value(), Uuid{});
    QCOMPARE(QFileInfo(m_dir.filePath(vf.text)).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    claims().drop(vf);
    QCOMPARE(claims().of(vf).value(), Uuid{});
}

void TestClaims::newClaimReplacesAnOldOne()
{
    const Uuid one = makeUuid();
    const Uuid other = makeUuid();
    QVERIFY(claims().keep(vf, one) && claims().keep(vf, other));
    QCOMPARE(claims().of(vf).value(), other);
}

void TestClaims::linkInTheFilesPlaceIsNotFollowed()
{
    QFile canary(m_dir.filePath(u"canary"_s));
    QVERIFY(canary.open(QIODevice::WriteOnly));
    const GpuId linked{u"0000:3d:00.6"_s};
    QVERIFY(QFile::link(u"canary"_s, m_dir.filePath(linked.text)));
    QCOMPARE(claims().of(linked).error(), (Failure{Refusal::NoClaim, ELOOP}));
    QVERIFY(claims().keep(linked, makeUuid()));
    QCOMPARE(QFileInfo(canary).size(), 0);
    QVERIFY(!QFileInfo(m_dir.filePath(linked.text)).isSymLink());
}

void TestClaims::damagedClaimIsNobodys()
{
    const GpuId damaged{u"0000:3d:00.7"_s};
    QFile file(m_dir.filePath(damaged.text));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("half a cl") > 0);
    file.close();
    QCOMPARE(claims().of(damaged).error(), (Failure{Refusal::NoClaim, EBADMSG}));
}

void TestClaims::nothingIsKeptWithoutAFolder()
{
    const Claims none{UniqueFd()};
    QCOMPARE(none.keep(vf, makeUuid()).error(), (Failure{Refusal::NoClaim, EBADF}));
    QCOMPARE(none.of(vf).error(), (Failure{Refusal::NoClaim, EBADF}));
}

QTEST_GUILESS_MAIN(TestClaims)
#include "tst_claims.moc"
