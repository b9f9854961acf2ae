// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/description.h"
#include "app/gpusim/tree.h"

namespace Carrel::Sim {

/** Adds the bridges above a GPU and the GPU's own PCI folder with its files, links and configuration space. */
void addPciFolder(Tree &tree, const GpuSpec &gpu, const std::string &folder);

/** Adds the `power` folder that every device has; the texts are those of a device without power management. */
void addPowerFolder(Tree &tree, const std::string &device);

/** Puts a device into an IOMMU group: its link, the group's folder and the link back. */
void addToGroup(Tree &tree, const std::string &device, int group);

} // namespace Carrel::Sim
