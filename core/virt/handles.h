// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <cstdlib>
#include <memory>
#include <vector>

// libvirt objects owned by value. A handle is used by the thread that got it (or is handed over whole); it never leaves
// core/virt and the host's pool.
namespace Carrel::Virt {

template <auto Free>
struct Releaser
{
    template <class T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

using ConnectHandle = std::unique_ptr<virConnect, Releaser<virConnectClose>>;
using DomainHandle = std::unique_ptr<virDomain, Releaser<virDomainFree>>;
using NetworkHandle = std::unique_ptr<virNetwork, Releaser<virNetworkFree>>;
using StoragePoolHandle = std::unique_ptr<virStoragePool, Releaser<virStoragePoolFree>>;
using NodeDeviceHandle = std::unique_ptr<virNodeDevice, Releaser<virNodeDeviceFree>>;

struct CFree
{
    void operator()(void *memory) const { std::free(memory); }
};
/** A text libvirt allocated for the caller. */
using CText = std::unique_ptr<char, CFree>;

/** Takes over an array that a virConnectListAll… call made: its elements and the array itself. count < 0 gives none. */
template <class Handle>
[[nodiscard]] std::vector<Handle> adopt(typename Handle::pointer *array, int count)
{
    std::vector<Handle> handles;
    for (int i = 0; i < count; ++i)
        handles.emplace_back(array[i]);
    std::free(static_cast<void *>(array));
    return handles;
}

} // namespace Carrel::Virt
