// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/gpufeed.h"

#include "core/base/logging.h"
#include "core/gpu/scanner.h"
#include "core/host/calls.h"
#include "core/host/inventorystore.h"
#include "core/host/remotegpus.h"

namespace Carrel::Host {

namespace {

/** sysfs of a sick driver can take seconds a file; longer than this the GPUs stay as they were. */
constexpr int scanMs = 60'000;

Error late()
{
    return {ErrorCode::TimedOut,
            GpuFeed::tr("The GPUs could not be read within a minute."),
            GpuFeed::tr("A GPU driver hangs: look into the kernel log (“journalctl -k”)."),
            {}};
}

Error noConnection(const LibvirtLink *link)
{
    return link->error().value_or(Error{
        ErrorCode::Unreachable, GpuFeed::tr("The host is not connected."), GpuFeed::tr("Wait or reconnect."), {}});
}

} // namespace

GpuFeed::GpuFeed(LibvirtLink *link, Calls *calls, InventoryStore *store, QObject *parent)
    : QObject(parent), m_link(link), m_calls(calls), m_store(store)
{
}

void GpuFeed::setRoots(const QString &sysRoot, const QString &deviceRoot)
{
    m_sysRoot = sysRoot;
    m_deviceRoot = deviceRoot;
    // What a copy or a simulator shows is not about this machine's cards.
    m_types = TypeMemory(sysRoot == QLatin1StringView("/sys") ? TypeMemory::defaultFile() : QString());
}

void GpuFeed::useNodeDevices()
{
    m_nodeDevices = true;
}

std::function<Result<GpuFeed::Gpus>()> GpuFeed::scanner() const
{
    if (!m_nodeDevices)
        return [sys = m_sysRoot, dev = m_deviceRoot, types = m_types]() -> Result<Gpus> {
            Gpus gpus = sys.isEmpty() ? Gpus{} : Gpu::scanGpus(sys, dev);
            types.complete(gpus);
            return gpus;
        };
    return [connection = m_link->connection(), error = noConnection(m_link)]() -> Result<Gpus> {
        return connection ? readRemoteGpus(*connection) : std::unexpected(error);
    };
}

std::function<Result<GpuFeed::One>(const GpuId &)> GpuFeed::oneScanner() const
{
    if (!m_nodeDevices)
        return [sys = m_sysRoot, dev = m_deviceRoot, types = m_types](const GpuId &id) -> Result<One> {
            One one{sys.isEmpty() ? id : Gpu::gpuOf(sys, id), {}};
            one.gpu = sys.isEmpty() ? std::nullopt : Gpu::scanGpu(sys, dev, one.id);
            if (one.gpu)
                types.complete({&*one.gpu, 1});
            return one;
        };
    return [connection = m_link->connection(), error = noConnection(m_link)](const GpuId &id) -> Result<One> {
        if (!connection)
            return std::unexpected(error);
        return readRemoteGpu(*connection, id).transform([&](const auto &gpu) { return One{id, gpu}; });
    };
}

QFuture<Result<void>> GpuFeed::readAll()
{
    const InventoryStore::Turn turn = m_store->beginReading();
    return m_calls->run<Gpus>([scan = scanner()](const Calls::Beat &) { return scan(); }, scanMs, late())
        .then(this, [this, turn](const Result<Gpus> &gpus) -> Result<void> {
            if (!gpus) {
                qCInfo(logHost) << "GPUs not read:" << gpus.error().sentence << gpus.error().detail;
                return std::unexpected(gpus.error());
            }
            m_store->setReadNow();
            if (m_store->setGpus(*gpus, turn))
                Q_EMIT changed();
            return {};
        });
}

QFuture<Result<void>> GpuFeed::read(const GpuId &id)
{
    const InventoryStore::Turn turn = m_store->beginReading();
    const auto work = [scan = oneScanner(), owner = m_store->gpuOfVf(id)](const Calls::Beat &) {
        return scan(owner);
    };
    return m_calls->run<One>(work, scanMs, late()).then(this, [this, turn](const Result<One> &one) -> Result<void> {
        if (!one)
            return std::unexpected(one.error());
        if (m_store->putGpu(one->id, one->gpu, turn))
            Q_EMIT changed();
        return {};
    });
}

// Switching on 32 VFs is 32 events and one change.
void GpuFeed::readOwners(const QSet<GpuId> &devices)
{
    QSet<GpuId> gpus;
    for (const GpuId &device : devices)
        gpus.insert(ownerOf(device));
    for (const GpuId &gpu : std::as_const(gpus))
        read(gpu);
}

// One readlink in sysfs' own memory, which no driver answers, for a VF that has just appeared.
GpuId GpuFeed::ownerOf(const GpuId &device) const
{
    const GpuId known = m_store->gpuOfVf(device);
    return m_nodeDevices || m_sysRoot.isEmpty() || known != device ? known : Gpu::gpuOf(m_sysRoot, device);
}

} // namespace Carrel::Host
