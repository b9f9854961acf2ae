// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/vfiogroup.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace Carrel::Gpu {

std::optional<bool> inUseByErrno(int number)
{
    if (number == 0 || number == EBUSY)
        return number == EBUSY;
    return std::nullopt;
}

std::optional<bool> isVfioGroupInUse(const QString &deviceRoot, int group)
{
    if (deviceRoot.isEmpty())
        return std::nullopt;
    const QByteArray path = QFile::encodeName(deviceRoot) + "/vfio/" + QByteArray::number(group);
    const int fd = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    const int number = fd < 0 ? errno : 0;
    if (fd >= 0)
        ::close(fd);
    return inUseByErrno(number);
}

} // namespace Carrel::Gpu
