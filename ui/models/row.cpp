// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/row.h"

#include <algorithm>

namespace Carrel::Models {

namespace {

template <class T>
bool sameValue(const T *before, const T *after)
{
    return before == after || (before && after && *before == *after);
}

bool sameHost(const Host::Inventory &a, const Host::Inventory &b)
{
    return a.name == b.name && a.kind == b.kind && a.state == b.state && a.error == b.error && a.readAt == b.readAt
        && a.retryAt == b.retryAt && a.gpus.size() == b.gpus.size() && a.workstations.size() == b.workstations.size()
        && a.gpusKnown == b.gpusKnown && a.workstationsKnown == b.workstationsKnown;
}

/** The workstations of a vGPU, as far as its own row and its GPU's bar show them. */
bool sameUsers(const Row &before, const Row &after, const VgpuId &vgpu)
{
    return std::ranges::equal(before.host->usersOf(vgpu), after.host->usersOf(vgpu),
                              [](const Host::Workstation *a, const Host::Workstation *b) {
                                  return a->name == b->name && a->state == b->state;
                              });
}

bool sameGpu(const Row &before, const Row &after)
{
    return sameValue(before.gpu, after.gpu)
        && (!after.gpu || std::ranges::all_of(after.gpu->vgpus, [&](const Gpu::Vgpu &vgpu) {
               return sameUsers(before, after, vgpu.id);
           }));
}

bool sameVgpu(const Row &before, const Row &after)
{
    return sameValue(before.vgpu, after.vgpu) && sameValue(before.type, after.type)
        && (before.gpu == nullptr) == (after.gpu == nullptr)
        && (!after.gpu || before.gpu->product == after.gpu->product) && sameUsers(before, after, VgpuId{after.id});
}

/** A workstation's row names the types and GPUs of its vGPUs, too. */
bool sameWorkstation(const Row &before, const Row &after)
{
    return sameValue(before.workstation, after.workstation)
        && std::ranges::all_of(after.workstation->vgpus, [&](const VgpuId &id) {
               const HostView::Place was = before.host->find(id);
               const HostView::Place is = after.host->find(id);
               return sameValue(was.gpu, is.gpu) && sameValue(was.vgpu, is.vgpu);
           });
}

} // namespace

bool looksSame(const Row &before, const Row &after)
{
    if (before.kind != after.kind || before.inventory().kind != after.inventory().kind
        || before.inventory().name != after.inventory().name)
        return false;
    switch (after.kind) {
    case NodeKind::Host:
        return sameHost(before.inventory(), after.inventory());
    case NodeKind::Gpu:
        return sameGpu(before, after);
    case NodeKind::VgpuType:
        return sameValue(before.type, after.type) && sameValue(before.gpu, after.gpu);
    case NodeKind::Vgpu:
        return sameVgpu(before, after);
    case NodeKind::Workstation:
        return sameWorkstation(before, after);
    case NodeKind::Message:
        break;
    }
    return before.message == after.message && sameHost(before.inventory(), after.inventory())
        && sameValue(before.gpu, after.gpu);
}

Item itemOf(const Row &row)
{
    Item item;
    item.kind = row.kind;
    item.host = row.inventory().uri;
    if (row.gpu)
        item.gpu = row.gpu->id;
    if (row.kind == NodeKind::VgpuType)
        item.type = TypeId{row.id};
    else if (row.type)
        item.type = row.type->id;
    if (row.kind == NodeKind::Vgpu)
        item.vgpu = VgpuId{row.id};
    else if (row.vgpu)
        item.vgpu = row.vgpu->id;
    if (row.workstation)
        item.workstation = row.workstation->id;
    return item;
}

} // namespace Carrel::Models
