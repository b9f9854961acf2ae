// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"

#include <QString>

#include <memory>
#include <span>

namespace Carrel::Host {

/**
 * The vGPU types that vendor VFIO's lists have shown, by card (PCI vendor and device): the lists shrink as a card
 * fills, and a type in use is then a bare number. Also, by GPU, the whole list it showed when it last carried nothing:
 * what is missing from it later cannot be made now. Kept in memory, shared by copies, and in one JSON file of the
 * user's state folder, which is read at each call and written, under a lock, only where something was learned. Any
 * thread; a damaged file is an empty one.
 */
class TypeMemory final
{
public:
    /** No file: in memory only, for hosts that are not this machine (a copy, simulated GPUs). */
    explicit TypeMemory(QString file = {});
    [[nodiscard]] static QString defaultFile();

    /** Learns from the GPUs' lists, then gives types their remembered names and adds those a full list would show, with
     * none available. GPUs that are shared in another way stay as they are. */
    void complete(std::span<Gpu::Gpu> gpus) const;

private:
    struct State;
    QString m_file;
    std::shared_ptr<State> m_state;
};

} // namespace Carrel::Host
