// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

class QSocketNotifier;
struct udev;
struct udev_device;
struct udev_monitor;

namespace Carrel::Host {

/**
 * Tells which of this machine's GPUs a kernel or udev event is about: a vGPU or VF that came or went, a driver bound, a
 * parent that registered. Lives in the session's thread; sleeps on its sockets.
 */
class UeventMonitor final : public QObject
{
    Q_OBJECT

public:
    explicit UeventMonitor(QObject *parent = nullptr);
    ~UeventMonitor() override;

    /** False where this machine gives no events (no rights, a container): GPUs are then read on refresh only. */
    bool start();

    /** The GPU or VF an event is about; empty when it is about none. devicePath: sysfs path without "/sys". */
    [[nodiscard]] static GpuId gpuOf(const QString &subsystem, const QString &devicePath, bool mdevStateChanged);

Q_SIGNALS:
    /** GPUs, VFs of GPUs, or other parents: what a burst of events was about. */
    void devicesChanged(const QSet<Carrel::GpuId> &devices);

private:
    bool listen(const char *source);
    void receive(udev_monitor *monitor);
    void reportAll();

    struct Release
    {
        void operator()(udev *context) const;
        void operator()(udev_monitor *monitor) const;
        void operator()(udev_device *device) const;
    };
    std::unique_ptr<udev, Release> m_udev;
    std::vector<std::unique_ptr<udev_monitor, Release>> m_monitors;
    QSet<GpuId> m_pending;
    QTimer m_settle; ///< the kernel sends "add" just before it makes the device's links
};

} // namespace Carrel::Host
