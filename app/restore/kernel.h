// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/keep/presentgpus.h"

#include <QStringList>

// What the kernel and the vendors' tools show of a kept item, and the one act that brings it back. Root's own program:
// every path is made of checked names below roots.sys.
namespace Carrel::Restore {

/** The tools that do what sysfs does not take. Tests name others; the program itself has no such switch. */
struct Tools
{
    QString sriovManage = QStringLiteral("/usr/lib/nvidia/sriov-manage"); ///< FACTS section 2 B
    QString nvidiaSmi = QStringLiteral("/usr/bin/nvidia-smi");
    QStringList mdevctl{QStringLiteral("/usr/sbin/mdevctl"),
                        QStringLiteral("/usr/bin/mdevctl")}; ///< the first there is
};

enum class Standing {
    Absent, ///< can be made now
    There, ///< as kept
    Different, ///< another type, parent or number is there: never overwritten
    NotYet, ///< what carries it is not there
};

class Kernel final
{
public:
    explicit Kernel(Keep::Roots roots, Tools tools = {});

    [[nodiscard]] const Keep::Roots &roots() const { return m_roots; }

    /** How it stands with the item; item.gpu and item.parent are where it belongs now. */
    [[nodiscard]] Standing standing(const Keep::KeptItem &item) const;
    /** Makes an Absent one; success means that the kernel shows it. */
    [[nodiscard]] Result<void> make(const Keep::KeptItem &item) const;
    /** Takes a vGPU away that is There and that nobody holds (Mdev, VfType). */
    [[nodiscard]] Result<void> remove(const Keep::KeptItem &item) const;
    /** Writes the item's parameters; true where it has none. */
    [[nodiscard]] Result<void> setParameters(const Keep::KeptItem &item) const;

    /** Starts a definition of mdevctl's store by mdevctl itself, which knows its attributes. */
    [[nodiscard]] Result<void> startByMdevctl(const Keep::KeptItem &item) const;

private:
    [[nodiscard]] Standing standingOfMdev(const Keep::KeptItem &item) const;
    [[nodiscard]] Standing standingOfType(const Keep::KeptItem &item) const;
    [[nodiscard]] Standing standingOfCount(const Keep::KeptItem &item) const;
    [[nodiscard]] Standing standingOfMixed(const Keep::KeptItem &item) const;
    [[nodiscard]] Result<void> switchVfsOn(const Keep::KeptItem &item) const;
    [[nodiscard]] Result<void> act(const Keep::KeptItem &item) const;
    [[nodiscard]] QString pci(const GpuId &device) const;
    [[nodiscard]] QString vgpuFolder(const Keep::KeptItem &item) const;

    Keep::Roots m_roots;
    Tools m_tools;
};

} // namespace Carrel::Restore
