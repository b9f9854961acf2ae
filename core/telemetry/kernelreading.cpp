// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/kernelreading.h"

#include <QPromise>

#include <chrono>
#include <memory>
#include <thread>

namespace Carrel::Telemetry {

namespace {

qint64 steadyNs()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
}

KernelReading answer(const KernelQuestion &question)
{
    KernelReading reading;
    for (const GpuId &gpu : question.gpus)
        reading.devices.push_back(readDevice(question.sysRoot, gpu, steadyNs()));
    if (question.wantsClients)
        reading.clients = readDrmClients(question.procRoot, steadyNs());
    return reading;
}

} // namespace

const DeviceReading *KernelReading::device(const GpuId &id) const
{
    for (const DeviceReading &each : devices)
        if (each.gpu.gpu == id)
            return &each;
    return nullptr;
}

QFuture<KernelReading> readKernel(const KernelQuestion &question)
{
    auto promise = std::make_shared<QPromise<KernelReading>>();
    promise->start();
    QFuture<KernelReading> future = promise->future();
    std::thread([promise, question] {
        promise->addResult(answer(question));
        promise->finish();
    }).detach();
    return future;
}

} // namespace Carrel::Telemetry
