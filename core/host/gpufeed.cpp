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
}

void GpuFeed::useNodeDevices()
{
    m_nodeDevices = true;
}

std::function<Result<GpuFeed::Gpus>()> GpuFeed::scanner() const
{
    if (!m_nodeDevices)
        return [sys = m_sysRoot, dev = m_deviceRoot] {
            return sys.isEmpty() ? Gpus{} : Gpu::scanGpus(sys, dev);
        };
    return [connection = m_link->connection(), error = noConnection(m_link)]() -> Result<Gpus> {
        return connection ? readRemoteGpus(*connection) : std::unexpected(error);
    };
}

std::function<Result<GpuFeed::One>(const GpuId &)> GpuFeed::oneScanner() const
{
    if (!m_nodeDevices)
        return [sys = m_sysRoot, dev = m_deviceRoot](const GpuId &id) {
            return sys.isEmpty() ? One{} : Gpu::scanGpu(sys, dev, id);
        };
    return [connection = m_link->connection(), error = noConnection(m_link)](const GpuId &id) -> Result<One> {
        return connection ? readRemoteGpu(*connection, id) : std::unexpected(error);
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
    return m_calls->run<One>([scan = oneScanner(), id](const Calls::Beat &) { return scan(id); }, scanMs, late())
        .then(this, [this, id, turn](const Result<One> &gpu) -> Result<void> {
            if (!gpu)
                return std::unexpected(gpu.error());
            if (m_store->putGpu(id, *gpu, turn))
                Q_EMIT changed();
            return {};
        });
}

} // namespace Carrel::Host
