// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"
#include "core/operations/gpuplans.h"

#include <QCoreApplication>

namespace Carrel::Ctl {

namespace {

std::unexpected<Error> noCount(const QString &word)
{
    return failure(ErrorCode::BadInput,
                   QCoreApplication::translate("GpuCommands", "“%1” is no number of virtual functions.").arg(word),
                   QCoreApplication::translate("GpuCommands", "Write on, off or a number."));
}

Result<Operations::Plan> vfPlan(const Host::Inventory &host, const GpuId &gpu, const QString &word)
{
    if (word == QLatin1StringView("on") || word == QLatin1StringView("off"))
        return Operations::planSwitchVfs(host, gpu, word == QLatin1StringView("on"));
    bool isNumber = false;
    const int count = word.toInt(&isNumber);
    return isNumber ? Operations::planSetVfCount(host, gpu, count) : noCount(word);
}

} // namespace

void runGpuCommand(Context &context)
{
    const auto gpu = parseGpuId(text(context.options().gpu));
    if (!gpu)
        return context.end(gpu.error());
    context.open([&context, id = *gpu](Host::HostSession *session) {
        const QString word = text(context.options().mode);
        const Host::Snapshot host = session->snapshot();
        context.carryOut(session,
                         context.options().command == Command::GpuVfs
                             ? vfPlan(*host, id, word)
                             : Operations::planSetMixedSizes(*host, id, word == QLatin1StringView("on")));
    });
}

} // namespace Carrel::Ctl
