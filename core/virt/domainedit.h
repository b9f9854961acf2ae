// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QString>

#include <vector>

// Edits of a workstation's libvirt XML, as pure functions from text to text: what Carrel does not know stays as it is,
// comments, foreign namespaces and white space included. Any thread.
namespace Carrel::Virt {

/** The device that brings a vGPU into a workstation. */
enum class VgpuDevice {
    Mdev, ///< <hostdev type='mdev'>
    PciVf, ///< <hostdev type='pci' managed='no'>: managed would unbind the vendor's driver (FACTS section 5)
    PlainVf, ///< <hostdev type='pci' managed='yes'>: a VF without types, which libvirt binds to vfio-pci by itself
    StandIn, ///< try-out host: a QEMU display device in the place of the simulated vGPU, named in the metadata
};

struct VgpuAttachment
{
    VgpuId id;
    VgpuDevice device = VgpuDevice::Mdev;
    /** QEMU can show its picture without OpenGL (a REGION display, FACTS section 4); else it is added with display off.
     */
    bool canDisplay = false;
    /** Its picture needs OpenGL: shown through an egl-headless screen on this render node, added where none is. */
    QString renderNode{};
};

/**
 * Adds a vGPU. The first that can display becomes the only display (display and ramfb on, <video> of type none); the
 * emulated video it replaces is kept in the metadata. AlreadyExists when the XML names it; Damaged for unreadable XML.
 */
[[nodiscard]] Result<QString> withVgpu(const QString &xml, const VgpuAttachment &vgpu);
/** Takes it away again; the emulated video it had replaced comes back. NotFound when the XML does not name it. */
[[nodiscard]] Result<QString> withoutVgpu(const QString &xml, const VgpuId &vgpu);
/** The vGPUs the XML names: mdev UUIDs, addresses of unmanaged PCI functions and of VFs that Carrel added, stand-ins;
 * in XML order. */
[[nodiscard]] Result<std::vector<VgpuId>> vgpusIn(const QString &xml);
/** True when a vGPU of this XML is its only display: the emulated video is kept in the metadata meanwhile. */
[[nodiscard]] bool showsVgpu(const QString &xml);

/** File-backed disks a workstation owns: no CD-ROMs, nothing read-only or shared. In XML order. */
[[nodiscard]] Result<std::vector<QString>> ownDisksIn(const QString &xml);
/** The name of the try-out host it was made on, from its metadata ("office"); empty for any other workstation. */
[[nodiscard]] QString tryOutOf(const QString &xml);
[[nodiscard]] bool hasFirmwareVariables(const QString &xml); ///< an <nvram> file of its own, lost on delete

/**
 * Puts the graphics passwords of the same workstation's secret XML (VIR_DOMAIN_XML_SECURE) into xml, so that defining
 * it does not drop them. xml itself, which goes to the journal, never holds one.
 */
[[nodiscard]] Result<QString> withSecretsOf(const QString &xml, const QString &secretXml);

/**
 * True when now is what libvirt makes of defined: the same, apart from the addresses, aliases, controllers and
 * attributes libvirt fills in by itself. False means that somebody has changed the workstation since.
 */
[[nodiscard]] bool isStill(const QString &defined, const QString &now);

} // namespace Carrel::Virt
