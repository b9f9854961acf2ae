// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/tryout.h"
#include "core/operations/checks.h"
#include "core/operations/plans.h"
#include "core/operations/vgpudevice.h"
#include "core/virt/domainedit.h"
#include "core/virt/newdomain.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

#include <sys/stat.h>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mib = 1024 * 1024;
constexpr Mebibytes leastMemory{16};
constexpr qint64 leastDisk = mib;
constexpr qint64 mostDisk = 64LL * mib * mib;
constexpr qsizetype longestNotes = 4000;

class CreatePlan
{
    Q_DECLARE_TR_FUNCTIONS(CreatePlan)

public:
    CreatePlan(const Host::Inventory &host, const HostLimits &limits, const NewWorkstation &wish)
        : m_host(host), m_limits(limits), m_wish(wish)
    {
    }

    [[nodiscard]] Result<void> check() const
    {
        return checkWorkstationName(m_host, m_wish.name)
            .and_then([&] { return checkSize(); })
            .and_then([&] { return checkNotes(); })
            .and_then([&] { return checkDisk(); })
            .and_then([&] { return m_wish.media.isEmpty() ? Result<void>() : checkMedia(); })
            .and_then([&] { return checkNetwork(); })
            .and_then([&] { return checkFirmware(); })
            .and_then([&] { return m_wish.vgpu ? checkVgpu(*m_wish.vgpu) : Result<void>(); });
    }

    [[nodiscard]] Result<Plan> make() const
    {
        Plan plan;
        plan.title = tr("Create workstation %1").arg(m_wish.name);
        plan.hostUri = m_host.uri;
        const QString disk = addDiskStep(plan);
        const Virt::NewDomain domain = describeDomain(disk);
        Result<QString> xml = Virt::newDomainXml(domain);
        if (m_wish.vgpu)
            xml = xml.and_then([&](const QString &known) {
                return Virt::withVgpu(
                    known, deviceFor(m_host, findGivable(m_host, *m_wish.vgpu).value_or(Gpu::Vgpu{})).attachment);
            });
        if (!xml)
            return std::unexpected(xml.error());
        plan.steps.emplace_back(DefineWorkstation{domain.id, domain.name, *xml});
        warn(plan);
        return plan;
    }

private:
    [[nodiscard]] Result<void> checkSize() const
    {
        if (m_wish.cpus < 1)
            return failure(ErrorCode::BadInput, tr("A workstation needs at least one CPU."), tr("Ask for 1 or more."));
        if (m_wish.cpus > m_limits.cpus)
            return failure(ErrorCode::NoRoom,
                           tr("%1 has %2 CPUs, not %3.")
                               .arg(m_host.name, QString::number(m_limits.cpus), QString::number(m_wish.cpus)),
                           tr("Ask for %1 at most.").arg(m_limits.cpus));
        if (m_wish.memory < leastMemory)
            return failure(ErrorCode::BadInput, tr("%1 MiB of memory are too little.").arg(m_wish.memory.count),
                           tr("Ask for %1 MiB or more.").arg(leastMemory.count));
        if (m_wish.memory > m_limits.memory)
            return failure(
                ErrorCode::NoRoom,
                tr("%1 has %2 MiB of memory, not %3.")
                    .arg(m_host.name, QString::number(m_limits.memory.count), QString::number(m_wish.memory.count)),
                tr("Ask for %1 MiB at most.").arg(m_limits.memory.count));
        return {};
    }

    [[nodiscard]] Result<void> checkNotes() const
    {
        const auto bad = [](QChar c) {
            return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
        };
        if (m_wish.notes.size() <= longestNotes && m_wish.notes.isValidUtf16()
            && !std::ranges::any_of(m_wish.notes, bad))
            return {};
        return failure(ErrorCode::BadInput, tr("The notes are too long or hold control characters."),
                       tr("Write plain text of up to %1 characters.").arg(longestNotes));
    }

    [[nodiscard]] bool makesDisk() const { return m_wish.disk == DiskChoice::New || m_wish.disk == DiskChoice::CopyOf; }

    [[nodiscard]] Result<void> checkDisk() const
    {
        if (m_host.kind == Host::HostKind::Test && makesDisk())
            return failure(ErrorCode::Unsupported, tr("%1 is libvirt's test driver: it has no disks.").arg(m_host.name),
                           tr("Choose no disk."));
        switch (m_wish.disk) {
        case DiskChoice::None:
            return {};
        case DiskChoice::New:
            return checkDiskSize().and_then([&] { return checkFolder(m_host, folder(), 0); });
        case DiskChoice::CopyOf:
            return checkFile(m_host, FileRole::Source, m_wish.diskPath).and_then([&] {
                return checkFolder(m_host, folder(), takenBy(m_wish.diskPath));
            });
        case DiskChoice::Existing:
            break;
        }
        return checkFile(m_host, FileRole::Disk, m_wish.diskPath).and_then([&] { return diskIsFree(); });
    }

    [[nodiscard]] Result<void> checkDiskSize() const
    {
        if (m_wish.diskBytes >= leastDisk && m_wish.diskBytes <= mostDisk)
            return {};
        return failure(ErrorCode::BadInput,
                       tr("A new disk cannot have %1.").arg(QLocale().formattedDataSize(m_wish.diskBytes)),
                       tr("Ask for 1 MiB to 64 TiB."));
    }

    [[nodiscard]] Result<void> diskIsFree() const
    {
        for (const Host::WorkstationPtr &other : m_host.workstations)
            if (usesDisk(m_host, *other, m_wish.diskPath))
                return failure(
                    ErrorCode::InUse,
                    tr("Disk %1 belongs to %2: two writers would destroy it.").arg(m_wish.diskPath, other->name),
                    tr("Make a copy of it instead."));
        return {};
    }

    [[nodiscard]] Result<void> checkMedia() const { return checkFile(m_host, FileRole::Media, m_wish.media); }

    [[nodiscard]] Result<void> checkNetwork() const
    {
        if (m_wish.network.isEmpty() || m_wish.network == "user"_L1 || m_limits.networks.contains(m_wish.network))
            return {};
        return failure(ErrorCode::NotFound, tr("%1 has no active network %2.").arg(m_host.name, m_wish.network),
                       m_limits.networks.isEmpty() ? tr("Use “user”, or start a network first.")
                                                   : tr("Use “user” or %1.").arg(listed(m_limits.networks)));
    }

    [[nodiscard]] Result<void> checkFirmware() const
    {
        if (!m_wish.uefi || m_limits.uefi)
            return {};
        return failure(ErrorCode::Unsupported, tr("%1 has no UEFI firmware for guests.").arg(m_host.name),
                       tr("Install the package ovmf there, or use BIOS."));
    }

    [[nodiscard]] Result<void> checkVgpu(const VgpuId &id) const
    {
        const auto vgpu = findGivable(m_host, id);
        if (!vgpu)
            return std::unexpected(vgpu.error());
        if (vgpu->id.text == vgpu->gpu.text)
            return failure(ErrorCode::Unsupported, tr("%1 is a whole GPU, not a vGPU.").arg(id.text),
                           tr("Create the workstation without it, then give the GPU to it."));
        const QStringList users = namesOf(m_host.usersOf(id));
        if (users.isEmpty())
            return {};
        return failure(ErrorCode::InUse, tr("vGPU %1 belongs to %2.").arg(shownName(*vgpu), listed(users)),
                       tr("Take it away there first, or choose another vGPU."));
    }

    [[nodiscard]] QString folder() const
    {
        return m_wish.diskFolder.isEmpty() ? m_limits.diskFolder : m_wish.diskFolder;
    }

    /** What a sparse file really takes, which is what its copy takes. 0 where it cannot be asked. */
    static qint64 takenBy(const QString &path)
    {
        struct stat info{};
        return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? qint64(info.st_blocks) * 512 : 0;
    }

    /** The workstation's name, with what troubles shells and other tools replaced; counted up past taken names. */
    [[nodiscard]] QString freePath() const
    {
        QString base = m_wish.name;
        for (QChar &c : base)
            if (!c.isLetterOrNumber() && c != u'-' && c != u'.')
                c = u'_';
        for (int i = 1;; ++i) {
            const QString name = i == 1 ? base : u"%1-%2"_s.arg(base).arg(i);
            const QString path = u"%1/%2.qcow2"_s.arg(folder(), name);
            const bool taken = std::ranges::any_of(m_host.workstations, [&](const Host::WorkstationPtr &other) {
                return std::ranges::contains(other->disks, path);
            });
            if (!taken && !(hasLocalFiles(m_host) && QFileInfo::exists(path)))
                return path;
        }
    }

    /** Adds the step where one is needed; gives the disk's path, empty for none. */
    QString addDiskStep(Plan &plan) const
    {
        if (!makesDisk())
            return m_wish.disk == DiskChoice::Existing ? m_wish.diskPath : QString();
        const bool copies = m_wish.disk == DiskChoice::CopyOf;
        const QString path = freePath();
        const qint64 whole = (m_wish.diskBytes + 511) / 512 * 512; // a disk has whole sectors
        plan.steps.emplace_back(CreateDisk{path, copies ? 0 : whole, copies ? DiskSource::CopyOf : DiskSource::New,
                                           copies ? m_wish.diskPath : QString()});
        return path;
    }

    [[nodiscard]] Virt::NewDomain describeDomain(const QString &disk) const
    {
        Virt::NewDomain domain;
        domain.id = WorkstationId{makeUuid().text};
        domain.name = m_wish.name;
        domain.notes = m_wish.notes;
        domain.cpus = m_wish.cpus;
        domain.memory = m_wish.memory;
        domain.domainType = m_limits.domainType;
        domain.arch = m_limits.arch;
        domain.machine = m_limits.machine;
        domain.emulator = m_limits.emulator;
        domain.spice = m_limits.spice;
        domain.uefi = m_wish.uefi;
        domain.disk = disk;
        domain.diskFormat = m_wish.disk == DiskChoice::Existing ? diskFormatOf(m_host, disk) : u"qcow2"_s;
        domain.media = m_wish.media;
        domain.network = m_wish.network;
        if (m_host.kind == Host::HostKind::TryOut)
            domain.tryOut = Host::tryOutName(m_host.uri).value_or(u"tryout"_s);
        return domain;
    }

    void warn(Plan &plan) const
    {
        if (m_limits.domainType == "qemu"_L1)
            plan.warnings.push_back(
                tr("KVM does not answer on %1: the workstation is emulated and slow.").arg(m_host.name));
        if (!m_limits.spice && m_host.kind != Host::HostKind::Test)
            plan.warnings.push_back(tr("QEMU has no SPICE on %1: the console is VNC, without sound and USB. Install "
                                       "qemu-system-modules-spice for SPICE.")
                                        .arg(m_host.name));
        if (m_wish.vgpu && m_host.isSimulated())
            plan.warnings.push_back(
                tr("The vGPU is simulated: a QEMU display device stands in for it inside %1.").arg(m_wish.name));
    }

    const Host::Inventory &m_host;
    const HostLimits &m_limits;
    const NewWorkstation &m_wish;
};

} // namespace

Result<Plan> planCreateWorkstation(const Host::Inventory &host, const HostLimits &limits, const NewWorkstation &wish)
{
    const CreatePlan plan(host, limits, wish);
    return canCreateWorkstation(host).and_then([&] { return plan.check(); }).and_then([&] { return plan.make(); });
}

Result<void> canCreateWorkstation(const Host::Inventory &host)
{
    return checkHost(host);
}

} // namespace Carrel::Operations
