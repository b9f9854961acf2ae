// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/vgpuparameters.h"

#include <QCoreApplication>
#include <QFile>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

Result<QString> readVgpuParameters(const QString &sysRoot, const VgpuId &vgpu)
{
    constexpr qint64 most = 4096; // a sysfs attribute is one page
    const QString bus = parsePciAddress(vgpu.text) ? u"pci"_s : u"mdev"_s;
    QFile file(u"%1/bus/%2/devices/%3/nvidia/vgpu_params"_s.arg(sysRoot, bus, vgpu.text));
    if (file.open(QIODevice::ReadOnly))
        return QString::fromUtf8(file.read(most)).trimmed();
    return failure(
        ErrorCode::Unsupported,
        QCoreApplication::translate("ParameterPlans", "The parameters of vGPU %1 cannot be read.").arg(vgpu.text),
        QCoreApplication::translate("ParameterPlans", "Only NVIDIA's vGPU driver has them; see that it is loaded."),
        file.errorString());
}

} // namespace Carrel::Operations
