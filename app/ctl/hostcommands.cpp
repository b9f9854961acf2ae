// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"
#include "core/host/tryout.h"
#include "core/operations/cleaning.h"

#include <KSignalHandler>

#include <QCoreApplication>

#include <csignal>

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;

namespace {

class HostWords
{
    Q_DECLARE_TR_FUNCTIONS(HostWords)

public:
    static QString kept(const QString &name) { return tr("%1 is open until Ctrl+C.").arg(name); }
    static QString cleaned(int count) { return tr("%n workstations deleted", nullptr, count); }
};

} // namespace

void runHostKeep(Context &context)
{
    auto *signals = KSignalHandler::self();
    signals->watchSignal(SIGINT);
    signals->watchSignal(SIGTERM);
    QObject::connect(signals, &KSignalHandler::signalReceived, &context, [&context] { context.end(Done); });
    context.open([&context](Host::HostSession *session) {
        say(HostWords::kept(session->snapshot()->name));
        // What nobody can use any more is not kept: whoever waits for it is to know.
        QObject::connect(session, &Host::HostSession::snapshotChanged, &context,
                         [&context](const Host::Snapshot &host) {
                             if (auto why = Context::whyGivenUp(*host)) {
                                 why->code = ErrorCode::Unreachable;
                                 context.end(*why);
                             }
                         });
    });
}

void runClean(Context &context)
{
    const auto name = Host::tryOutName(context.hosts().first());
    if (!name)
        return context.end(name.error());
    // Not as the try-out host itself: that would start the simulator which may be ending just now.
    context.open(u"qemu:///session"_s, [&context, name](Host::HostSession *session) {
        Operations::cleanTryOut(session, *name).then(&context, [&context](const Result<int> &count) {
            if (!count)
                return context.end(count.error());
            say(HostWords::cleaned(*count));
            context.end(Done);
        });
    });
}

} // namespace Carrel::Ctl
