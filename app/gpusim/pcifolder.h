// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/machine.h"
#include "app/gpusim/tree.h"

namespace Carrel::Sim {

/** One PCI function as the kernel shows it: in its files, its configuration space and its uevents. */
struct PciFunction
{
    std::string address;
    std::string folder; ///< "/sys/devices/pci0000:3a/0000:3a:00.0"
    PciIdentity identity;
    int numaNode = -1;
    int busBelow = -1; ///< of a bridge
    bool isVf = false;
};

/** The folder of a GPU on PCI: "/sys/devices/pci0000:3a/0000:3a:00.0". */
[[nodiscard]] std::string pciFolderOf(const GpuSpec &gpu);
/** The GPU itself, one of its VFs, another function of its board. */
[[nodiscard]] PciFunction functionOf(const GpuSpec &gpu);
[[nodiscard]] PciFunction functionOf(const GpuSpec &gpu, const Vf &vf);
[[nodiscard]] PciFunction functionOf(const GpuSpec &gpu, const SideFunction &side);

/** What its `uevent` file says; the kernel puts the same into its messages. */
[[nodiscard]] std::string ueventOf(const PciFunction &function);

/** Adds the bridges above a GPU. */
void addBridges(Tree &tree, const GpuSpec &gpu);
/** Adds a function's folder with its files, links and configuration space. */
void addPciFunction(Tree &tree, const PciFunction &function);
void removePciFunction(Tree &tree, const PciFunction &function);

/** Adds the `power` folder that every device has; the texts are those of a device without power management. */
void addPowerFolder(Tree &tree, const std::string &device);

/** Puts a device into an IOMMU group: its link, the group's folder and the link back. */
void addToGroup(Tree &tree, const std::string &device, int group);

} // namespace Carrel::Sim
