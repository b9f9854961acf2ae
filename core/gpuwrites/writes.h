// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/claims.h"
#include "core/gpuwrites/outcome.h"
#include "core/gpuwrites/uniquefd.h"

#include <QByteArray>

#include <chrono>
#include <functional>

// Every write to a GPU, with its checks: the same for root's helper on the host's /sys and for the user's own process
// on the try-out host's. No Qt message, no event loop, no timer.
namespace Carrel::Writes {

/** NVIDIA's programs that a verb may need. */
enum class Tool { SriovManage, NvidiaSmi };

/** Where the verbs work, and how. */
struct Target
{
    UniqueFd sys; ///< O_PATH of /sys
    UniqueFd vfio; ///< O_PATH of /dev/vfio; none where the host has no VFIO: then nobody can hold a vGPU
    std::function<Outcome<Claims>()> claims; ///< opened only when a verb needs them
    /** A write that the kernel may hold back. */
    std::function<Outcome<void>(int node, QByteArrayView value)> write;
    /** Switches VFs or mixed sizes on or off by the program, and sees (mixed sizes) that it is so. */
    std::function<Outcome<void>(Tool tool, const GpuId &gpu, bool on)> tool;
};

/** What is left to do when all is checked; once. */
using Deed = std::move_only_function<Outcome<void>()>;

/** Checks the request against what the kernel shows and opens what it writes to. The target outlives the deed. */
[[nodiscard]] Outcome<Deed> prepare(const Target &target, const Protocol::Request &request);

/** How long a held write is waited for. */
inline constexpr std::chrono::seconds writePatience{5};
/** How long NVIDIA's programs may take, with all their retries. */
inline constexpr std::chrono::seconds toolPatience{55};
/** How long the whole request may take; more than that is a hang. */
[[nodiscard]] std::chrono::seconds patienceOf(Protocol::Verb verb);

// One a verb; prepare() picks.
[[nodiscard]] Outcome<Deed> prepareCreate(const Target &target, const Protocol::Request &request);
[[nodiscard]] Outcome<Deed> prepareRemove(const Target &target, const Protocol::Request &request);
[[nodiscard]] Outcome<Deed> prepareSetType(const Target &target, const Protocol::Request &request);
[[nodiscard]] Outcome<Deed> prepareClearType(const Target &target, const Protocol::Request &request);
[[nodiscard]] Outcome<Deed> prepareVfCount(const Target &target, const Protocol::Request &request);
[[nodiscard]] Outcome<Deed> prepareParameters(const Target &target, const Protocol::Request &request);
[[nodiscard]] Outcome<Deed> prepareMixedSizes(const Target &target, const Protocol::Request &request);

} // namespace Carrel::Writes
