// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/toolend.h"

#include <algorithm>
#include <array>

namespace Carrel::Helper {

using Protocol::Refusal;
using Writes::Tool;

namespace {

/** Exit statuses count from here: 1 is what a crash or an assertion leaves. */
constexpr int firstStatus = 10;
constexpr std::array refusals{
    Refusal::ToolFailed, Refusal::NoTool,   Refusal::UnsafeTool,  Refusal::ToolLocked, Refusal::ToolSlow,
    Refusal::NoSuchGpu,  Refusal::NotShown, Refusal::ToolRefused, Refusal::NoChild,
};

QString prefixOf(Tool tool, bool on)
{
    const QString what = tool == Tool::SriovManage ? QStringLiteral("vfs") : QStringLiteral("mixed");
    return what + (on ? QStringLiteral("-on-") : QStringLiteral("-off-"));
}

} // namespace

QString instanceName(const ToolOrder &order)
{
    return prefixOf(order.tool, order.on) + order.gpu.text;
}

std::optional<ToolOrder> parseInstance(QStringView name)
{
    const Result<PciAddress> gpu = parsePciAddress(name.sliced(name.lastIndexOf(u'-') + 1));
    if (!gpu)
        return std::nullopt;
    for (const Tool tool : {Tool::SriovManage, Tool::NvidiaSmi})
        for (const bool on : {true, false})
            if (const ToolOrder order{tool, GpuId{gpu->text}, on}; instanceName(order) == name)
                return order;
    return std::nullopt;
}

int exitStatusOf(const Writes::Outcome<void> &outcome)
{
    if (outcome)
        return 0;
    const auto found = std::ranges::find(refusals, outcome.error().refusal);
    return found == refusals.end() ? firstStatus : firstStatus + int(found - refusals.begin());
}

Writes::Outcome<void> outcomeOf(int exitStatus)
{
    if (exitStatus == 0)
        return {};
    const int index = exitStatus - firstStatus;
    const bool isOurs = index >= 0 && index < int(refusals.size());
    return Writes::refuse(isOurs ? refusals.at(size_t(index)) : Refusal::ToolFailed);
}

} // namespace Carrel::Helper
