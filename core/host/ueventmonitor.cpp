// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/ueventmonitor.h"

#include "core/base/logging.h"

#include <QSocketNotifier>

#include <libudev.h>

namespace Carrel::Host {

using namespace Qt::StringLiterals;

namespace {

/** Also gathers a burst (20 vGPUs made by a script) into one reading. */
constexpr int settleMs = 50;

} // namespace

void UeventMonitor::Release::operator()(udev *context) const
{
    udev_unref(context);
}

void UeventMonitor::Release::operator()(udev_monitor *monitor) const
{
    udev_monitor_unref(monitor);
}

void UeventMonitor::Release::operator()(udev_device *device) const
{
    udev_device_unref(device);
}

UeventMonitor::UeventMonitor(QObject *parent) : QObject(parent)
{
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &UeventMonitor::reportAll);
}

UeventMonitor::~UeventMonitor() = default;

// The kernel's own events arrive without udevd and first; udev's come when its rules (permissions, mdevctl) have run.
bool UeventMonitor::start()
{
    m_udev.reset(udev_new());
    const bool kernel = m_udev && listen("kernel");
    const bool rules = m_udev && listen("udev");
    return kernel || rules;
}

bool UeventMonitor::listen(const char *source)
{
    std::unique_ptr<udev_monitor, Release> monitor(udev_monitor_new_from_netlink(m_udev.get(), source));
    if (!monitor || udev_monitor_enable_receiving(monitor.get()) < 0) {
        qCInfo(logHost) << "no device events from" << source;
        return false;
    }
    auto *const notifier = new QSocketNotifier(udev_monitor_get_fd(monitor.get()), QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, raw = monitor.get()] { receive(raw); });
    m_monitors.push_back(std::move(monitor));
    return true;
}

void UeventMonitor::receive(udev_monitor *monitor)
{
    while (const auto device = std::unique_ptr<udev_device, Release>(udev_monitor_receive_device(monitor))) {
        const GpuId gpu = gpuOf(QString::fromUtf8(udev_device_get_subsystem(device.get())),
                                QString::fromUtf8(udev_device_get_devpath(device.get())),
                                udev_device_get_property_value(device.get(), "MDEV_STATE") != nullptr);
        if (gpu.isEmpty())
            continue;
        m_pending.insert(gpu);
        if (!m_settle.isActive())
            m_settle.start(settleMs);
    }
}

void UeventMonitor::reportAll()
{
    Q_EMIT devicesChanged(std::exchange(m_pending, {}));
}

// FACTS section 1: an mdev's own add and remove carry its parent in the path; a parent's change carries MDEV_STATE.
GpuId UeventMonitor::gpuOf(const QString &subsystem, const QString &devicePath, bool mdevStateChanged)
{
    if (subsystem == "mdev"_L1)
        return {devicePath.section(u'/', -2, -2)};
    if (subsystem == "pci"_L1 || mdevStateChanged)
        return {devicePath.section(u'/', -1)};
    return {};
}

} // namespace Carrel::Host
