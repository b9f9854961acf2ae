// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

#include <QStringList>

// What the plans ask before they promise anything. For core/operations only; pure but for the questions about files.
namespace Carrel::Operations {

/** May anything be changed on this host through libvirt? */
[[nodiscard]] Result<void> checkHost(const Host::Inventory &host);
/** May vGPUs be made or removed? The helper does not need libvirt's permission to write. */
[[nodiscard]] Result<void> checkHostForVgpus(const Host::Inventory &host);

[[nodiscard]] Result<const Gpu::Gpu *> findGpu(const Host::Inventory &host, const GpuId &id);
[[nodiscard]] Result<const Gpu::VgpuType *> offeredType(const Gpu::Gpu &gpu, const TypeId &id);
[[nodiscard]] Result<const Gpu::Vgpu *> findVgpu(const Host::Inventory &host, const VgpuId &id);
/** What a workstation can be given under this id: a vGPU, a VF without types, which is one by itself, or a whole GPU,
 * whose id is that of its GPU then. */
[[nodiscard]] Result<Gpu::Vgpu> findGivable(const Host::Inventory &host, const VgpuId &id);
[[nodiscard]] Result<Host::WorkstationPtr> findWorkstation(const Host::Inventory &host, const WorkstationId &id);

/** Free of control characters and at most 80 characters; what names the thing in the sentence ("workstation"). */
[[nodiscard]] Result<void> checkName(const QString &name);
[[nodiscard]] Result<void> checkWorkstationName(const Host::Inventory &host, const QString &name);

/** "cad-03 and cad-07", "cad-03, cad-07 and 4 more". */
[[nodiscard]] QString listed(const QStringList &names);
[[nodiscard]] QStringList namesOf(const std::vector<Host::WorkstationPtr> &workstations);
[[nodiscard]] std::vector<Host::WorkstationPtr> activeOf(const std::vector<Host::WorkstationPtr> &workstations);
/** The step that removes a vGPU of a snapshot, wherever it is. */
[[nodiscard]] RemoveVgpu removalOf(const Gpu::Vgpu &vgpu);
/** The vGPU as people know it: its name, else its id. */
[[nodiscard]] QString shownName(const Gpu::Vgpu &vgpu);
[[nodiscard]] QString shownName(const Gpu::VgpuType &type);

/** QEMU runs as this user here: a file must be readable by this user. */
[[nodiscard]] bool runsAsUser(const Host::Inventory &host);
/** Files of this host are files of this machine: they can be looked at. */
[[nodiscard]] bool hasLocalFiles(const Host::Inventory &host);
/** path names a regular file that can be used; role says which ("disk", "installation medium") in whole sentences. */
enum class FileRole { Disk, Source, Media };
[[nodiscard]] Result<void> checkFile(const Host::Inventory &host, FileRole role, const QString &path);
/** One of its disks is this file, under whatever name where the files can be looked at: a link to a disk is the disk.
 */
[[nodiscard]] bool usesDisk(const Host::Inventory &host, const Host::Workstation &workstation, const QString &path);
/** Both name one file, under whatever names where the files can be looked at. */
[[nodiscard]] bool isSameDisk(const Host::Inventory &host, const QString &one, const QString &other);
/** A new file of this size fits in the folder, which is there; bytes are those taken at once. */
[[nodiscard]] Result<void> checkFolder(const Host::Inventory &host, const QString &folder, qint64 bytes);
/** "qcow2", "vmdk", …, by the file's first bytes; "raw" where they say nothing. By the suffix for a remote host. */
[[nodiscard]] QString diskFormatOf(const Host::Inventory &host, const QString &path);

} // namespace Carrel::Operations
