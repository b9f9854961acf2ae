// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/scanner.h"
#include "tests/core/gpu/sampletree.h"

#include <cstdlib>

namespace {

constexpr char parent[] = "/sys/devices/virtual/mtty/mtty";

/** Which attribute the input takes the place of, by its first byte. */
QString victim(uint8_t choice)
{
    static const QStringList leaves{
        QStringLiteral("/mdev_supported_types/mtty-1/name"),
        QStringLiteral("/mdev_supported_types/mtty-1/description"),
        QStringLiteral("/mdev_supported_types/mtty-1/available_instances"),
        QStringLiteral("/mdev_supported_types/mtty-2/device_api"),
        QStringLiteral("/numa_node"),
    };
    return QLatin1StringView(parent) + leaves[choice % leaves.size()];
}

} // namespace

// Any bytes as an attribute, or as the name of a type: the other type and the vGPU must still be listed.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Carrel::SampleTree tree(QStringLiteral("mtty-one-dual"));
    if (size < 1)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    const QString path = victim(data[0]);
    const QString folder = QLatin1StringView(parent) + QStringLiteral("/mdev_supported_types/")
        + QString::fromUtf8(bytes).remove(u'/').remove(QChar(0)).left(60);
    tree.write(path, bytes);
    const bool made = !folder.endsWith(u'/') && !folder.endsWith(u'.') && tree.makeFolder(folder);
    const std::vector<Carrel::Gpu::Gpu> gpus = Carrel::Gpu::scanGpus(tree.sysRoot(), QString());
    if (gpus.size() != 1 || gpus[0].types.size() < 2 || gpus[0].vgpus.size() != 1)
        std::abort();
    if (made && !folder.endsWith(QStringLiteral("/mtty-1")) && !folder.endsWith(QStringLiteral("/mtty-2")))
        tree.remove(folder);
    tree.remove(path);
    return 0;
}
