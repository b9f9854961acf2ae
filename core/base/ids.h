// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QHashFunctions>
#include <QString>

namespace Carrel {

/**
 * A checked name of one kind; two kinds never mix. Made only by the parse functions below (or by code that has read
 * the text from the kernel or libvirt, which are the source of truth for it).
 */
template <class Tag>
struct Id
{
    QString text;
    bool operator==(const Id &) const = default;
    auto operator<=>(const Id &other) const { return text.compare(other.text) <=> 0; }
    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.text, seed); }
};

/** PCI address with domain, "0000:3d:00.0". */
using PciAddress = Id<struct PciTag>;
/** UUID, 36 characters, lower case. */
using Uuid = Id<struct UuidTag>;
/** Kernel name of a vGPU type: "nvidia-35", "mdpy-xga". */
using TypeId = Id<struct TypeTag>;
/** Kernel device name of a GPU (mdev parent or PCI function): "0000:3d:00.0", "mtty". */
using GpuId = Id<struct GpuTag>;
/** A vGPU: its UUID (mdev) or the PCI address of its VF. */
using VgpuId = Id<struct VgpuTag>;
/** A workstation: the UUID of its libvirt domain. */
using WorkstationId = Id<struct WorkstationTag>;

/** Accepts lower-case hexadecimal DDDD:BB:DD.F only, as sysfs writes it. */
[[nodiscard]] Result<PciAddress> parsePciAddress(QStringView text);
/** Accepts 8-4-4-4-12 hexadecimal digits, either case; gives lower case. Braces and the nil UUID are refused. */
[[nodiscard]] Result<Uuid> parseUuid(QStringView text);
/** Accepts what the kernel can make of driver and type name: [A-Za-z0-9_.-], at most 128 characters, no leading dot. */
[[nodiscard]] Result<TypeId> parseTypeId(QStringView text);
/** Accepts a kernel device name: a PCI address, or [A-Za-z0-9_-] at most 64 characters. */
[[nodiscard]] Result<GpuId> parseGpuId(QStringView text);

[[nodiscard]] Uuid makeUuid();

} // namespace Carrel

template <class Tag>
struct std::hash<Carrel::Id<Tag>>
{
    size_t operator()(const Carrel::Id<Tag> &id) const noexcept { return qHash(id.text); }
};
