// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plans that give whole GPUs to workstations. VFIO hands out IOMMU groups: what else is in the GPU's group must come
// along or be free (FACTS section 5, kernel vfio_group_viable).

#include "core/operations/checks.h"
#include "core/operations/gpuplans.h"
#include "core/operations/workstationedit.h"
#include "core/virt/domainedit.h"
#include "core/virt/domainpci.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

class PassThrough
{
    Q_DECLARE_TR_FUNCTIONS(PassThrough)

public:
    static std::unexpected<Error> noPci(const Gpu::Gpu &gpu)
    {
        return failure(ErrorCode::Unsupported,
                       tr("%1 is no PCI device: it cannot be given away as a whole.").arg(gpu.id.text),
                       tr("Create a vGPU on it instead."));
    }
    static std::unexpected<Error> noGroup(const Gpu::Gpu &gpu)
    {
        return failure(ErrorCode::Unsupported,
                       tr("GPU %1 is in no IOMMU group: this computer's IOMMU is off.").arg(gpu.id.text),
                       tr("Switch on VT-d or AMD-Vi in the firmware, on Intel boot with intel_iommu=on."));
    }
    static std::unexpected<Error> carries(const Gpu::Gpu &gpu, const QStringList &vgpus)
    {
        return failure(ErrorCode::InUse, tr("GPU %1 carries vGPUs: %2.").arg(gpu.id.text, listed(vgpus)),
                       tr("Remove them first: a GPU is either cut or given as a whole."));
    }
    static std::unexpected<Error> vfsInUse(const Gpu::Gpu &gpu, const QStringList &names)
    {
        return failure(ErrorCode::InUse,
                       tr("Virtual functions of GPU %1 belong to %2.").arg(gpu.id.text, listed(names)),
                       tr("Take them away there first."));
    }
    static std::unexpected<Error> alreadyHas(const Host::Workstation &workstation, const Gpu::Gpu &gpu)
    {
        return failure(ErrorCode::AlreadyExists, tr("%1 already has the GPU %2.").arg(workstation.name, gpu.id.text),
                       tr("Nothing needs to be done."));
    }
    static std::unexpected<Error> givenElsewhere(const Gpu::Gpu &gpu, const QStringList &names)
    {
        return failure(ErrorCode::InUse, tr("GPU %1 belongs to %2.").arg(gpu.id.text, listed(names)),
                       tr("Take it away there first, or choose another GPU."));
    }
    static std::unexpected<Error> hostDisplay(const Gpu::Gpu &gpu)
    {
        return failure(
            ErrorCode::InUse,
            tr("This computer's own screen hangs on GPU %1: it goes dark while a workstation has it.").arg(gpu.id.text),
            tr("Choose another GPU, or say once more that you mean this one; reach the computer over the network "
               "then."));
    }
    static std::unexpected<Error> memberInUse(const Gpu::Gpu &gpu, const Gpu::GroupMember &member)
    {
        return failure(ErrorCode::InUse,
                       tr("GPU %1 shares its IOMMU group with %2, which this computer uses (driver %3).")
                           .arg(gpu.id.text, shown(member), member.driver),
                       tr("Move the card to a slot with a group of its own, or free that device first."));
    }
    static std::unexpected<Error> hasNot(const Host::Workstation &workstation, const GpuId &gpu)
    {
        return failure(ErrorCode::NotFound, tr("%1 does not have the GPU %2.").arg(workstation.name, gpu.text),
                       tr("Read the host again: it may have been taken away meanwhile."));
    }
    static QString shown(const Gpu::GroupMember &member)
    {
        return member.name.isEmpty() ? member.id.text : tr("%1 (%2)").arg(member.name, member.id.text);
    }
    static QString give(const QString &gpu, const QString &to)
    {
        return tr("Give the whole GPU %1 to %2").arg(gpu, to);
    }
    static QString take(const QString &gpu, const QString &from)
    {
        return tr("Take the whole GPU %1 from %2").arg(gpu, from);
    }

    static void warn(const Gpu::Gpu &gpu, const Host::Workstation &to, const QStringList &along,
                     const QStringList &lost, bool simulated, Plan &plan)
    {
        if (Host::isActive(to.state))
            plan.warnings.push_back(
                tr("%1 is running: it has the GPU from its next start on, not from a reboot.").arg(to.name));
        if (simulated)
            plan.warnings.push_back(
                tr("The GPU is simulated: a QEMU display device stands in for it inside %1.").arg(to.name));
        if (!along.isEmpty())
            plan.warnings.push_back(tr("With it go %1.").arg(listed(along)));
        if (!lost.isEmpty())
            plan.warnings.push_back(
                tr("Nobody else can use the rest of its IOMMU group meanwhile: %1.").arg(listed(lost)));
        if (!gpu.driver.isEmpty() && gpu.driver != "vfio-pci"_L1)
            plan.warnings.push_back(tr("While %1 runs, this computer cannot use the GPU: its driver %2 is unbound at "
                                       "start and bound again at the end.")
                                        .arg(to.name, gpu.driver));
        if (gpu.isHostDisplay)
            plan.warnings.push_back(tr("This computer's own screen goes dark while %1 runs.").arg(to.name));
        plan.warnings.push_back(tr("Its picture comes out of the card's own sockets; the console goes on showing the "
                                   "emulated display."));
    }
};

QString slotOf(const QString &address)
{
    return address.section(u'.', 0, 0);
}

/** Functions of the same card: sound over HDMI, USB and UCSI of its USB-C socket. */
bool isOfCard(const Gpu::Gpu &gpu, const Gpu::GroupMember &member)
{
    return !member.isBridge && slotOf(member.id.text) == slotOf(gpu.id.text);
}

/** No driver, or VFIO's own: nothing of the host works with it. */
bool isIdle(const Gpu::GroupMember &member)
{
    return member.driver.isEmpty() || member.driver == "vfio-pci"_L1 || member.driver == "pci-stub"_L1;
}

/** Drivers a card's other functions have; anything else on them, a disk or network one above all, stays the host's. */
bool mayBeUnbound(const Gpu::GroupMember &member)
{
    static constexpr std::array drivers{"snd_hda_intel"_L1, "xhci_hcd"_L1,       "xhci_pci"_L1,
                                        "nvidia-gpu"_L1,    "i2c_nvidia_gpu"_L1, "ucsi_ccg"_L1};
    return isIdle(member)
        || std::ranges::any_of(drivers, [&](QLatin1StringView each) { return member.driver == each; });
}

std::vector<PciAddress> functionsOf(const Gpu::Gpu &gpu)
{
    std::vector<PciAddress> functions{{gpu.id.text}};
    for (const Gpu::GroupMember &member : gpu.groupMembers)
        if (isOfCard(gpu, member))
            functions.push_back(member.id);
    return functions;
}

Result<void> checkGroup(const Gpu::Gpu &gpu)
{
    for (const Gpu::GroupMember &member : gpu.groupMembers) {
        const bool stays = member.isBridge || (isOfCard(gpu, member) ? mayBeUnbound(member) : isIdle(member));
        if (!stays)
            return PassThrough::memberInUse(gpu, member);
    }
    return {};
}

Result<void> checkSlices(const Host::Inventory &host, const Gpu::Gpu &gpu)
{
    QStringList vgpus;
    QStringList users;
    for (const Gpu::Vgpu &vgpu : gpu.vgpus)
        if (!parsePciAddress(vgpu.id.text) || !vgpu.type.isEmpty())
            vgpus.append(shownName(vgpu));
    for (const Gpu::VirtualFunction &vf : gpu.vfs)
        users += namesOf(host.usersOf(VgpuId{vf.id.text}));
    users.removeDuplicates();
    if (!vgpus.isEmpty())
        return PassThrough::carries(gpu, vgpus);
    return users.isEmpty() ? Result<void>() : PassThrough::vfsInUse(gpu, users);
}

Result<void> checkGpu(const Host::Inventory &host, const Gpu::Gpu &gpu, const PassThroughChoice &choice)
{
    if (!parsePciAddress(gpu.id.text))
        return PassThrough::noPci(gpu);
    if (!host.isSimulated() && host.kind != Host::HostKind::Remote && !gpu.iommuGroup)
        return PassThrough::noGroup(gpu);
    if (const auto free = checkSlices(host, gpu); !free)
        return free;
    if (gpu.isHostDisplay && !choice.evenHostDisplay)
        return PassThrough::hostDisplay(gpu);
    return checkGroup(gpu);
}

Result<QString> edited(const Host::Inventory &host, const Gpu::Gpu &gpu, const QString &xml)
{
    if (!host.isSimulated())
        return Virt::withPciFunctions(xml, functionsOf(gpu));
    Virt::VgpuAttachment standIn;
    standIn.id = VgpuId{gpu.id.text};
    standIn.device = Virt::VgpuDevice::StandIn;
    return Virt::withVgpu(xml, standIn);
}

/** Also what another tool has given of the card, and of a GPU that is not there any more. */
std::vector<PciAddress> functionsToTake(const GpuId &gpu, const QString &xml)
{
    std::vector<PciAddress> functions{{gpu.text}};
    for (const PciAddress &each : Virt::pciFunctionsIn(xml))
        if (slotOf(each.text) == slotOf(gpu.text) && each.text != gpu.text)
            functions.push_back(each);
    return functions;
}

} // namespace

Result<void> canPassThrough(const Host::Inventory &host, const WorkstationId &id, const GpuId &gpuId,
                            const PassThroughChoice &choice)
{
    const auto workstation = editable(host, id);
    if (!workstation)
        return std::unexpected(workstation.error());
    const auto gpu = findGpu(host, gpuId);
    if (!gpu)
        return std::unexpected(gpu.error());
    if (Host::has(**workstation, VgpuId{gpuId.text}))
        return PassThrough::alreadyHas(**workstation, **gpu);
    if (const auto others = host.usersOf(VgpuId{gpuId.text}); !others.empty())
        return PassThrough::givenElsewhere(**gpu, namesOf(others));
    return checkGpu(host, **gpu, choice);
}

Result<Plan> planPassThrough(const Host::Inventory &host, const WorkstationId &id, const GpuId &gpuId,
                             const QString &xml, const PassThroughChoice &choice)
{
    if (const auto can = canPassThrough(host, id, gpuId, choice); !can)
        return std::unexpected(can.error());
    const auto workstation = host.workstation(id);
    const Gpu::Gpu &gpu = *host.gpu(gpuId);
    const auto after = edited(host, gpu, xml);
    if (!after)
        return cannotChange(*workstation, after.error());
    QStringList along;
    QStringList lost;
    for (const Gpu::GroupMember &member : gpu.groupMembers)
        if (!member.isBridge)
            (isOfCard(gpu, member) ? along : lost).append(PassThrough::shown(member));
    Plan plan = editPlan(host, *workstation, PassThrough::give(gpuId.text, workstation->name), xml, *after);
    PassThrough::warn(gpu, *workstation, along, lost, host.isSimulated(), plan);
    return plan;
}

Result<Plan> planTakeGpuBack(const Host::Inventory &host, const WorkstationId &id, const GpuId &gpu, const QString &xml)
{
    const auto workstation = editable(host, id);
    if (!workstation)
        return std::unexpected(workstation.error());
    const VgpuId whole{gpu.text};
    if (!Host::has(**workstation, whole))
        return PassThrough::hasNot(**workstation, gpu);
    const auto after =
        host.isSimulated() ? Virt::withoutVgpu(xml, whole) : Virt::withoutPciFunctions(xml, functionsToTake(gpu, xml));
    if (!after)
        return cannotChange(**workstation, after.error());
    return editPlan(host, **workstation, PassThrough::take(gpu.text, (*workstation)->name), xml, *after);
}

} // namespace Carrel::Operations
