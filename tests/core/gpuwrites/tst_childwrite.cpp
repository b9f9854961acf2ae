// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/childwrite.h"
#include "core/gpuwrites/uniquefd.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <cerrno>
#include <fcntl.h>

using namespace std::chrono_literals;
using namespace Carrel::Writes;
using Carrel::Protocol::Failure;
using Carrel::Protocol::Refusal;

class TestChildWrite : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void childWritesTheValue();
    void errnoOfTheWriteComesBack();
    void writerThatIsHeldIsLeftAlone();
};

struct Pipe
{
    Pipe() { static_cast<void>(pipe2(ends.data(), O_CLOEXEC)); }
    ~Pipe()
    {
        close(ends[0]);
        close(ends[1]);
    }
    std::array<int, 2> ends{};
};

void TestChildWrite::childWritesTheValue()
{
    const Pipe node;
    QVERIFY(writeInChild(node.ends[1], "1\n", 5s));
    std::array<char, 16> got{};
    QCOMPARE(read(node.ends[0], got.data(), got.size()), 2);
    QCOMPARE(QByteArray(got.data(), 2), "1\n");
}

void TestChildWrite::errnoOfTheWriteComesBack()
{
    const UniqueFd full(open("/dev/full", O_WRONLY | O_CLOEXEC));
    QCOMPARE(writeInChild(full.get(), "1\n", 5s).error(), (Failure{Refusal::WriteFailed, ENOSPC}));
    const UniqueFd readOnly(open("/dev/null", O_RDONLY | O_CLOEXEC));
    QCOMPARE(writeInChild(readOnly.get(), "1\n", 5s).error(), (Failure{Refusal::WriteFailed, EBADF}));
}

void TestChildWrite::writerThatIsHeldIsLeftAlone()
{
    const Pipe node;
    const int flags = fcntl(node.ends[1], F_GETFL);
    fcntl(node.ends[1], F_SETFL, flags | O_NONBLOCK);
    const QByteArray page(4096, 'x');
    while (write(node.ends[1], page.constData(), size_t(page.size())) > 0) { }
    fcntl(node.ends[1], F_SETFL, flags); // full, and the next writer waits, as the kernel holds the writer of `remove`
    QElapsedTimer took;
    took.start();
    QCOMPARE(writeInChild(node.ends[1], "1\n", 200ms).error(), (Failure{Refusal::StillWaiting, 0}));
    QVERIFY(took.elapsed() >= 190 && took.elapsed() < 3000);
    // Room again: the child, which nobody killed, ends its write.
    QByteArray all;
    std::array<char, 65536> got{};
    while (!all.contains('1'))
        all.append(got.data(), read(node.ends[0], got.data(), got.size()));
    QVERIFY(all.endsWith("1\n"));
}

QTEST_GUILESS_MAIN(TestChildWrite)
#include "tst_childwrite.moc"
