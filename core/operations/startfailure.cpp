// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/startfailure.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Carrel::Operations {

namespace {

/** One known cause. In both texts %1 is the workstation, %2 and %3 what the pattern's groups caught. */
struct Cause
{
    const char *pattern; ///< searched in libvirt's message and QEMU's log tail, case-insensitive
    ErrorCode code;
    const char *sentence;
    const char *wayOut;
};

// The words are libvirt 11.3's (src/util/virmdev.c, src/hypervisor/virhostdev.c, src/qemu/*), QEMU 10.0's (hw/vfio, ui,
// block, migration) and the kernel's; the fixtures of the test name each. The first that fits wins: narrow ones first.
constexpr auto causes = std::to_array<Cause>({
    {R"((?:mediated device|PCI device) (\S+) is in use by driver \S+, domain (\S+))", ErrorCode::InUse,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: its vGPU %2 is used by %3."),
     QT_TRANSLATE_NOOP("StartFailure", "Shut down %3, or give %1 another vGPU.")},
    {R"(/dev/vfio/(\S+?):? (?:Device or resource busy))", ErrorCode::InUse,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: another program holds its vGPU (VFIO group %2)."),
     QT_TRANSLATE_NOOP("StartFailure", "End that program (lsof /dev/vfio/%2 names it), or give %1 another vGPU.")},
    {R"(group (\d+) is not viable)", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("StartFailure",
                       "%1 was not started: another device of IOMMU group %2 is still used by this computer."),
     QT_TRANSLATE_NOOP("StartFailure",
                       "Give the whole group to %1, or move the card to a slot with a group of its own.")},
    {R"(mediated device '?([0-9a-f-]{36})'? not found)", ErrorCode::NotFound,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: its vGPU %2 does not exist any more."),
     QT_TRANSLATE_NOOP("StartFailure", "Create the vGPU again, or give %1 another one.")},
    {R"((?:/dev/vfio/devices/\S+|device from group \d+): No such device)", ErrorCode::NotFound,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: its virtual function carries no vGPU type."),
     QT_TRANSLATE_NOOP("StartFailure", "Set the type of the virtual function, then start again.")},
    {R"(cannot limit locked memory|(?:VFIO_MAP_DMA|vfio_dma_map\(.*\)|vfio_container_dma_map\(.*\)).*Cannot allocate memory)",
     ErrorCode::NoRoom,
     QT_TRANSLATE_NOOP(
         "StartFailure",
         "%1 was not started: its memory must stay locked for the vGPU, and this host does not allow that much."),
     QT_TRANSLATE_NOOP("StartFailure",
                       "Give %1 less memory, or use the system connection (qemu:///system), which may lock memory.")},
    {R"(no iommu_group found|host doesn't support passthrough of host PCI devices|VFIO is not supported)",
     ErrorCode::Unsupported, QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: this host's IOMMU is off."),
     QT_TRANSLATE_NOOP(
         "StartFailure",
         "Switch on VT-d or AMD-Vi in the firmware, on Intel boot with intel_iommu=on, and restart the host.")},
    {R"(Only one vgpu device can have 'ramfb' enabled)", ErrorCode::BadInput,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: two of its vGPUs show the firmware screen (ramfb)."),
     QT_TRANSLATE_NOOP("StartFailure",
                       "Take one vGPU away and give it back: Carrel sets the firmware screen on one only.")},
    {R"(spice graphics are not supported with this QEMU)", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: this host's QEMU has no SPICE."),
     QT_TRANSLATE_NOOP("StartFailure", "Install qemu-system-modules-spice on the host, or use VNC.")},
    {R"(SPICE GL support is local-only)", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("StartFailure",
                       "%1 was not started: its SPICE screen has OpenGL on, which works without a network port only."),
     QT_TRANSLATE_NOOP("StartFailure", "Switch gl off on its SPICE screen and add an egl-headless one.")},
    {R"((?:Address already in use|Unable to find an unused port))", ErrorCode::InUse,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: the network port of its screen is taken."),
     QT_TRANSLATE_NOOP("StartFailure", "Let libvirt choose the port (autoport), or end the program that uses it.")},
    {R"x(Failed to get "(?:write|consistent read|shared[^"]*)" lock)x", ErrorCode::InUse,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: another workstation or program uses its disk."),
     QT_TRANSLATE_NOOP("StartFailure", "Shut down the other user of the disk, or give %1 a disk of its own.")},
    {R"((?:Cannot access storage file|Could not open) '([^']+)'.*No such file or directory)", ErrorCode::NotFound,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: its disk %2 is missing."),
     QT_TRANSLATE_NOOP("StartFailure", "Bring the file back, or choose another disk for %1.")},
    {R"((?:Cannot access storage file|Could not open|failed to open) '?([^' :]+)'?.*Permission denied)",
     ErrorCode::Failed, QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: QEMU may not open %2."),
     QT_TRANSLATE_NOOP(
         "StartFailure",
         "Move the file to a storage pool, or let the account QEMU runs as (libvirt-qemu) read and write it.")},
    {R"(AppArmor|apparmor)", ErrorCode::Failed,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: AppArmor forbids QEMU something it needs."),
     QT_TRANSLATE_NOOP("StartFailure",
                       "See the host's kernel log for the denied path, and allow it in /etc/apparmor.d/local.")},
    {R"(no network with matching name '([^']+)'|network '([^']+)' is not active)", ErrorCode::NotFound,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: its network %2 does not run."),
     QT_TRANSLATE_NOOP("StartFailure", "Start it with “virsh net-start %2”, or choose another network.")},
    {R"(Cannot get interface MTU on '([^']+)')", ErrorCode::NotFound,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: the host has no network bridge %2."),
     QT_TRANSLATE_NOOP("StartFailure", "Make the bridge, or choose another network.")},
    {R"((?:required|missing) features: ([^\n]+))", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("StartFailure",
                       "%1 was not started: this host's processor lacks what its CPU model asks for (%2)."),
     QT_TRANSLATE_NOOP("StartFailure", "Choose the CPU model “host-model” for %1.")},
    {R"(CPU is incompatible with host CPU|CPU model '?\S+'? not supported)", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: its CPU model does not fit this host's processor."),
     QT_TRANSLATE_NOOP("StartFailure", "Choose the CPU model “host-model” for %1.")},
    {R"(KVM kernel module|failed to initialize kvm|does not support virt type 'kvm'|type=kvm|kvm.*not available)",
     ErrorCode::Unsupported, QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: KVM does not answer on this host."),
     QT_TRANSLATE_NOOP("StartFailure",
                       "Switch on virtualisation in the firmware; inside a virtual machine, switch on nested "
                       "virtualisation outside.")},
    {R"(nvidia-gridd.*(?:acquir|licen[sc]e)|Failed to acquire license)", ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("StartFailure", "%1 got no vGPU licence: the licence server does not answer."),
     QT_TRANSLATE_NOOP("StartFailure", "Check the licence server and the token in the workstation, then restart it.")},
    {R"(Incompatible Guest/Host drivers|guest driver.*(?:mismatch|incompatible))", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("StartFailure",
                       "The vGPU of %1 is off: its graphics driver does not fit the host's vGPU manager."),
     QT_TRANSLATE_NOOP("StartFailure", "Install the guest driver of the same release branch as the host's.")},
    {R"(Key was rejected by service|Lockdown: .*module)", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: Secure Boot keeps the GPU's driver from loading."),
     QT_TRANSLATE_NOOP("StartFailure",
                       "Enrol the key the driver is signed with (mokutil --import), and restart the host.")},
    {R"(hugetlbfs|hugepage|Insufficient free host memory pages|map backing store for guest RAM|preallocat)",
     ErrorCode::NoRoom,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: the host has too few free huge pages for its memory."),
     QT_TRANSLATE_NOOP("StartFailure", "Set more aside (vm.nr_hugepages), or let %1 use ordinary memory.")},
    {R"(cannot set up guest memory|Cannot allocate memory)", ErrorCode::NoRoom,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: the host has not enough free memory."),
     QT_TRANSLATE_NOOP("StartFailure", "Shut down another workstation, or give %1 less memory.")},
    {R"(load of migration failed|loading state for instance|savevm section|Section footer)", ErrorCode::Damaged,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: its saved state cannot be read by this QEMU."),
     QT_TRANSLATE_NOOP("StartFailure",
                       "Drop the saved state with “virsh managedsave-remove %1”; the desktop then boots afresh.")},
    {R"(opengl not available|display DMABUF|cannot open directory '/dev/dri')", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("StartFailure",
                       "%1 was not started: its vGPU's screen needs OpenGL on the host, which is not there."),
     QT_TRANSLATE_NOOP("StartFailure",
                       "Add an egl-headless screen on a host with a render node, or switch the vGPU's display off.")},
    {R"(doesn't support any \(known\) display method)", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: its vGPU has no screen of its own."),
     QT_TRANSLATE_NOOP("StartFailure", "Switch the vGPU's display off and keep an emulated screen.")},
    {R"(graphics device is needed for attribute value 'display=on')", ErrorCode::BadInput,
     QT_TRANSLATE_NOOP("StartFailure",
                       "%1 was not started: its vGPU shows a screen, and the workstation has no console."),
     QT_TRANSLATE_NOOP("StartFailure", "Add a SPICE or VNC console, or switch the vGPU's display off.")},
    {R"(Unable to find (?:any firmware|'efi' firmware))", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("StartFailure", "%1 was not started: the host has no UEFI firmware for it."),
     QT_TRANSLATE_NOOP("StartFailure", "Install ovmf on the host.")},
});

/** The groups that took part: alternatives of a pattern leave empty ones. */
QStringList caught(const QRegularExpressionMatch &match)
{
    QStringList texts = match.capturedTexts().mid(1);
    texts.removeAll(QString());
    return texts;
}

/** One pass over %1…%3, unlike QString::arg: a name that holds "%2" is not filled again, and a number may be left out.
 */
QString fill(const char *text, const QString &workstation, const QStringList &groups)
{
    const QStringList values = QStringList{workstation} + groups;
    QString filled;
    const QString whole = QCoreApplication::translate("StartFailure", text);
    for (qsizetype i = 0; i < whole.size(); ++i) {
        const int number = whole[i] == u'%' && i + 1 < whole.size() ? whole[i + 1].digitValue() : -1;
        filled += number >= 1 ? values.value(number - 1) : QString(whole[i]);
        i += number >= 1 ? 1 : 0;
    }
    return filled;
}

Error unknownCause(const QString &workstation, const Error &raw)
{
    const QString cause = raw.sentence.isEmpty() ? raw.detail : raw.sentence;
    const QString wayOut = raw.wayOut.isEmpty()
        ? QCoreApplication::translate("StartFailure",
                                      "See the details, and the log in /var/log/libvirt/qemu on the host.")
        : raw.wayOut;
    return Error{raw.code,
                 QCoreApplication::translate("StartFailure", "%1 was not started: %2").arg(workstation, cause), wayOut,
                 raw.detail};
}

} // namespace

Error explainStartFailure(const QString &workstation, const Error &raw)
{
    const QString text = raw.sentence + u'\n' + raw.detail;
    for (const Cause &cause : causes) {
        const QRegularExpression pattern(QString::fromLatin1(cause.pattern), QRegularExpression::CaseInsensitiveOption);
        const QRegularExpressionMatch match = pattern.match(text);
        if (!match.hasMatch())
            continue;
        const QStringList groups = caught(match);
        return Error{cause.code, fill(cause.sentence, workstation, groups), fill(cause.wayOut, workstation, groups),
                     raw.detail.isEmpty() ? raw.sentence : raw.detail};
    }
    return unknownCause(workstation, raw);
}

} // namespace Carrel::Operations
