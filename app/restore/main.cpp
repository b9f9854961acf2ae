// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// carrel-restore: what is kept is brought back at boot, and what a workstation has made at its start is made and
// removed by libvirt's hook. Run as root only, by systemd and libvirt; takes no path from anybody.

#include "app/restore/report.h"
#include "core/keep/keptfile.h"
#include "core/keep/startslices.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <cstdlib>

#include <sys/stat.h>
#include <unistd.h>

using namespace Carrel;
using namespace Carrel::Restore;

namespace {

constexpr std::chrono::seconds bootPatience{30};
constexpr std::chrono::seconds startPatience{2}; // a workstation's start waits meanwhile
constexpr qint64 mostXml = 4 * 1024 * 1024;

void say(const QByteArray &line)
{
    std::fprintf(stderr, "%s\n", line.constData());
}

int complain(const Error &error)
{
    say("<3>" + error.sentence.toUtf8() + ' ' + error.detail.toUtf8());
    return EXIT_FAILURE;
}

/** Everything is tried; the boot goes on whatever came of it, and the report says what. */
int atBoot()
{
    const Kernel kernel{Keep::Roots()};
    const Result<Keep::KeptSet> set = Keep::readSet(Keep::systemFolder(), 0);
    const QString missing = Keep::missingProgramOfRule(kernel.roots());
    if (!missing.isEmpty())
        say("<4>mdevctl's udev rule runs " + missing.toUtf8() + ", which is not there: its vGPUs are started here");
    const auto wanted = wantedOf(set.value_or(Keep::KeptSet()), Keep::readMdevctlStore(kernel.roots()));
    const std::vector<Outcome> outcomes = restore(kernel, wanted, bootPatience);
    for (const Outcome &outcome : outcomes)
        say(journalLine(outcome));
    if (!writeReport(reportFile(), reportOf(outcomes, missing)))
        say("<4>cannot write /run/carrel/restore.json");
    return set ? EXIT_SUCCESS : complain(set.error());
}

Result<Keep::KeptSet> slicesOnInput()
{
    QByteArray xml;
    QFile input;
    if (input.open(stdin, QIODevice::ReadOnly))
        xml = input.read(mostXml);
    return Keep::slicesMadeAtStart(xml);
}

/** A vGPU that cannot be made stops the start: libvirt shows the hook's standard error. */
int prepareStart()
{
    const Result<Keep::KeptSet> slices = slicesOnInput();
    if (!slices)
        return complain(slices.error());
    int status = EXIT_SUCCESS;
    for (const Outcome &outcome : restore(Kernel{Keep::Roots()}, wantedOf(*slices, {}), startPatience)) {
        say(journalLine(outcome));
        if (!isWell(outcome.came))
            status = EXIT_FAILURE;
    }
    return status;
}

int releaseAfterStop()
{
    const Result<Keep::KeptSet> slices = slicesOnInput();
    if (!slices)
        return complain(slices.error());
    const Kernel kernel{Keep::Roots()};
    for (const Keep::KeptItem &item : *slices) {
        const Result<void> gone = kernel.remove(item);
        say((gone ? "<6>removed: " : "<4>not removed: ") + Keep::toLine(item).toLatin1()
            + (gone ? QByteArray() : " (" + gone.error().detail.toUtf8() + ')'));
    }
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char **argv)
{
    clearenv();
    umask(S_IWGRP | S_IWOTH);
    const QCoreApplication app(argc, argv);
    const QByteArrayView mode = argc == 2 ? argv[1] : "";
    if (::geteuid() == 0 && mode == "boot")
        return atBoot();
    if (::geteuid() == 0 && mode == "prepare")
        return prepareStart();
    if (::geteuid() == 0 && mode == "release")
        return releaseAfterStop();
    std::fprintf(stderr, "usage, as root: carrel-restore boot|prepare|release\n");
    return 2;
}
