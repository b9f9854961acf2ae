// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/belonging.h"

#include <QRegularExpression>

#include <algorithm>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;

namespace {

/** 231 of "nvidia-231" and of "231". */
std::optional<int> numberOf(const TypeId &type)
{
    static const QRegularExpression form(u"(?:\\A|-)(\\d{1,6})\\z"_s);
    const auto match = form.match(type.text);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

bool mayBe(const VgpuReading &reading, const Gpu::Vgpu &vgpu, const std::vector<WorkstationId> &users)
{
    if (reading.gpu != vgpu.gpu || !reading.mdevUuid.isEmpty())
        return false;
    const auto number = numberOf(vgpu.type);
    if (number && reading.typeNumber && number != reading.typeNumber)
        return false;
    return std::ranges::find(users, WorkstationId{reading.vmUuid}) != users.end();
}

} // namespace

const VgpuReading *readingOf(const HostReading &host, const Gpu::Vgpu &vgpu, const std::vector<WorkstationId> &users)
{
    const VgpuReading *only = nullptr;
    int candidates = 0;
    for (const VgpuReading &each : host.vgpus) {
        if (each.mdevUuid == vgpu.id.text || each.vgpuUuid == vgpu.id.text)
            return &each;
        if (mayBe(each, vgpu, users)) {
            only = &each;
            ++candidates;
        }
    }
    return candidates == 1 ? only : nullptr;
}

const Gpu::Vgpu *vgpuOf(const HostReading &host, const VgpuReading &reading, const Gpu::Gpu &gpu,
                        const UsersOf &usersOf)
{
    for (const Gpu::Vgpu &vgpu : gpu.vgpus)
        if (readingOf(host, vgpu, usersOf(vgpu.id)) == &reading)
            return &vgpu;
    return nullptr;
}

} // namespace Carrel::Telemetry
