// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"
#include "app/ctl/inventoryjson.h"

#include <QCoreApplication>
#include <QLocale>

#include <memory>

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;

namespace {

class Tree
{
    Q_DECLARE_TR_FUNCTIONS(Tree)

public:
    static void print(const Host::Inventory &host)
    {
        say(tr("%1: %2").arg(host.uri, stateWord(host.state)));
        for (const Gpu::Gpu &gpu : host.gpus)
            printGpu(host, gpu);
        for (const Host::WorkstationPtr &workstation : host.workstations)
            say(tr("  workstation %1: %2").arg(workstation->name, stateWord(workstation->state)));
    }

private:
    static QString known(const std::optional<int> &number)
    {
        //: a number that could not be read
        return number ? QLocale().toString(*number) : tr("unknown");
    }
    static void printGpu(const Host::Inventory &host, const Gpu::Gpu &gpu)
    {
        QString line = tr("  GPU %1: %2 %3").arg(gpu.id.text, gpu.vendor, gpu.product);
        while (line.endsWith(u' ')) // a name that is not known leaves a blank; the indentation stays
            line.chop(1);
        say(line);
        for (const Gpu::VgpuType &type : gpu.types)
            say(tr("    type %1: %2, available: %3 of %4")
                    .arg(type.id.text, type.name, known(type.available), known(type.maxInstances)));
        for (const Gpu::Vgpu &vgpu : gpu.vgpus) {
            QStringList users;
            for (const Host::WorkstationPtr &user : host.usersOf(vgpu.id))
                users.append(user->name);
            say(users.isEmpty() ? tr("    vGPU %1: %2").arg(vgpu.id.text, vgpu.type.text)
                                : tr("    vGPU %1: %2, of %3").arg(vgpu.id.text, vgpu.type.text, users.join(u", "_s)));
        }
    }
};

/** Hosts answer in their own time; they are printed in the order asked for. */
struct Collected
{
    std::vector<Host::Snapshot> hosts;
    std::vector<std::optional<Error>> errors; ///< of each host, where it was not read
    size_t missing = 0;
};

/** Of several hosts each has its sentence, and the status says that not all of them are in the list. */
int statusOf(const Error &error, size_t hosts)
{
    if (hosts > 1)
        return Unreachable;
    return error.code == ErrorCode::NotAuthorised ? NotAuthorised
        : error.code == ErrorCode::BadInput       ? Usage
                                                  : Unreachable;
}

void finish(Context &context, const Collected &collected)
{
    if (context.options().json)
        say(inventoryJson(collected.hosts));
    int status = Done;
    for (size_t i = 0; i < collected.hosts.size(); ++i) {
        if (!context.options().json)
            Tree::print(*collected.hosts[i]);
        if (const auto &error = collected.errors[i]) {
            complain(*error, context.options().verbose);
            status = statusOf(*error, collected.hosts.size());
        } else if (const Host::Inventory &host = *collected.hosts[i];
                   host.state == Host::HostState::ReadOnly && host.error) {
            complain(*host.error, context.options().verbose); // why libvirt lets one look but not change
        }
    }
    context.end(status);
}

} // namespace

void runInventory(Context &context)
{
    const QStringList uris = context.hosts();
    auto collected = std::make_shared<Collected>();
    collected->hosts.resize(size_t(uris.size()));
    collected->errors.resize(size_t(uris.size()));
    collected->missing = size_t(uris.size());
    for (qsizetype i = 0; i < uris.size(); ++i)
        context.openAnyway(uris[i], [&context, collected, i](Host::HostSession *session, const auto &why) {
            collected->hosts[size_t(i)] = session->snapshot();
            collected->errors[size_t(i)] = why;
            if (--collected->missing == 0)
                finish(context, *collected);
        });
}

} // namespace Carrel::Ctl
