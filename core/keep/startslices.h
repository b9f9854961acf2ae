// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/keep/keptset.h"

namespace Carrel::Keep {

/**
 * The vGPUs that a workstation has made at its start: Carrel's metadata element "makeatstart" (its namespace is
 * core/virt/domainxml.h's), whose text is an item's line: "mdev gpu=… parent=… type=… vgpu=…". Read by libvirt's hook
 * as root from the domain's XML, so strictly: a wrong line, another kind than a vGPU's, or more than 16 are Damaged.
 */
[[nodiscard]] Result<KeptSet> slicesMadeAtStart(const QByteArray &domainXml);

} // namespace Carrel::Keep
