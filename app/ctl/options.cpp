// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/options.h"

#include "app/ctl/output.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <sstream>
#include <utility>

namespace Carrel::Ctl {

namespace {

/** A subcommand that, when chosen, sets the command. */
CLI::App *add(CLI::App *parent, Options &options, const char *name, const char *what, Command command)
{
    CLI::App *made = parent->add_subcommand(name, what);
    made->callback([&options, command] { options.command = command; });
    return made;
}

CLI::App *addGroup(CLI::App &app, const char *name, const char *what)
{
    CLI::App *group = app.add_subcommand(name, what);
    group->require_subcommand(0, 1); // see checkComplete()
    return group;
}

void addVgpuCommands(CLI::App &app, Options &options)
{
    CLI::App *group = addGroup(app, "vgpu", "Create, remove, give and take vGPUs");
    CLI::App *create = add(group, options, "create", "Create vGPUs; prints their ids", Command::VgpuCreate);
    create->add_option("GPU", options.gpu, "Address of the GPU, as 0000:3d:00.0")->required();
    create->add_option("TYPE", options.type, "Type, as nvidia-35")->required();
    create->add_option("--count", options.count, "How many")->capture_default_str();
    create->add_option("--uuid", options.uuid, "UUID of the new vGPU; made up when left out");
    create->add_option("--name", options.name, "A name for people");
    CLI::App *remove = add(group, options, "remove", "Remove a vGPU nobody uses", Command::VgpuRemove);
    remove->add_option("VGPU", options.vgpu, "UUID, VF address or name")->required();
    CLI::App *assign = add(group, options, "assign", "Give a vGPU to a workstation", Command::VgpuAssign);
    assign->add_option("VGPU", options.vgpu, "UUID, VF address or name")->required();
    assign->add_option("WORKSTATION", options.workstations, "Name or UUID")->required()->expected(1);
    assign->add_flag("--opengl", options.openGl, "Show its picture through OpenGL, where it needs that");
    CLI::App *release = add(group, options, "release", "Take a vGPU from a workstation", Command::VgpuRelease);
    release->add_option("VGPU", options.vgpu, "UUID, VF address or name")->required();
    release->add_option("WORKSTATION", options.workstations, "Name or UUID")->required()->expected(1);
    CLI::App *set = add(group, options, "parameters", "Set NVIDIA's parameters of a vGPU that is not in use",
                        Command::VgpuParameters);
    set->add_option("VGPU", options.vgpu, "UUID, VF address or name")->required();
    CLI::Option *text = set->add_option("PARAMETERS", options.parameters, "As frame_rate_limiter=0,disable_vnc=1");
    CLI::Option *clear = set->add_flag("--clear", options.clear, "Clear them all");
    clear->excludes(text);
}

void addGpuCommands(CLI::App &app, Options &options)
{
    CLI::App *group = addGroup(app, "gpu", "Switch virtual functions and modes of a GPU");
    CLI::App *vfs = add(group, options, "vfs", "Switch virtual functions on or off", Command::GpuVfs);
    vfs->add_option("GPU", options.gpu, "Address of the GPU, as 0000:3d:00.0")->required();
    vfs->add_option("COUNT", options.mode, "on, off or their number")->required();
    CLI::App *mixed = add(group, options, "mixed-sizes", "NVIDIA's mixed-size mode", Command::GpuMixedSizes);
    mixed->add_option("GPU", options.gpu, "Address of the GPU, as 0000:3d:00.0")->required();
    mixed->add_option("MODE", options.mode, "on or off")->required()->check(CLI::IsMember({"on", "off"}));
}

/** Whole GPUs and render nodes: what a workstation has that is no vGPU. */
void addDeviceCommands(CLI::App *group, Options &options)
{
    CLI::App *whole =
        add(group, options, "passthrough", "Give a workstation a whole GPU", Command::WorkstationPassthrough);
    whole->add_option("WORKSTATION", options.workstations, "Name or UUID")->required()->expected(1);
    whole->add_option("GPU", options.gpu, "Address of the GPU, as 0000:3d:00.0")->required();
    whole->add_flag("--even-host-display", options.evenHostDisplay, "Also the GPU this computer's own screen hangs on");
    whole->add_flag("--release", options.release, "Take it away instead");
    CLI::App *virgl =
        add(group, options, "virgl", "Give a workstation 3D on a GPU's render node", Command::WorkstationVirgl);
    virgl->add_option("WORKSTATION", options.workstations, "Name or UUID")->required()->expected(1);
    virgl->add_option("GPU", options.gpu, "Address of the GPU, or its render node");
    virgl->add_flag("--local", options.local, "For a console on the host itself: quicker, without a network port");
    virgl->add_flag("--release", options.release, "Take it away instead");
}

void addCreateOptions(CLI::App *create, Options &options)
{
    create->add_option("NAME", options.name, "Name of the new workstation")->required();
    create->add_option("--cpus", options.cpus, "CPUs")->capture_default_str();
    create->add_option("--memory", options.memoryMib, "Memory in MiB")->capture_default_str();
    create->add_option("--disk", options.disk, "new, copy, existing or none")
        ->check(CLI::IsMember({"new", "copy", "existing", "none"}))
        ->capture_default_str();
    create->add_option("--disk-size", options.diskGib, "Size of a new disk in GiB")->capture_default_str();
    create->add_option("--disk-path", options.diskPath, "The disk to use or to copy");
    create->add_option("--disk-folder", options.diskFolder, "Where the new disk is made");
    create->add_option("--media", options.media, "Installation medium, an ISO file");
    create->add_option("--network", options.network, "A libvirt network, or user; none when left out");
    create->add_option("--vgpu", options.vgpu, "UUID or name of a vGPU to give to it");
    create->add_option("--notes", options.notes, "Notes for people");
    create->add_flag("--uefi", options.uefi, "UEFI firmware instead of BIOS");
}

CLI::App *addMany(CLI::App *group, Options &options, const char *name, const char *what, Command command)
{
    CLI::App *made = add(group, options, name, what, command);
    made->add_option("WORKSTATION", options.workstations, "Names or UUIDs")->required();
    return made;
}

void addWorkstationCommands(CLI::App &app, Options &options)
{
    CLI::App *group = addGroup(app, "workstation", "List, create and run workstations");
    add(group, options, "list", "List workstations with state and vGPUs", Command::WorkstationList);
    addCreateOptions(add(group, options, "create", "Create a workstation; prints its UUID", Command::WorkstationCreate),
                     options);
    addMany(group, options, "start", "Start workstations", Command::WorkstationStart);
    CLI::App *stop = addMany(group, options, "stop", "Shut workstations down", Command::WorkstationStop);
    stop->add_flag("--force", options.force, "Switch off without asking the guest");
    stop->add_flag("--kill", options.kill, "Switch off, and kill what does not end");
    addMany(group, options, "reboot", "Reboot workstations", Command::WorkstationReboot);
    CLI::App *remove = addMany(group, options, "delete", "Delete workstations", Command::WorkstationDelete);
    remove->add_flag("--disks", options.disks, "Delete their disks as well: cannot be undone");
    remove->add_flag("--vgpus", options.vgpus, "Remove their vGPUs as well");
    addDeviceCommands(group, options);
    CLI::App *console = add(group, options, "console", "Open the screen of a workstation", Command::WorkstationConsole);
    console->add_option("WORKSTATION", options.workstations, "Name or UUID")->required()->expected(1);
}

void addKeepCommands(CLI::App &app, Options &options)
{
    CLI::App *drift = add(&app, options, "drift", "What is kept over reboots, and what is there", Command::Drift);
    drift->add_flag("--restore", options.restore, "Bring back what is missing");
    drift->add_option("--card", options.card, "OLD=NEW: the card of the old address is at the new one now");
    add(&app, options, "keep", "Have a vGPU, or a GPU's VFs, outlive reboots", Command::Keep)
        ->add_option("VGPU", options.vgpu, "UUID, name or VF address; or the address of a GPU")
        ->required();
    add(&app, options, "forget", "Keep it no longer; it stays until the reboot", Command::Forget)
        ->add_option("VGPU", options.vgpu, "UUID or VF address; or the address of a GPU")
        ->required();
}

void addEntryCommand(CLI::App *group, Options &options, const char *name, const char *what, Command command)
{
    add(group, options, name, what, command)->add_option("ID", options.entry, "The entry's id")->required();
}

void addJournalCommands(CLI::App &app, Options &options)
{
    CLI::App *group = app.add_subcommand("journal", "What was done, and what was cut off");
    group->require_subcommand(0, 1);
    group->callback([&options, group] {
        if (group->get_subcommands().empty())
            options.command = Command::JournalList;
    });
    add(group, options, "list", "List the entries, newest first", Command::JournalList);
    addEntryCommand(group, options, "undo", "Take an entry back", Command::JournalUndo);
    addEntryCommand(group, options, "finish", "Finish an interrupted entry", Command::JournalFinish);
    addEntryCommand(group, options, "settle", "Mark an interrupted entry as dealt with", Command::JournalSettle);
}

void addAll(CLI::App &app, Options &options)
{
    app.require_subcommand(0, 1);
    app.fallthrough(); // --json after the words is as good as before them
    app.add_option("--host", options.hosts,
                   "Host: qemu:///system, qemu+ssh://…, tryout:, inspect:DIR; several for inventory")
        ->allow_extra_args(false); // one after each --host: the next word is a command, known or not
    app.add_flag("--json", options.json, "Answer in JSON");
    app.add_flag("--dry-run", options.dryRun, "Print the plan and change nothing");
    app.add_flag("--verbose", options.verbose, "Print each step, and the raw cause of errors");
    app.set_version_flag("--version", std::string("carrelctl ") + CARREL_VERSION);
    add(&app, options, "inventory", "GPUs, vGPU types, vGPUs and workstations", Command::Inventory);
    add(&app, options, "telemetry", "Load, temperature, power and errors of GPUs and vGPUs", Command::Telemetry)
        ->add_option("GPU", options.gpu, "Address of one GPU, as 0000:3d:00.0; all when left out");
    addVgpuCommands(app, options);
    addGpuCommands(app, options);
    addWorkstationCommands(app, options);
    addJournalCommands(app, options);
    addKeepCommands(app, options);
    add(addGroup(app, "host", "Hosts"), options, "keep", "Keep a try-out host alive until Ctrl+C", Command::HostKeep);
    add(&app, options, "clean", "Delete the workstations and disks of a try-out host", Command::Clean);
}

/** Asked after the parse: CLI11's own demand for a command comes before it minds, and names, the words it does not
 * know. */
void checkComplete(const CLI::App &app)
{
    for (const CLI::App *chosen = &app;;) {
        const auto next = chosen->get_subcommands();
        const bool hasMore = !chosen->get_subcommands([](const CLI::App *) { return true; }).empty();
        if (next.empty() && hasMore && chosen->get_name() != "journal")
            throw CLI::RequiredError("A command");
        if (next.empty())
            return;
        chosen = next.front();
    }
}

bool isCarriedOutAtOnce(Command command)
{
    return command == Command::WorkstationConsole || command == Command::JournalSettle || command == Command::HostKeep
        || command == Command::Clean;
}

/** --dry-run is a promise that nothing changes: a command without a plan refuses it, instead of going ahead. */
void checkDryRun(const Options &options)
{
    if (options.dryRun && isCarriedOutAtOnce(options.command))
        throw CLI::ValidationError("--dry-run", "this command has no plan to print");
}

} // namespace

Parsed parseCommandLine(int argc, char **argv)
{
    Parsed parsed;
    CLI::App app("Carrel on the command line: GPUs, vGPUs and workstations", "carrelctl");
    addAll(app, parsed.options);
    try {
        app.parse(argc, argv);
        checkComplete(app);
        checkDryRun(parsed.options);
        parsed.go = true;
    } catch (const CLI::ParseError &error) { // CLI11's way to say so; it goes no further
        std::ostringstream out;
        std::ostringstream err;
        const int code = app.exit(error, out, err);
        for (const QString &line : QString::fromStdString(out.str()).split(u'\n', Qt::SkipEmptyParts))
            say(line);
        bool first = true;
        for (const QString &line : QString::fromStdString(err.str()).split(u'\n', Qt::SkipEmptyParts))
            complain((std::exchange(first, false) ? QStringLiteral("carrelctl: ") : QStringLiteral("  ")) + line);
        parsed.status = code == 0 ? Done : Usage;
    }
    return parsed;
}

} // namespace Carrel::Ctl
