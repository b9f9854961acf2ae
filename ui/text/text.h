// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/units.h"
#include "core/gpu/gpu.h"
#include "core/host/inventory.h"

#include <QDateTime>
#include <QString>

#include <optional>

// The words people see for states, sizes and objects, in one place so that trees, pages, dialogs and messages say the
// same. Translated; numbers and sizes as the default QLocale writes them. GUI thread (reads the default locale).
namespace Carrel::Text {

/** "unknown": shown wherever a value could not be read. Never a zero. */
[[nodiscard]] QString unknown();
/** Framebuffer or guest memory in IEC units: "2 GiB", "512 MiB". */
[[nodiscard]] QString memory(Mebibytes size);
[[nodiscard]] QString memory(std::optional<Mebibytes> size);
/** A part that stands before "of 8 GiB": a bare "0" for none. */
[[nodiscard]] QString memoryPart(Mebibytes size);
[[nodiscard]] QString number(std::optional<int> count);

/** "running", "off", …: lower case, to stand in a cell or in a sentence. */
[[nodiscard]] QString stateWord(Host::WorkstationState state);
/** The state, and that a change waits for the next start: “running, needs restart”. */
[[nodiscard]] QString workstationState(const Host::Workstation &workstation);
[[nodiscard]] QString hostStateWord(Host::HostState state);
/** One line for a host's state with its time and cause: "lost 14:02, retrying in 8 s". Without now: the time of the
 * next try. */
[[nodiscard]] QString hostStateLine(const Host::Inventory &host, const QDateTime &now = {});
/** The host's name for people, with "(simulated)" for a try-out host. */
[[nodiscard]] QString hostName(const Host::Inventory &host);
/** text, with "(simulated)" behind it when the host's GPUs are. */
[[nodiscard]] QString markSimulated(const Host::Inventory &host, const QString &text);

/** How slices are made: "mediated devices (mdev)". */
[[nodiscard]] QString backEnd(Gpu::BackEnd backEnd);
/** "Tesla M60" from pci.ids' "GM204GL [Tesla M60]"; the device name where nothing else is known. */
[[nodiscard]] QString gpuName(const Gpu::Gpu &gpu);
/** A page's heading: "NVIDIA Corporation Tesla M60, mediated devices (mdev), driver nvidia". */
[[nodiscard]] QString gpuHeading(const Gpu::Gpu &gpu);
/** The type's name as the driver wrote it; its id when the GPU does not list it; "unknown type" for an empty id. */
[[nodiscard]] QString typeName(const Gpu::Gpu *gpu, const TypeId &type);
/** The last word of the type's name, for where space is short: "M60-2Q". */
[[nodiscard]] QString shortTypeName(const Gpu::VgpuType &type);
/** "GRID M60-2Q — 2 GiB, 4 per GPU, 4096×2160, 4 screens"; unknown parts are left out. */
[[nodiscard]] QString typeLine(const Gpu::VgpuType &type);
/** The user's name for it, or its type's. */
[[nodiscard]] QString vgpuName(const Gpu::Gpu *gpu, const Gpu::Vgpu &vgpu);

[[nodiscard]] QString graphicsWord(Host::GraphicsKind kind);
/** How the screen is reached: "SPICE", "SPICE, VNC", "none". */
[[nodiscard]] QString consoleWords(const Host::Workstation &workstation);

/** Sentence and way out as one line of text, for tooltips and copied details. */
[[nodiscard]] QString errorLine(const Error &error);

} // namespace Carrel::Text
