// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/checks.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 80;

class Checks
{
    Q_DECLARE_TR_FUNCTIONS(Checks)

public:
    static std::unexpected<Error> copy(const Host::Inventory &host)
    {
        return failure(ErrorCode::Unsupported,
                       tr("%1 is a copy of another machine's files: nothing can be changed there.").arg(host.name),
                       tr("Open the machine itself as a host."));
    }
    static std::unexpected<Error> notConnected(const Host::Inventory &host)
    {
        return failure(ErrorCode::Unreachable, tr("%1 is not connected.").arg(host.name),
                       host.error ? host.error->wayOut : tr("Wait for the connection, or try again."),
                       host.error ? host.error->sentence : QString());
    }
    static std::unexpected<Error> readOnly(const Host::Inventory &host)
    {
        return failure(ErrorCode::NotAuthorised,
                       tr("%1 is connected for reading only: libvirt lets you look but not change.").arg(host.name),
                       host.error ? host.error->wayOut : tr("Ask to become a member of the group libvirt."),
                       host.error ? host.error->sentence : QString());
    }
    static std::unexpected<Error> noGpu(const Host::Inventory &host, const GpuId &id)
    {
        QStringList there;
        for (const Gpu::Gpu &gpu : host.gpus)
            there.append(gpu.id.text);
        return failure(ErrorCode::NotFound, tr("%1 has no GPU %2.").arg(host.name, id.text),
                       there.isEmpty() ? tr("No GPU was found on this host.")
                                       : tr("Its GPUs are %1.").arg(listed(there)));
    }
    static std::unexpected<Error> noType(const Gpu::Gpu &gpu, const TypeId &id)
    {
        QStringList offered;
        for (const Gpu::VgpuType &type : gpu.types)
            offered.append(type.id.text);
        return failure(ErrorCode::NotFound, tr("GPU %1 does not offer the type %2.").arg(gpu.id.text, id.text),
                       offered.isEmpty() ? tr("It offers no vGPU types at all.")
                                         : tr("It offers %1.").arg(listed(offered)));
    }
    static std::unexpected<Error> noVgpu(const Host::Inventory &host, const VgpuId &id)
    {
        return failure(ErrorCode::NotFound, tr("%1 has no vGPU %2.").arg(host.name, id.text),
                       tr("It may have been removed meanwhile: read the host again."));
    }
    static std::unexpected<Error> noTypeSet(const Gpu::Gpu &gpu, const VgpuId &vf)
    {
        return failure(ErrorCode::NotFound,
                       tr("Virtual function %1 of GPU %2 carries no vGPU.").arg(vf.text, gpu.id.text),
                       tr("Create a vGPU on the GPU first."));
    }
    static std::unexpected<Error> noWorkstation(const Host::Inventory &host, const WorkstationId &id)
    {
        return failure(ErrorCode::NotFound, tr("%1 has no workstation %2.").arg(host.name, id.text),
                       tr("It may have been deleted meanwhile: read the host again."));
    }
    static std::unexpected<Error> badName(const QString &sentence)
    {
        return failure(ErrorCode::BadInput, sentence,
                       tr("Use up to %1 letters, digits, blanks, dots and dashes.").arg(longestName));
    }
    static Result<void> name(const QString &name)
    {
        if (name.size() > longestName)
            return badName(tr("The name is too long: %1 characters.").arg(name.size()));
        if (std::ranges::any_of(name, [](QChar c) { return c.category() == QChar::Other_Control; }))
            return badName(tr("The name holds a control character."));
        // What stands for bytes of a command line that were no text.
        if (!name.isValidUtf16() || name.contains(QChar::ReplacementCharacter))
            return badName(tr("The name holds half a character."));
        return {};
    }
    static Result<void> newName(const Host::Inventory &host, const QString &text)
    {
        if (text.trimmed().isEmpty())
            return badName(tr("The name is empty."));
        if (text != text.trimmed())
            return badName(tr("The name begins or ends with a blank."));
        if (text.contains(u'/') || text.startsWith(u'.'))
            return badName(tr("The name “%1” has a “/” in it or begins with a dot.").arg(text));
        if (host.workstationNamed(text))
            return failure(ErrorCode::AlreadyExists, tr("%1 already has a workstation %2.").arg(host.name, text),
                           tr("Choose another name."));
        return {};
    }
    static QString withMore(const QString &names, qsizetype more)
    {
        //: a list of names that is cut, "cad-01, cad-02 and 4 more"
        return tr("%1 and %2 more").arg(names).arg(more);
    }
    static QString withLast(const QString &names, const QString &last)
    {
        //: a list of names, "cad-01, cad-02 and cad-03"
        return tr("%1 and %2").arg(names, last);
    }
};

} // namespace

Result<void> checkHost(const Host::Inventory &host)
{
    if (host.kind == Host::HostKind::Inspect)
        return Checks::copy(host);
    if (host.state == Host::HostState::ReadOnly)
        return Checks::readOnly(host);
    if (host.state != Host::HostState::Connected)
        return Checks::notConnected(host);
    return {};
}

Result<void> checkHostForVgpus(const Host::Inventory &host)
{
    // A local read-only connection still tells who uses what, and polkit asks for the helper's verbs by themselves.
    if (host.kind == Host::HostKind::Local && host.state == Host::HostState::ReadOnly)
        return {};
    return checkHost(host);
}

Result<const Gpu::Gpu *> findGpu(const Host::Inventory &host, const GpuId &id)
{
    if (const Gpu::Gpu *gpu = host.gpu(id))
        return gpu;
    return Checks::noGpu(host, id);
}

Result<const Gpu::VgpuType *> offeredType(const Gpu::Gpu &gpu, const TypeId &id)
{
    if (const Gpu::VgpuType *type = Gpu::findType(gpu, id))
        return type;
    return Checks::noType(gpu, id);
}

Result<const Gpu::Vgpu *> findVgpu(const Host::Inventory &host, const VgpuId &id)
{
    if (const Gpu::Vgpu *vgpu = host.vgpu(id))
        return vgpu;
    return Checks::noVgpu(host, id);
}

Result<Gpu::Vgpu> findGivable(const Host::Inventory &host, const VgpuId &id)
{
    if (const Gpu::Vgpu *vgpu = host.vgpu(id))
        return *vgpu;
    for (const Gpu::Gpu &gpu : host.gpus) {
        const auto vf = std::ranges::find(gpu.vfs, id.text, [](const auto &each) { return each.id.text; });
        if (vf == gpu.vfs.end())
            continue;
        if (gpu.backEnd != Gpu::BackEnd::SriovVf)
            return Checks::noTypeSet(gpu, id);
        Gpu::Vgpu whole;
        whole.id = id;
        whole.gpu = gpu.id;
        whole.parent = vf->id;
        whole.iommuGroup = vf->iommuGroup;
        whole.inUse = vf->inUse;
        return whole;
    }
    if (const Gpu::Gpu *gpu = host.gpu(GpuId{id.text})) {
        Gpu::Vgpu whole;
        whole.id = id;
        whole.gpu = whole.parent = gpu->id;
        whole.iommuGroup = gpu->iommuGroup;
        return whole;
    }
    return Checks::noVgpu(host, id);
}

Result<Host::WorkstationPtr> findWorkstation(const Host::Inventory &host, const WorkstationId &id)
{
    if (const Host::WorkstationPtr found = host.workstation(id))
        return found;
    return Checks::noWorkstation(host, id);
}

Result<void> checkName(const QString &name)
{
    return Checks::name(name);
}

Result<void> checkWorkstationName(const Host::Inventory &host, const QString &name)
{
    return Checks::name(name).and_then([&] { return Checks::newName(host, name); });
}

QString listed(const QStringList &names)
{
    constexpr qsizetype most = 5;
    if (names.size() > most)
        return Checks::withMore(names.first(most).join(u", "_s), names.size() - most);
    if (names.size() < 2)
        return names.join(u", "_s);
    return Checks::withLast(names.first(names.size() - 1).join(u", "_s), names.last());
}

QStringList namesOf(const std::vector<Host::WorkstationPtr> &workstations)
{
    QStringList names;
    for (const Host::WorkstationPtr &workstation : workstations)
        names.append(workstation->name);
    return names;
}

std::vector<Host::WorkstationPtr> activeOf(const std::vector<Host::WorkstationPtr> &workstations)
{
    std::vector<Host::WorkstationPtr> active;
    std::ranges::copy_if(workstations, std::back_inserter(active),
                         [](const Host::WorkstationPtr &one) { return Host::isActive(one->state); });
    return active;
}

QString shownName(const Gpu::Vgpu &vgpu)
{
    return vgpu.name.isEmpty() ? vgpu.id.text : vgpu.name;
}

QString shownName(const Gpu::VgpuType &type)
{
    return type.name.isEmpty() ? type.id.text : type.name;
}

} // namespace Carrel::Operations
