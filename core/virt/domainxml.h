// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/units.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace Carrel::Virt {

/** One <graphics> as written; ports of -1 ("not yet") are nullopt. The password is not read. */
struct GraphicsDetails
{
    QString type; ///< "spice", "vnc", …
    std::optional<int> port;
    std::optional<int> tlsPort;
    QString listen;
    QString socket;
    QString renderNode{}; ///< "/dev/dri/renderD128" of its <gl>; empty: none named
    bool operator==(const GraphicsDetails &) const = default;
};

/** What Carrel reads from a domain's XML. */
struct DomainDetails
{
    QString uuid; ///< lower case, 36 characters
    QString name;
    QString title;
    QString notes;
    QStringList tags; ///< of Carrel's metadata, in XML order
    int cpus = 0;
    Mebibytes memory;
    std::vector<QString> mdevs; ///< UUIDs of <hostdev type='mdev'>
    std::vector<QString> pciHostdevs; ///< "0000:3d:00.4" of <hostdev type='pci'>
    /** Those of both that are vGPUs, in XML order: mdevs, unmanaged PCI functions, VFs that Carrel marked as its own.
     */
    std::vector<QString> vgpuHostdevs;
    std::vector<GraphicsDetails> graphics;
    std::vector<QString> disks; ///< source files, in XML order
    std::vector<QString> backing; ///< files below them, where libvirt lists <backingStore>s
    bool tryOut = false; ///< Carrel's metadata: a workstation of the try-out host
    std::vector<QString> tryOutVgpus; ///< ids of Carrel's metadata
    bool operator==(const DomainDetails &) const = default;
};

/** Carrel's element below <metadata>: carrel:carrel, with carrel:tryout, carrel:vgpu id="…" and carrel:tag name="…"
 * inside. */
inline constexpr char domainMetadataUri[] = "urn:carrel:domain:1";

/**
 * Reads a domain's XML; xml is destroyed by it (parsed in place). Any thread. An error of code Damaged when it is no
 * XML, not a <domain>, or has neither a name nor a UUID; a damaged value costs that value only.
 */
[[nodiscard]] Result<DomainDetails> parseDomain(std::span<char> xml);
[[nodiscard]] Result<DomainDetails> parseDomain(const QString &xml);

} // namespace Carrel::Virt
