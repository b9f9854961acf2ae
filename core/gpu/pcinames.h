// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <memory>

struct pci_access;

namespace Carrel::Gpu {

/**
 * Names of PCI vendors and devices from the machine's pci.ids, by libpci; never from the network. Loading pci.ids costs
 * about 10 ms and 3 MB, so it is done only for an id no earlier scan of this process has met, and given back with
 * this object. One thread an object; objects of several threads share the names found.
 */
class PciNames final
{
public:
    PciNames();
    ~PciNames();
    PciNames(const PciNames &) = delete;
    PciNames &operator=(const PciNames &) = delete;

    /** "NVIDIA Corporation", or "0x10de" where pci.ids does not know it. */
    [[nodiscard]] QString vendor(quint16 vendor);
    /** "GM204GL [Tesla M60]", or "0x13f2" where pci.ids does not know it. */
    [[nodiscard]] QString device(quint16 vendor, quint16 device);

private:
    struct Free
    {
        void operator()(pci_access *access) const;
    };
    QString lookUp(int kind, quint16 vendor, quint16 device);

    std::unique_ptr<pci_access, Free> m_access;
    bool m_damaged = false;
};

} // namespace Carrel::Gpu
