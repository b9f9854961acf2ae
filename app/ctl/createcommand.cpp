// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"
#include "core/operations/hostlimits.h"

#include <QFileInfo>

#include <algorithm>

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;

namespace {

Operations::DiskChoice diskChoice(const std::string &word)
{
    if (word == "copy")
        return Operations::DiskChoice::CopyOf;
    if (word == "existing")
        return Operations::DiskChoice::Existing;
    return word == "none" ? Operations::DiskChoice::None : Operations::DiskChoice::New;
}

/** A path typed in a shell is meant from where one stands; libvirt wants it whole. */
QString wholePath(const std::string &path)
{
    return path.empty() ? QString() : QFileInfo(text(path)).absoluteFilePath();
}

Result<Operations::NewWorkstation> wishOf(const Options &options, const Host::Inventory &host)
{
    constexpr qint64 gib = 1024LL * 1024 * 1024;
    constexpr qint64 most = 1LL << 32; // far beyond what is refused, and no overflow
    Operations::NewWorkstation wish;
    wish.name = text(options.name);
    wish.cpus = options.cpus;
    wish.memory = Mebibytes{options.memoryMib};
    wish.disk = diskChoice(options.disk);
    wish.diskPath = wholePath(options.diskPath);
    wish.diskBytes = std::clamp<qint64>(options.diskGib, -most, most) * gib;
    wish.diskFolder = wholePath(options.diskFolder);
    wish.media = wholePath(options.media);
    wish.network = text(options.network);
    wish.notes = text(options.notes);
    wish.uefi = options.uefi;
    if (options.vgpu.empty())
        return wish;
    return findVgpu(host, text(options.vgpu)).transform([&](const VgpuId &vgpu) {
        wish.vgpu = vgpu;
        return wish;
    });
}

void sayCreated(const Context &context, const Operations::Plan &plan)
{
    for (const Operations::Step &step : plan.steps)
        if (const auto *made = std::get_if<Operations::DefineWorkstation>(&step)) {
            if (context.options().json)
                say(QJsonObject{{u"name"_s, made->name}, {u"uuid"_s, made->workstation.text}});
            else
                say(made->workstation.text);
        }
}

void create(Context &context, Host::HostSession *session, const Result<Operations::HostLimits> &limits)
{
    const Host::Snapshot host = session->snapshot();
    const auto plan = limits.and_then([&](const Operations::HostLimits &known) {
        return wishOf(context.options(), *host).and_then([&](const Operations::NewWorkstation &wish) {
            return Operations::planCreateWorkstation(*host, known, wish);
        });
    });
    context.carryOut(session, plan, [&context](const Operations::Plan &done) { sayCreated(context, done); });
}

} // namespace

void runWorkstationCreate(Context &context)
{
    context.open([&context](Host::HostSession *session) {
        if (const auto can = Operations::canCreateWorkstation(*session->snapshot()); !can)
            return context.end(can.error());
        Operations::readHostLimits(session).then(
            &context,
            [&context, session](const Result<Operations::HostLimits> &limits) { create(context, session, limits); });
    });
}

} // namespace Carrel::Ctl
