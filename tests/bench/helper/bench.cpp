// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_helper bare ROUNDS | bare GPU TYPE ROUNDS | carrel GPU TYPE ROUNDS: what one round trip takes, in milliseconds,
// one a line. "bare" goes to a helper that does nothing; "create" is from the click to the node in /sys, through
// Carrel's client and helper. Two modes of one program, as KAuth can be used from one thread of a process only.

#include "core/privilege/gpuwriter.h"

#include <KAuth/Action>
#include <KAuth/ExecuteJob>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QTextStream>

using namespace Carrel;
using namespace Qt::StringLiterals;

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

[[noreturn]] void fail(const QString &why)
{
    QTextStream(stderr) << why << '\n';
    std::exit(1);
}

double bareRoundTrip(const QVariantMap &arguments)
{
    QElapsedTimer timer;
    timer.start();
    KAuth::Action action;
    action.setName(u"org.carrel.bench.nothing"_s);
    action.setHelperId(u"org.carrel.bench"_s);
    action.setArguments(arguments);
    KAuth::ExecuteJob *job = action.execute();
    QEventLoop loop;
    double took = 0;
    QObject::connect(job, &KJob::result, &loop, [&](KJob *ended) {
        took = milliseconds(timer);
        if (ended->error() != 0)
            fail(u"bare round trip: "_s + ended->errorText());
        loop.quit();
    });
    job->start();
    loop.exec();
    return took;
}

double waitFor(const QFuture<Result<void>> &future, const QElapsedTimer &timer)
{
    QEventLoop loop;
    QFutureWatcher<Result<void>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    const double took = milliseconds(timer);
    if (!future.result())
        fail(future.result().error().sentence + u' ' + future.result().error().detail);
    return took;
}

void runBare(int rounds)
{
    for (int round = 0; round < rounds; ++round)
        QTextStream(stdout) << u"bare %1\n"_s.arg(bareRoundTrip({}), 0, 'f', 3);
}

QVariantMap writing(const QString &path, const QByteArray &value)
{
    return {{u"path"_s, path.toLatin1()}, {u"value"_s, value}};
}

void runBareWriting(const QString &gpu, const QString &type, int rounds)
{
    const QString folder = u"/sys/class/mdev_bus/"_s + gpu;
    for (int round = 0; round < rounds; ++round) {
        const QString uuid = makeUuid().text;
        const QString create = folder + u"/mdev_supported_types/"_s + type + u"/create"_s;
        const double took = bareRoundTrip(writing(create, uuid.toLatin1()));
        const double removal = bareRoundTrip(writing(folder + u'/' + uuid + u"/remove"_s, "1"));
        QTextStream(stdout) << u"bare-create %1\nbare-remove %2\n"_s.arg(took, 0, 'f', 3).arg(removal, 0, 'f', 3);
    }
}

void runCarrel(const GpuId &gpu, const TypeId &type, int rounds)
{
    const auto writer = Privilege::makeHelperWriter();
    for (int round = 0; round < rounds; ++round) {
        const VgpuId vgpu{makeUuid().text};
        QElapsedTimer timer;
        timer.start();
        const double create = waitFor(writer->write(Privilege::CreateMdev{gpu, type, vgpu}), timer);
        timer.restart();
        const double remove = waitFor(writer->write(Privilege::RemoveMdev{gpu, vgpu}), timer);
        QTextStream(stdout) << u"create %1\nremove %2\n"_s.arg(create, 0, 'f', 3).arg(remove, 0, 'f', 3);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCoreApplication::setQuitLockEnabled(false);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 3 && words.at(1) == "bare"_L1)
        runBare(words.at(2).toInt());
    else if (words.size() == 5 && words.at(1) == "bare"_L1)
        runBareWriting(words.at(2), words.at(3), words.at(4).toInt());
    else if (words.size() == 5 && words.at(1) == "carrel"_L1)
        runCarrel({words.at(2)}, {words.at(3)}, words.at(4).toInt());
    else
        fail(u"bench_helper bare ROUNDS | bare GPU TYPE ROUNDS | carrel GPU TYPE ROUNDS"_s);
    return 0;
}
