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
        say(tr("  GPU %1: %2 %3").arg(gpu.id.text, gpu.vendor, gpu.product).trimmed());
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
    size_t missing = 0;
};

void finish(Context &context, const Collected &collected)
{
    if (context.options().json)
        say(inventoryJson(collected.hosts));
    int status = Done;
    for (const Host::Snapshot &host : collected.hosts) {
        if (!context.options().json)
            Tree::print(*host);
        if (host->state != Host::HostState::Failed && host->state != Host::HostState::Lost)
            continue;
        const Error error = host->error.value_or(Error{ErrorCode::Unreachable, host->uri, {}, {}});
        const int own = complain(error, context.options().verbose);
        status = own == NotAuthorised ? NotAuthorised : error.code == ErrorCode::BadInput ? Usage : Unreachable;
    }
    context.end(status);
}

} // namespace

void runInventory(Context &context)
{
    const QStringList uris = context.hosts();
    auto collected = std::make_shared<Collected>();
    collected->hosts.resize(size_t(uris.size()));
    collected->missing = size_t(uris.size());
    for (qsizetype i = 0; i < uris.size(); ++i)
        context.openAnyway(uris[i], [&context, collected, i](Host::HostSession *session) {
            collected->hosts[size_t(i)] = session->snapshot();
            if (--collected->missing == 0)
                finish(context, *collected);
        });
}

} // namespace Carrel::Ctl
