// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QString>

#include <vector>

// Whole PCI functions given to a workstation: text in, text out, as domainedit.h has it.
namespace Carrel::Virt {

/** Adds each as <hostdev managed='yes'>: libvirt unbinds the host's driver at start and binds it again at the end.
 * AlreadyExists when one of them is there. */
[[nodiscard]] Result<QString> withPciFunctions(const QString &xml, const std::vector<PciAddress> &functions);
/** Takes those away that it names. NotFound when it names none of them. */
[[nodiscard]] Result<QString> withoutPciFunctions(const QString &xml, const std::vector<PciAddress> &functions);
/** The managed ones that are no vGPUs (vgpusIn()), in XML order; empty for unreadable XML. */
[[nodiscard]] std::vector<PciAddress> pciFunctionsIn(const QString &xml);

} // namespace Carrel::Virt
