// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"

#include <QCoreApplication>

namespace Carrel::Ctl {

namespace {

class Find
{
    Q_DECLARE_TR_FUNCTIONS(Find)

public:
    static QString shown(const QString &word) { return word.size() > 60 ? word.left(60) + QChar(0x2026) : word; }
    static std::unexpected<Error> noWorkstation(const Host::Inventory &host, const QString &word)
    {
        return failure(ErrorCode::NotFound, tr("%1 has no workstation “%2”.").arg(host.name, shown(word)),
                       tr("See “carrelctl workstation list” for those it has."));
    }
    static std::unexpected<Error> noVgpu(const Host::Inventory &host, const QString &word)
    {
        return failure(ErrorCode::NotFound, tr("%1 has no vGPU “%2”.").arg(host.name, shown(word)),
                       tr("See “carrelctl inventory” for those it has."));
    }
    static std::unexpected<Error> twoVgpus(const QString &word)
    {
        return failure(ErrorCode::BadInput, tr("More than one vGPU is named “%1”.").arg(shown(word)),
                       tr("Give its UUID instead."));
    }
};

} // namespace

Result<Host::WorkstationPtr> findWorkstation(const Host::Inventory &host, const QString &word)
{
    if (const auto named = host.workstationNamed(word))
        return named;
    const auto uuid = parseUuid(word);
    const auto found = uuid ? host.workstation(WorkstationId{uuid->text}) : nullptr;
    return found ? Result<Host::WorkstationPtr>(found) : Find::noWorkstation(host, word);
}

Result<VgpuId> findVgpu(const Host::Inventory &host, const QString &word)
{
    // A UUID that no GPU carries is handed on: a workstation may still name a vGPU that is gone.
    if (const auto uuid = parseUuid(word))
        return VgpuId{uuid->text};
    if (parsePciAddress(word))
        return VgpuId{word};
    std::vector<VgpuId> found;
    for (const Gpu::Gpu &gpu : host.gpus)
        for (const Gpu::Vgpu &vgpu : gpu.vgpus)
            if (!word.isEmpty() && vgpu.name == word)
                found.push_back(vgpu.id);
    if (found.size() == 1)
        return found.front();
    return found.empty() ? Find::noVgpu(host, word) : Find::twoVgpus(word);
}

} // namespace Carrel::Ctl
