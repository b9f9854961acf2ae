// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/viewerprocess.h"
#include "core/console/viewerprogram.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <unistd.h>

using namespace Carrel;
using namespace Carrel::Console;
using namespace Qt::StringLiterals;

namespace {

SecretPtr secret(QByteArrayView bytes)
{
    return std::make_shared<const Secret>(bytes);
}

bool makeProgram(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("#!/bin/sh\n") > 0
        && file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestViewerProcess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inputIsReadToItsEnd();
    void statusAndLastWordsAreTold_data();
    void statusAndLastWordsAreTold();
    void onlyTheEndOfManyWordsIsKept();
    void hasASessionOfItsOwnAndNoFilesOfOurs();
    void goesOnWhenItsWatcherIsGone();
    void whatCannotStartIsSaid();
    void inputThatFillsAPipeIsRefused();
    void programsAreFoundInAbsoluteFoldersOnly();
    void aMissingProgramSaysWhatToInstall();

private:
    QStringList run(const QString &script, const SecretPtr &input = nullptr);
};

/** Runs a shell script as the viewer: { exit status, last words }. */
QStringList TestViewerProcess::run(const QString &script, const SecretPtr &input)
{
    ViewerProcess viewer;
    QSignalSpy ended(&viewer, &ViewerProcess::ended);
    if (!viewer.start(u"/bin/sh"_s, {u"-c"_s, script}, input) || (ended.isEmpty() && !ended.wait(10'000)))
        return {};
    return {ended.first().at(0).toString(), ended.first().at(1).toString()};
}

void TestViewerProcess::inputIsReadToItsEnd()
{
    const QStringList ended = run(u"cat >&2"_s, secret("[virt-viewer]\ntype=spice\n"));
    QCOMPARE(ended, QStringList({u"0"_s, u"[virt-viewer]\ntype=spice"_s}));
    QCOMPARE(run(u"cat >&2; echo end >&2"_s), QStringList({u"0"_s, u"end"_s})); // none: an empty one
}

void TestViewerProcess::statusAndLastWordsAreTold_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("ended");
    QTest::newRow("success") << u"exit 0"_s << QStringList{u"0"_s, u""_s};
    QTest::newRow("failure") << u"echo cannot >&2; exit 3"_s << QStringList{u"3"_s, u"cannot"_s};
    QTest::newRow("killed") << u"kill -9 $$"_s << QStringList{u"137"_s, u""_s};
    QTest::newRow("standard output is not kept") << u"echo hello"_s << QStringList{u"0"_s, u""_s};
}

void TestViewerProcess::statusAndLastWordsAreTold()
{
    QFETCH(QString, script);
    QTEST(run(script), "ended");
}

void TestViewerProcess::onlyTheEndOfManyWordsIsKept()
{
    const QStringList ended = run(u"i=0; while [ $i -lt 2000 ]; do echo line $i >&2; i=$((i+1)); done"_s);
    QVERIFY(ended.at(1).size() <= 2000);
    QVERIFY(ended.at(1).endsWith(u"line 1999"_s));
}

void TestViewerProcess::hasASessionOfItsOwnAndNoFilesOfOurs()
{
    const int leak = ::dup(0); // without close-on-exec, as a careless library does
    const QStringList ended = run(u"ls /proc/self/fd | wc -l >&2; cut -d' ' -f1,6 /proc/$$/stat >&2"_s);
    ::close(leak);
    const QStringList lines = ended.at(1).split(u'\n');
    QCOMPARE(lines.at(0).trimmed(), u"4"_s); // 0, 1, 2 and the folder ls reads
    const QStringList ids = lines.at(1).split(u' ');
    QCOMPARE(ids.at(0), ids.at(1)); // process id and session
}

void TestViewerProcess::goesOnWhenItsWatcherIsGone()
{
    const QTemporaryDir folder;
    const QString proof = folder.filePath(u"proof"_s);
    {
        ViewerProcess viewer;
        // Words to the standard error after the watcher's end must not end it by SIGPIPE.
        QVERIFY(viewer.start(u"/bin/sh"_s, {u"-c"_s, u"sleep 0.5; echo words >&2 && echo went on >%1"_s.arg(proof)},
                             nullptr));
    }
    QTRY_COMPARE_WITH_TIMEOUT(contents(proof), "went on\n", 10'000);
}

void TestViewerProcess::whatCannotStartIsSaid()
{
    ViewerProcess viewer;
    const Result<void> started = viewer.start(u"/no/such/viewer"_s, {}, nullptr);
    QVERIFY(!started);
    QVERIFY(started.error().sentence.contains(u"/no/such/viewer"_s));
    QVERIFY(started.error().detail.contains(u"ENOENT"_s));
}

void TestViewerProcess::inputThatFillsAPipeIsRefused()
{
    ViewerProcess viewer;
    QVERIFY(!viewer.start(u"/bin/true"_s, {}, secret(QByteArray(1'000'000, 'x')))); // must not hang
}

void TestViewerProcess::programsAreFoundInAbsoluteFoldersOnly()
{
    const QByteArray path = qgetenv("PATH");
    const QTemporaryDir folder;
    QVERIFY(makeProgram(folder.filePath(u"carrel-test-viewer"_s)));
    QVERIFY(QDir::setCurrent(folder.path()));
    for (const QByteArray &relative : {QByteArray("."), QByteArray(""), QByteArray(":.:"), QByteArray("sub/..")}) {
        qputenv("PATH", relative);
        QVERIFY(!findViewer(u"carrel-test-viewer"_s));
    }
    qputenv("PATH", ".:/no/such/place:" + QFile::encodeName(folder.path()));
    const Result<QString> found = findViewer(u"carrel-test-viewer"_s);
    qputenv("PATH", path);
    QVERIFY(found);
    QCOMPARE(*found, folder.filePath(u"carrel-test-viewer"_s));
}

void TestViewerProcess::aMissingProgramSaysWhatToInstall()
{
    const Result<QString> found = findViewer(u"carrel-no-such-viewer"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::NotFound);
    QVERIFY(found.error().sentence.contains(u"carrel-no-such-viewer"_s));
    QVERIFY(found.error().wayOut.contains(u"apt install virt-viewer"_s));
}

QTEST_GUILESS_MAIN(TestViewerProcess)
#include "tst_viewerprocess.moc"
