// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How quickly, and with how much memory, one host's workstations are read: a bare libvirt program against HostSession.
//   bench_inventory file COUNT            writes a test driver host with COUNT workstations to stdout
//   bench_inventory list URI              opens, lists, reads every XML, one after the other, no parsing; ends
//   bench_inventory session URI [IDLE_S]  a HostSession until its snapshot is filled; then idles, and tells its CPU
//   time
// Each prints "workstations=N ms=since-exec rss_kib=RESIDENT [idle_cpu_ms=…]". inventory.py runs them side by side.
#include "core/host/hostsession.h"

#include <QCoreApplication>
#include <QTimer>

#include <libvirt/libvirt.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <unistd.h>
#include <utility>

using namespace Carrel;
using namespace Qt::StringLiterals;

namespace {

double cpuMs()
{
    timespec used = {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

/** Milliseconds since this process was started, by the kernel's clock ticks (10 ms). */
double msSinceStart()
{
    std::ifstream stat("/proc/self/stat");
    std::string line;
    std::getline(stat, line);
    const char *field = line.c_str() + line.rfind(')');
    for (int skipped = 0; skipped < 20; ++skipped) // starttime is the 22nd field, the name the 2nd
        field = std::strchr(field + 1, ' ');
    const double started = std::strtod(field, nullptr) / static_cast<double>(sysconf(_SC_CLK_TCK));
    timespec now = {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started) * 1e3;
}

long residentKib()
{
    std::ifstream statm("/proc/self/statm");
    long size = 0;
    long resident = 0;
    statm >> size >> resident;
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

void tell(size_t workstations)
{
    std::printf("workstations=%zu ms=%.0f rss_kib=%ld", workstations, msSinceStart(), residentKib());
}

int writeFile(int count)
{
    std::puts("<node>");
    for (int i = 0; i < count; ++i)
        std::printf("<domain type='test'><name>ws-%d</name><uuid>00000000-0000-4000-8000-%012x</uuid>"
                    "<memory unit='MiB'>4096</memory><vcpu>4</vcpu><os><type>hvm</type></os><devices>"
                    "<disk type='file' device='disk'><source file='/var/lib/libvirt/images/ws-%d.qcow2'/>"
                    "<target dev='vda'/></disk><interface type='network'><source network='default'/></interface>"
                    "<graphics type='spice' port='-1' autoport='yes'/></devices></domain>\n",
                    i, static_cast<unsigned>(i), i);
    std::puts("</node>");
    return 0;
}

int listBare(const char *uri)
{
    virConnectPtr connect = virConnectOpen(uri);
    virDomainPtr *domains = nullptr;
    const int count = connect ? virConnectListAllDomains(connect, &domains, 0) : -1;
    size_t bytes = 0;
    for (int i = 0; i < count; ++i) {
        char *const xml = virDomainGetXMLDesc(domains[i], 0);
        bytes += xml ? std::strlen(xml) : 0;
        std::free(xml);
        virDomainFree(domains[i]);
    }
    if (count < 0 || (count > 0 && bytes == 0))
        return 1;
    tell(static_cast<size_t>(count));
    std::puts("");
    return 0;
}

/** Calls done after two seconds in which next to nothing was computed: more is read behind the first list. */
void waitForRest(QCoreApplication &app, std::function<void()> done)
{
    QTimer::singleShot(2000, &app, [&app, before = cpuMs(), done = std::move(done)] {
        if (cpuMs() - before < 2)
            done();
        else
            waitForRest(app, done);
    });
}

int fillSession(int argc, char **argv, const char *uri, int idleS)
{
    QCoreApplication app(argc, argv);
    Host::HostSession session(QString::fromLocal8Bit(uri));
    bool filled = false;
    QObject::connect(&session, &Host::HostSession::snapshotChanged, &session, [&](const Host::Snapshot &now) {
        if (filled || !now->workstationsKnown)
            return;
        filled = true;
        tell(now->workstations.size());
        waitForRest(app, [&app, idleS] {
            const double before = cpuMs();
            QTimer::singleShot(idleS * 1000, &app, [before] {
                std::printf(" settled_rss_kib=%ld idle_cpu_ms=%.2f\n", residentKib(), cpuMs() - before);
                QCoreApplication::quit();
            });
        });
        if (idleS == 0)
            QCoreApplication::quit();
    });
    session.open();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const std::string verb = argc > 2 ? argv[1] : "";
    if (verb == "file")
        return writeFile(std::atoi(argv[2]));
    if (verb == "list")
        return listBare(argv[2]);
    if (verb == "session")
        return fillSession(argc, argv, argv[2], argc > 3 ? std::atoi(argv[3]) : 0);
    std::fprintf(stderr, "usage: bench_inventory file COUNT | list URI | session URI [IDLE_S]\n");
    return 2;
}
