// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/vfiogroup.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace Carrel::Gpu {

namespace {

/** The errno of opening the group, 0 for success. */
int probe(const QByteArray &path)
{
    // The kernel opens a group for one at a time (FACTS section 1): two of our own scans must not see each other.
    static std::mutex oneAtATime;
    const std::lock_guard lock(oneAtATime);
    const int fd = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    const int number = fd < 0 ? errno : 0;
    if (fd >= 0)
        ::close(fd);
    return number;
}

} // namespace

std::optional<bool> inUseByErrno(int number)
{
    if (number == 0 || number == EBUSY)
        return number == EBUSY;
    return std::nullopt;
}

std::vector<std::optional<bool>> areVfioGroupsInUse(const QString &deviceRoot,
                                                    const std::vector<std::optional<int>> &groups)
{
    std::vector<std::optional<bool>> inUse(groups.size());
    if (deviceRoot.isEmpty())
        return inUse;
    const QByteArray folder = QFile::encodeName(deviceRoot) + "/vfio/";
    const auto ask = [&](size_t i) {
        inUse[i] = inUseByErrno(probe(folder + QByteArray::number(*groups[i])));
    };
    for (size_t i = 0; i < groups.size(); ++i)
        if (groups[i])
            ask(i);
    // Another program's question (libvirt's, the helper's) lasts microseconds; a workstation holds on.
    constexpr auto passing = std::chrono::milliseconds(3);
    for (int again = 0; again < 2 && std::ranges::contains(inUse, std::optional(true)); ++again) {
        std::this_thread::sleep_for(passing);
        for (size_t i = 0; i < groups.size(); ++i)
            if (inUse[i] == true)
                ask(i);
    }
    return inUse;
}

std::optional<bool> isVfioGroupInUse(const QString &deviceRoot, int group)
{
    return areVfioGroupsInUse(deviceRoot, {group}).front();
}

} // namespace Carrel::Gpu
