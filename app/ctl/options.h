// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace Carrel::Ctl {

enum class Command {
    Inventory,
    Telemetry,
    VgpuCreate,
    VgpuRemove,
    VgpuAssign,
    VgpuRelease,
    VgpuParameters,
    GpuVfs,
    GpuMixedSizes,
    WorkstationPassthrough,
    WorkstationVirgl,
    WorkstationList,
    WorkstationCreate,
    WorkstationStart,
    WorkstationStop,
    WorkstationReboot,
    WorkstationDelete,
    WorkstationConsole,
    JournalList,
    JournalUndo,
    JournalFinish,
    JournalSettle,
    Drift,
    Keep,
    Forget,
    HostKeep,
    Clean,
};

/** The command line as given; the plans check the values. Texts are UTF-8 from the shell. */
struct Options
{
    Command command = Command::Inventory;
    std::vector<std::string> hosts; ///< empty: the default host
    bool json = false;
    bool dryRun = false;
    bool verbose = false;

    std::string gpu;
    std::string type;
    std::string vgpu;
    std::string uuid;
    std::string name; ///< of a new vGPU or workstation
    int count = 1;
    std::vector<std::string> workstations;
    bool force = false;
    bool kill = false;
    bool disks = false;
    bool vgpus = false;
    bool restore = false;
    std::string card; ///< "OLD=NEW": addresses
    std::string entry;
    std::string mode; ///< "on", "off" or a number of VFs
    std::string parameters;
    bool clear = false;
    bool openGl = false;
    bool evenHostDisplay = false;
    bool local = false;
    bool release = false;

    int cpus = 2;
    long long memoryMib = 4096;
    std::string disk = "new";
    long long diskGib = 32;
    std::string diskPath;
    std::string diskFolder;
    std::string media;
    std::string network;
    std::string notes;
    bool uefi = false;
};

/** Parses, or says what is wrong on standard error (help: on standard output); then status is the program's. */
struct Parsed
{
    bool go = false;
    int status = 0;
    Options options;
};
[[nodiscard]] Parsed parseCommandLine(int argc, char **argv);

[[nodiscard]] inline QString text(const std::string &option)
{
    return QString::fromStdString(option);
}

} // namespace Carrel::Ctl
