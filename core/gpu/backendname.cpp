// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/backendname.h"

namespace Carrel::Gpu {

QLatin1StringView backEndName(BackEnd backEnd)
{
    switch (backEnd) {
    case BackEnd::None:
        return QLatin1StringView("none");
    case BackEnd::Mdev:
        return QLatin1StringView("mdev");
    case BackEnd::VendorVfio:
        return QLatin1StringView("vendor-vfio");
    case BackEnd::SriovVf:
        return QLatin1StringView("sriov-vf");
    case BackEnd::Passthrough:
        return QLatin1StringView("passthrough");
    case BackEnd::Virgl:
        return QLatin1StringView("virgl");
    }
    Q_UNREACHABLE_RETURN(QLatin1StringView());
}

} // namespace Carrel::Gpu
