// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/requestrecord.h"
#include "app/helper/responder.h"
#include "app/helper/watchdog.h"
#include "core/protocol/verb.h"

#include <KAuth/HelperSupport>

#include <QLoggingCategory>

#include <csignal>
#include <cstdlib>

#include <sys/stat.h>

namespace {

/** Root reads nothing from its environment but what finds the system bus. */
void cleanEnvironment()
{
    clearenv();
    setenv("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", 1);
    setenv("LANG", "C.UTF-8", 1);
}

void prepareSignals()
{
    sigset_t watchdog;
    sigemptyset(&watchdog);
    sigaddset(&watchdog, SIGALRM);
    std::signal(SIGALRM, SIG_DFL); // ends the process: see watchdog.h
    sigprocmask(SIG_UNBLOCK, &watchdog, nullptr);
    std::signal(SIGCHLD, SIG_IGN); // a removal's child that outlives our patience is reaped by the kernel
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace

int main(int argc, char **argv)
{
    cleanEnvironment();
    prepareSignals();
    umask(S_IRWXG | S_IRWXO);
    alarm(Carrel::Helper::promptSeconds);
    // KAuth would broadcast the libraries' messages on the system bus (kauth edge 6); ours go to the journal.
    QLoggingCategory::setFilterRules(QStringLiteral("*=false"));
    if (auto record = Carrel::Helper::RequestRecord::open())
        record->forgetOld();
    Carrel::Helper::Responder responder;
    const QByteArray name = Carrel::Protocol::helperName().toLatin1();
    return KAuth::HelperSupport::helperMain(argc, argv, name.constData(), &responder);
}
