// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/virt/connection.h"

#include <libvirt/libvirt.h>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace Carrel::Virt {

struct MdevTypeDetails
{
    QString id;
    QString name;
    QString deviceApi;
    std::optional<int> available;
    bool operator==(const MdevTypeDetails &) const = default;
};

/** One node device as libvirt describes it: a PCI function, a parent of mdevs, or an mdev. */
struct NodeDeviceDetails
{
    QString name; ///< libvirt's: "pci_0000_3d_00_0"
    QString kernelName; ///< last part of its sysfs path: "0000:3d:00.0", "mtty"
    QString driver;
    bool isDisplay = false; ///< PCI class 0x03
    bool isBridge = false; ///< PCI class 0x06
    QString pciId; ///< "10de:26b9"; empty when it is no PCI function
    QString vendor;
    QString product;
    std::optional<int> numaNode;
    std::optional<int> iommuGroup;
    std::vector<QString> groupAddresses; ///< PCI addresses of its IOMMU group, itself among them
    std::optional<int> vfsPossible; ///< maxCount of virt_functions; a device without them has none
    std::vector<QString> virtualFunctions; ///< PCI addresses of its VFs, in libvirt's order: by number
    QString physicalFunction; ///< PCI address of the function whose VF it is; empty when it is none
    std::vector<MdevTypeDetails> types;
    QString mdevUuid; ///< empty when it is no mdev
    QString mdevType;
    QString mdevParent; ///< kernel name of its parent
    bool operator==(const NodeDeviceDetails &) const = default;
};

/** Reads a node device's XML (parsed in place). Any thread. Damaged when it is no <device> with a name. */
[[nodiscard]] Result<NodeDeviceDetails> parseNodeDevice(std::span<char> xml);

[[nodiscard]] Result<NodeDeviceDetails> readNodeDevice(virNodeDevicePtr device);

/**
 * Every PCI function, mdev parent and existing mdev of the host, or those whose libvirt name is wanted. mdevs that
 * libvirt lists but that do not exist (inactive, or left over without a type after a removal it missed) are left out.
 */
[[nodiscard]] Result<std::vector<NodeDeviceDetails>>
listNodeDevices(Connection &connection, const std::function<bool(const QString &)> &wanted = {});

} // namespace Carrel::Virt
