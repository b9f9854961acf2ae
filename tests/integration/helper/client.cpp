// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A client of the helper as small as it can be: what carrel and carrelctl do, for the helper's suite to run as any
// user.
//   helper-client [--answer MS] [--start MS] [--polkit MS] CHANGE [, another one ...]
// CHANGE: create GPU TYPE UUID | remove GPU UUID | settype VF TYPE CLAIM | cleartype VF TYPE CLAIM | count GPU NUMBER |
// parameters PARENT VGPU TEXT | mixed GPU 0|1
// Prints one line a call, "ok", or "refused <code> | sentence | way out | detail", then the longest time (ms) that the
// event loop stood still. Exit status 0: all ok, 1: one was refused.

#include "core/privilege/gpuwriter.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QTextStream>
#include <QTimer>

#include <optional>

#include <unistd.h>

using namespace Carrel;
using namespace Qt::StringLiterals;

namespace {

struct Stall
{
    QElapsedTimer sinceTick;
    qint64 longest = 0;
};

std::optional<Privilege::GpuChange> changeOf(const QStringList &words)
{
    const QString verb = words.value(0);
    const GpuId gpu{words.value(1)};
    if (verb == "create"_L1)
        return Privilege::CreateMdev{gpu, {words.value(2)}, {words.value(3)}};
    if (verb == "remove"_L1)
        return Privilege::RemoveMdev{gpu, {words.value(2)}};
    if (verb == "settype"_L1)
        return Privilege::SetVfType{gpu, {words.value(2)}, {words.value(3)}};
    if (verb == "cleartype"_L1)
        return Privilege::ClearVfType{gpu, {words.value(2)}, {words.value(3)}};
    if (verb == "count"_L1)
        return Privilege::SetVfCount{gpu, words.value(2).toInt()};
    if (verb == "parameters"_L1)
        return Privilege::SetVgpuParameters{gpu, {words.value(2)}, words.value(3)};
    if (verb == "mixed"_L1)
        return Privilege::SetMixedSizes{gpu, words.value(2) == "1"_L1};
    return std::nullopt;
}

QFuture<Result<void>> send(Privilege::GpuWriter &writer, const QStringList &words)
{
    if (const auto change = changeOf(words))
        return writer.write(*change);
    return QtFuture::makeReadyValueFuture(Result<void>(failure(ErrorCode::BadInput, u"no such verb"_s)));
}

QString lineFor(const Result<void> &result)
{
    if (result)
        return u"ok"_s;
    const Error &error = result.error();
    return u"refused %1 | %2 | %3 | %4"_s.arg(int(error.code)).arg(error.sentence, error.wayOut, error.detail);
}

std::chrono::milliseconds takeOption(QStringList &words, QLatin1StringView name, std::chrono::milliseconds otherwise)
{
    const qsizetype at = words.indexOf(name);
    if (at < 0)
        return otherwise;
    const std::chrono::milliseconds value(words.value(at + 1).toInt());
    words.remove(at, 2);
    return value;
}

QList<QStringList> split(const QStringList &words)
{
    QList<QStringList> calls{{}};
    for (const QString &word : words) {
        if (word == ","_L1)
            calls.append(QStringList());
        else
            calls.last().append(word);
    }
    return calls;
}

void report(const QList<QFuture<Result<void>>> &answers, const Stall &stall)
{
    QTextStream out(stdout);
    bool isAllDone = true;
    for (const auto &answer : answers) {
        out << lineFor(answer.result()) << '\n';
        isAllDone = isAllDone && answer.result().has_value();
    }
    out << "stalled " << stall.longest << '\n';
    out.flush();
    // A library thread that is stuck on a stopped daemon would hold up an ordinary exit.
    _exit(isAllDone ? 0 : 1);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setQuitLockEnabled(false);
    QStringList words = QCoreApplication::arguments().mid(1);
    Privilege::HelperDeadlines deadlines;
    deadlines.answer = takeOption(words, "--answer"_L1, deadlines.answer);
    deadlines.start = takeOption(words, "--start"_L1, deadlines.start);
    deadlines.polkit = takeOption(words, "--polkit"_L1, deadlines.polkit);
    const auto writer = Privilege::makeHelperWriter(deadlines);
    Stall stall;
    QTimer tick;
    stall.sinceTick.start();
    QObject::connect(&tick, &QTimer::timeout, &app,
                     [&] { stall.longest = std::max(stall.longest, stall.sinceTick.restart() - 5); });
    tick.start(5);
    QList<QFuture<Result<void>>> answers;
    for (const QStringList &call : split(words))
        answers.append(send(*writer, call));
    QtFuture::whenAll(answers.begin(), answers.end()).then(&app, [&](const auto &) { report(answers, stall); });
    return QCoreApplication::exec();
}
