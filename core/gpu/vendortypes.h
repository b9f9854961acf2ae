// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"

#include <QByteArrayView>

#include <map>

// What is known of the types of vendor VFIO, where sysfs gives a number and a name and no more. Pure; any thread.
namespace Carrel::Gpu {

/**
 * The text of creatable_vgpu_types: "1148  : NVIDIA L40S-2Q", one type a line, with or without the header "ID    : vGPU
 * Name", or nothing (FACTS section 2 C). Split at the first colon; a line whose left part is no decimal number above 0,
 * or whose right part is no printable name, is skipped.
 */
[[nodiscard]] std::map<int, QString> parseCreatableTypes(QByteArrayView text);

/** The name of a card's type by its number, which is the card's own; empty where the table has none. pciId as in Gpu.
 */
[[nodiscard]] QString tableTypeName(const QString &pciId, int number);

/** What the table says of a type of that name: framebuffer, most per GPU, heads, frames and pixels. Unknown stays so.
 */
void fillFromTable(VgpuType &type);

/** "type 1156": how a type is shown whose name nobody knows. */
[[nodiscard]] QString numberedTypeName(int number);

/** A type of that number and, where known, name; filled from the table. */
[[nodiscard]] VgpuType vendorType(const QString &pciId, int number, const QString &name);

} // namespace Carrel::Gpu
