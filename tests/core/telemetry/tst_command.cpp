// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/command.h"
#include "tests/core/telemetry/tree.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using Telemetry::Command;
using Telemetry::Outcome;

namespace {

constexpr int soon = 5'000;

Outcome lastOf(const QSignalSpy &spy)
{
    return spy.isEmpty() ? Outcome{} : spy.last().first().value<Outcome>();
}

} // namespace

class TestCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Test::Tree>();
        qputenv("PATH", (m_folder->root() + u":/usr/bin:/bin"_s).toLocal8Bit());
    }
    void givesOutputErrorsAndStatus()
    {
        m_folder->script(u"tool"_s, "echo \"$LC_ALL $1\"; echo bad >&2; read line; exit 6\n");
        QCOMPARE(run({u"-q"_s}), (Outcome{Outcome::End::Finished, 6, "C -q\n", "bad\n"})); // and its input was empty
    }
    void aMissingToolIsNotFound() { QCOMPARE(run({}).end, Outcome::End::NotFound); }
    void aFileThatCannotRunIsNotFound()
    {
        m_folder->script(u"tool"_s, "");
        m_folder->write(u"tool"_s, "#!/nonexistent/interpreter\n");
        QFile::setPermissions(m_folder->at(u"tool"_s), QFile::ReadOwner | QFile::ExeOwner);
        QCOMPARE(run({}).end, Outcome::End::NotFound);
    }
    void aCrashIsToldFromAnExit()
    {
        m_folder->script(u"tool"_s, "kill -9 $$\n");
        QCOMPARE(run({}).end, Outcome::End::Crashed);
    }
    void theDeadlineEndsAToolThatHangs()
    {
        m_folder->script(u"tool"_s, "trap '' TERM; exec sleep 60\n");
        QElapsedTimer time;
        time.start();
        QCOMPARE(run({}, 200).end, Outcome::End::TimedOut);
        QVERIFY(time.elapsed() < soon);
    }
    void aToolThatCannotBeKilledStopsTheNext()
    {
        m_folder->script(u"tool"_s, "exec sleep 60\n");
        Command command;
        QSignalSpy spy(&command, &Command::ended);
        command.start(u"tool"_s, {}, 200);
        connect(&command, &Command::ended, &command, [&command, &spy] {
            if (spy.size() == 1)
                command.start(u"tool"_s, {}, 200); // its end cannot have been seen yet
        });
        QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 2, soon);
        QCOMPARE(lastOf(spy).end, Outcome::End::StillHangs);
    }
    void aFloodIsCutOff()
    {
        m_folder->script(u"tool"_s, "exec yes carrel\n");
        QCOMPARE(run({}).end, Outcome::End::TooMuch);
    }
    void cancelledItSaysNothing()
    {
        m_folder->script(u"tool"_s, "echo late; exec sleep 60\n");
        Command command;
        QSignalSpy spy(&command, &Command::ended);
        command.start(u"tool"_s, {}, 300);
        QVERIFY(command.isRunning());
        command.cancel();
        QVERIFY(!command.isRunning());
        QTest::qWait(500);
        QCOMPARE(spy.size(), 0);
        command.start(u"nothing"_s, {}, soon); // the end of this one is queued when it is cancelled
        command.cancel();
        QTest::qWait(50);
        QCOMPARE(spy.size(), 0);
    }
    void destroyedItDoesNotWait()
    {
        m_folder->script(u"tool"_s, "exec sleep 60\n");
        QElapsedTimer time;
        {
            Command command;
            command.start(u"tool"_s, {}, 60'000);
            QTest::qWait(100);
            time.start();
        }
        QVERIFY(time.elapsed() < 100);
        QTest::qWait(200); // the process's end is seen, and its object goes
    }

private:
    Outcome run(const QStringList &arguments, int deadline = soon)
    {
        Command command;
        QSignalSpy spy(&command, &Command::ended);
        command.start(u"tool"_s, arguments, deadline);
        (void)QTest::qWaitFor([&spy] { return !spy.isEmpty(); }, 2 * soon);
        const Outcome outcome = lastOf(spy);
        QTest::qWait(50); // a killed process is reaped
        return outcome;
    }
    std::unique_ptr<Test::Tree> m_folder;
};

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"
