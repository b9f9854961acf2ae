// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/calls.h"
#include "core/host/callthreads.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

class CallsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersComeBack();
    void aHangingCallIsGivenUpInTime();
    void aBeatingCallIsNotLate();
    void waitingForAThreadIsNotSilence();
    void hangingThreadsAreReplaced();
    void theEndAnswersWhatIsOut();
    void workNotBegunIsDroppedAtTheEnd();
    void aLateAnswerIsIgnored();
    void detachedWorkRuns();

private:
    static Error late() { return {ErrorCode::TimedOut, u"late"_s, {}, {}}; }
    template <class T>
    static Result<T> wait(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return failure(ErrorCode::Failed, u"the future did not end"_s);
        return future.result();
    }
};

void CallsTest::answersComeBack()
{
    Calls calls;
    QCOMPARE(*wait(calls.run<int>([](const Calls::Beat &) { return 42; }, 1000, late())), 42);
    const auto refused = wait(calls.run<int>(
        [](const Calls::Beat &) -> Result<int> { return failure(ErrorCode::NotFound, u"no"_s); }, 1000, late()));
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
}

void CallsTest::aHangingCallIsGivenUpInTime()
{
    QSemaphore block;
    Calls calls;
    QElapsedTimer clock;
    clock.start();
    const auto answer = wait(calls.run<int>(
        [&block](const Calls::Beat &) {
            block.acquire();
            return 1;
        },
        150, late()));
    QCOMPARE(answer.error().code, ErrorCode::TimedOut);
    QVERIFY(clock.elapsed() >= 140 && clock.elapsed() < 2000);
    QCOMPARE(calls.givenUp(), 1);
    block.release();
    QVERIFY(QTest::qWaitFor([&] { return calls.givenUp() == 0; }));
}

void CallsTest::aBeatingCallIsNotLate()
{
    Calls calls;
    const auto answer = wait(calls.run<int>(
        [](const Calls::Beat &beat) {
            for (int i = 0; i < 10; ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(60));
                beat();
            }
            return 10;
        },
        300, late()));
    QCOMPARE(*answer, 10);
}

void CallsTest::waitingForAThreadIsNotSilence()
{
    Calls calls;
    const auto slow = [](const Calls::Beat &) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        return 1;
    };
    std::vector<QFuture<Result<int>>> answers;
    for (int i = 0; i < 8; ++i) // twice the pool: the second half waits longer than its own time
        answers.push_back(calls.run<int>(slow, 350, late()));
    for (const auto &answer : answers)
        QVERIFY(wait(answer));
}

void CallsTest::hangingThreadsAreReplaced()
{
    QSemaphore block;
    Calls calls;
    std::vector<QFuture<Result<int>>> stuck;
    for (int i = 0; i < 8; ++i)
        stuck.push_back(calls.run<int>(
            [&block](const Calls::Beat &) {
                block.acquire();
                return 1;
            },
            50, late()));
    QCOMPARE(*wait(calls.run<int>([](const Calls::Beat &) { return 7; }, 5000, late())), 7);
    for (const auto &each : stuck)
        QCOMPARE(wait(each).error().code, ErrorCode::TimedOut);
    QCOMPARE(calls.givenUp(), 8);
    block.release(8);
    QVERIFY(QTest::qWaitFor([&] { return calls.givenUp() == 0; }));
}

void CallsTest::theEndAnswersWhatIsOut()
{
    auto block = std::make_shared<QSemaphore>();
    QFuture<Result<int>> out;
    {
        Calls calls;
        out = calls.run<int>(
            [block](const Calls::Beat &) {
                block->acquire();
                return 1;
            },
            60'000, late());
        QTest::qWait(20);
    }
    QVERIFY(out.isFinished());
    QCOMPARE(out.result().error().code, ErrorCode::Cancelled);
    block->release();
}

void CallsTest::workNotBegunIsDroppedAtTheEnd()
{
    auto block = std::make_shared<QSemaphore>();
    auto begun = std::make_shared<std::atomic_int>(0);
    std::vector<QFuture<Result<int>>> out;
    {
        Calls calls;
        for (int i = 0; i < 10; ++i)
            out.push_back(calls.run<int>(
                [block, begun](const Calls::Beat &) {
                    ++*begun;
                    block->acquire();
                    return 1;
                },
                60'000, late()));
        QVERIFY(QTest::qWaitFor([&] { return *begun == 4; }));
    }
    block->release(10);
    for (const auto &each : out)
        QCOMPARE(each.result().error().code, ErrorCode::Cancelled);
    QTest::qWait(30);
    QCOMPARE(begun->load(), 4);
}

void CallsTest::aLateAnswerIsIgnored()
{
    QSemaphore block;
    Calls calls;
    QFuture<Result<int>> future = calls.run<int>(
        [&block](const Calls::Beat &) {
            block.acquire();
            return 1;
        },
        50, late());
    QCOMPARE(wait(future).error().code, ErrorCode::TimedOut);
    block.release();
    QVERIFY(QTest::qWaitFor([&] { return calls.givenUp() == 0; }));
    QCOMPARE(future.resultCount(), 1);
    QCOMPARE(future.result().error().code, ErrorCode::TimedOut);
}

void CallsTest::detachedWorkRuns()
{
    auto done = std::make_shared<QSemaphore>();
    CallThreads::start([done] { done->release(); });
    QVERIFY(done->tryAcquire(1, 5000));
}

QTEST_GUILESS_MAIN(CallsTest)
#include "tst_calls.moc"
