// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QLoggingCategory>
#include <QTimer>

#include <cstdlib>

using namespace Carrel::Ctl;

namespace {

void begin(Context &context)
{
    switch (context.options().command) {
    case Command::Inventory:
        return runInventory(context);
    case Command::Telemetry:
        return runTelemetry(context);
    case Command::VgpuCreate:
    case Command::VgpuRemove:
    case Command::VgpuAssign:
    case Command::VgpuRelease:
    case Command::VgpuParameters:
        return runVgpuCommand(context);
    case Command::GpuVfs:
    case Command::GpuMixedSizes:
        return runGpuCommand(context);
    case Command::WorkstationPassthrough:
    case Command::WorkstationVirgl:
        return runDeviceCommand(context);
    case Command::WorkstationCreate:
        return runWorkstationCreate(context);
    case Command::WorkstationList:
    case Command::WorkstationStart:
    case Command::WorkstationStop:
    case Command::WorkstationReboot:
    case Command::WorkstationDelete:
    case Command::WorkstationConsole:
        return runWorkstationCommand(context);
    case Command::JournalList:
    case Command::JournalUndo:
    case Command::JournalFinish:
    case Command::JournalSettle:
        return runJournalCommand(context);
    case Command::Drift:
    case Command::Keep:
    case Command::Forget:
        return runKeepCommand(context);
    case Command::HostKeep:
        return runHostKeep(context);
    case Command::Clean:
        return runClean(context);
    }
}

} // namespace

int main(int argc, char **argv)
{
    // Before Qt: a wrong word or --help needs nothing of it.
    const Parsed parsed = parseCommandLine(argc, argv);
    if (!parsed.go)
        return parsed.status;
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("carrelctl"));
    // KJobs come and go, KAuth's own among them: the first to end must not end the program with the second half undone.
    QCoreApplication::setQuitLockEnabled(false);
    Carrel::installTranslations(QLocale());
    // Errors are told once, as sentences; QT_LOGGING_RULES still has the last word.
    if (!parsed.options.verbose)
        QLoggingCategory::setFilterRules(QStringLiteral("carrel.*=false"));
    Context context(parsed.options);
    QObject::connect(&context, &Context::ended, &app, [](int status) { QCoreApplication::exit(status); });
    QTimer::singleShot(0, &context, [&context] { begin(context); });
    // All is said and written now. A libvirt that hangs in another thread must not keep the shell waiting.
    std::_Exit(QCoreApplication::exec());
}
