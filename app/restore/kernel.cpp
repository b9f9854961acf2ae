// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/restore/kernel.h"

#include "app/restore/node.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace Carrel::Restore {

using namespace Qt::StringLiterals;
using Keep::KeptItem;
using Keep::KeptKind;

namespace {

constexpr int toolTimeoutMs = 60'000; // sriov-manage rebinds the driver of every VF
constexpr int unbindTries = 5; // FACTS section 2 B: another NVML client may hold the GPU for a moment
constexpr unsigned long unbindPauseMs = 1000;

std::unexpected<Error> failed(const QString &what, const QString &detail)
{
    return failure(ErrorCode::Failed, what, {}, detail);
}

Result<void> asResult(const QString &what, const ToolRun &run)
{
    if (run.status == 0)
        return {};
    return failed(what, u"exit status %1: %2"_s.arg(run.status).arg(run.output.left(300)));
}

std::optional<int> readNumber(const QString &path)
{
    const auto text = readNode(path);
    bool isNumber = false;
    const int number = text ? text->toInt(&isNumber) : 0;
    return isNumber ? std::optional(number) : std::nullopt;
}

/** What the driver calls NVIDIA's type; elsewhere in Carrel it has its driver's name in front, as mdev types have. */
QByteArray numberOf(const TypeId &type)
{
    QByteArray number = type.text.toLatin1();
    return number.startsWith("nvidia-") ? number.sliced(7) : number;
}

} // namespace

Kernel::Kernel(Keep::Roots roots, Tools tools) : m_roots(std::move(roots)), m_tools(std::move(tools)) { }

QString Kernel::pci(const GpuId &device) const
{
    return m_roots.sys + u"/bus/pci/devices/"_s + device.text;
}

QString Kernel::vgpuFolder(const KeptItem &item) const
{
    return item.kind == KeptKind::Mdev ? m_roots.sys + u"/class/mdev_bus/"_s + item.parent.text + u'/' + item.vgpu.text
                                       : pci(item.parent);
}

Standing Kernel::standing(const KeptItem &item) const
{
    switch (item.kind) {
    case KeptKind::VfCount:
        return standingOfCount(item);
    case KeptKind::MixedSizes:
        return standingOfMixed(item);
    case KeptKind::Mdev:
        return standingOfMdev(item);
    case KeptKind::VfType:
        return standingOfType(item);
    }
    return Standing::NotYet;
}

Standing Kernel::standingOfMdev(const KeptItem &item) const
{
    const QString device = m_roots.sys + u"/bus/mdev/devices/"_s + item.vgpu.text;
    if (QFileInfo::exists(device)) {
        const bool same = linkName(device + u"/mdev_type"_s) == item.type.text && QFileInfo::exists(vgpuFolder(item));
        return same ? Standing::There : Standing::Different;
    }
    const QString type =
        m_roots.sys + u"/class/mdev_bus/"_s + item.parent.text + u"/mdev_supported_types/"_s + item.type.text;
    return QFileInfo::exists(type) ? Standing::Absent : Standing::NotYet;
}

Standing Kernel::standingOfType(const KeptItem &item) const
{
    const auto now = readNode(pci(item.parent) + u"/nvidia/current_vgpu_type"_s);
    if (!now)
        return Standing::NotYet;
    if (*now == "0")
        return Standing::Absent;
    return *now == numberOf(item.type) ? Standing::There : Standing::Different;
}

Standing Kernel::standingOfCount(const KeptItem &item) const
{
    const std::optional<int> now = readNumber(pci(item.gpu) + u"/sriov_numvfs"_s);
    if (!now)
        return Standing::NotYet;
    if (*now == 0)
        return Standing::Absent;
    return *now == item.count ? Standing::There : Standing::Different;
}

Standing Kernel::standingOfMixed(const KeptItem &item) const
{
    if (!QFileInfo::exists(pci(item.gpu)) || !QFileInfo::exists(m_tools.nvidiaSmi))
        return Standing::NotYet;
    const ToolRun run = runTool(m_tools.nvidiaSmi, {u"-q"_s, u"-i"_s, item.gpu.text}, toolTimeoutMs);
    const auto lines = run.output.split(u'\n');
    const bool on = std::ranges::any_of(
        lines, [](const QString &line) { return line.simplified() == u"vGPU Heterogeneous Mode : Enabled"_s; });
    return on ? Standing::There : run.status == 0 ? Standing::Absent : Standing::NotYet;
}

Result<void> Kernel::switchVfsOn(const KeptItem &item) const
{
    // NVIDIA's driver refuses a raw write (FACTS section 2 B); everybody else's takes it.
    if (readNode(pci(item.gpu) + u"/vendor"_s) != QByteArray("0x10de"))
        return writeNode(pci(item.gpu) + u"/sriov_numvfs"_s, QByteArray::number(item.count));
    ToolRun run;
    for (int tries = 0; tries < unbindTries; ++tries) {
        run = runTool(m_tools.sriovManage, {u"-e"_s, item.gpu.text}, toolTimeoutMs);
        if (!run.output.contains(u"unbindLock"_s))
            break;
        QThread::msleep(unbindPauseMs);
    }
    return asResult(u"sriov-manage -e "_s + item.gpu.text, run);
}

Result<void> Kernel::act(const KeptItem &item) const
{
    switch (item.kind) {
    case KeptKind::VfCount:
        return switchVfsOn(item);
    case KeptKind::MixedSizes:
        return asResult(
            u"nvidia-smi vgpu -shm 1"_s,
            runTool(m_tools.nvidiaSmi, {u"vgpu"_s, u"-i"_s, item.gpu.text, u"-shm"_s, u"1"_s}, toolTimeoutMs));
    case KeptKind::Mdev:
        return writeNode(m_roots.sys + u"/class/mdev_bus/"_s + item.parent.text + u"/mdev_supported_types/"_s
                             + item.type.text + u"/create"_s,
                         item.vgpu.text.toLatin1() + '\n');
    case KeptKind::VfType:
        return writeNode(pci(item.parent) + u"/nvidia/current_vgpu_type"_s, numberOf(item.type) + '\n');
    }
    return {};
}

Result<void> Kernel::make(const KeptItem &item) const
{
    const Result<void> done = act(item);
    const Standing after = standing(item);
    // Also where the write was refused: mdevctl's rule may have been quicker ("exists already").
    if (after == Standing::There)
        return {};
    return done ? failed(Keep::toLine(item), u"done, but the kernel does not show it"_s) : done;
}

Result<void> Kernel::remove(const KeptItem &item) const
{
    if (standing(item) != Standing::There)
        return failed(Keep::toLine(item), u"not there, or not of that type"_s);
    if (item.kind == KeptKind::VfType)
        return writeNode(pci(item.parent) + u"/nvidia/current_vgpu_type"_s, "0\n");
    // The kernel holds the writer of `remove` until the holder lets go (FACTS section 1): asked first.
    const QString group = linkName(vgpuFolder(item) + u"/iommu_group"_s);
    const int held = ::open(QFile::encodeName(u"/dev/vfio/"_s + group).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    const bool isBusy = held < 0 && errno == EBUSY;
    if (held >= 0)
        ::close(held);
    return isBusy ? failed(Keep::toLine(item), u"in use"_s) : writeNode(vgpuFolder(item) + u"/remove"_s, "1\n");
}

Result<void> Kernel::setParameters(const KeptItem &item) const
{
    if (item.parameters.isEmpty())
        return {};
    return writeNode(vgpuFolder(item) + u"/nvidia/vgpu_params"_s, item.parameters.toLatin1());
}

Result<void> Kernel::startByMdevctl(const KeptItem &item) const
{
    const auto program = std::ranges::find_if(m_tools.mdevctl, [](const QString &p) { return QFileInfo::exists(p); });
    if (program == m_tools.mdevctl.end())
        return failed(Keep::toLine(item), u"mdevctl is not installed"_s);
    const ToolRun run =
        runTool(*program, {u"start"_s, u"-u"_s, item.vgpu.text, u"-p"_s, item.parent.text}, toolTimeoutMs);
    return standing(item) == Standing::There ? Result<void>() : asResult(u"mdevctl start"_s, run);
}

} // namespace Carrel::Restore
