// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QMetaType>
#include <QString>

// What a row of a tree stands for, and the roles both trees answer. Plain data, no Qt GUI class.
namespace Carrel::Models {

enum class NodeKind { Host, Gpu, VgpuType, Vgpu, Workstation, Message };

/** Rows that stand where there is nothing to list: they say why, and views offer the next step for them. */
enum class MessageKind {
    None,
    Connecting, ///< the host has not answered yet
    Reading, ///< connected; its first list is not in yet
    HostFailed, ///< the host's error is the text; next step: try again
    NoGpu, ///< nothing to share on this host; next step: why
    NoTypes, ///< the GPU offers no vGPU type; the text has the reason found
    NoWorkstation, ///< next step: new workstation
};

/** How a vGPU stands; drawn by pattern and word, never by colour alone. */
enum class SliceState {
    Running, ///< in use by a running workstation
    Reserved, ///< belongs to a workstation that is off
    Orphan, ///< belongs to no workstation
    Failed, ///< named by a workstation but not there, held by something unknown, or its workstation has crashed
};

/** What a filter chip asks of a row. */
enum class Trait { Any, Running, NoVgpu, NeedsAttention };

enum Role {
    ItemRole = 0x0101, ///< Item (Qt::UserRole + 1)
    KindRole, ///< int of NodeKind
    IdRole, ///< QString: host URI, GPU, type, vGPU or workstation id; empty for messages
    HostRole, ///< QString: URI of the host the row belongs to
    SortRole, ///< raw value of the column: number, or text to be sorted naturally; invalid = unknown, sorts last
    StateRole, ///< int of Host::HostState, Host::WorkstationState or SliceState, by kind; invalid for the others
    CapacityRole, ///< Capacity, on GPU rows only
    MessageRole, ///< int of MessageKind
    KeyRole, ///< QString: names the row in this tree for as long as it exists; to save and restore places
};

/** Everything that names what a row stands for; parts that do not apply are empty. */
struct Item
{
    NodeKind kind = NodeKind::Message;
    QString host;
    GpuId gpu;
    TypeId type;
    VgpuId vgpu;
    WorkstationId workstation;
    bool operator==(const Item &) const = default;
};

} // namespace Carrel::Models

Q_DECLARE_METATYPE(Carrel::Models::Item)
