// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/backend.h"

#include "core/gpu/pcifunction.h"

#include <array>

namespace Carrel::Gpu {

const SysDir &VfFolder::operator*() const
{
    if (const SysDir *root = std::exchange(m_root, nullptr))
        m_folder = openPci(*root, m_vf);
    return m_folder;
}

std::span<const BackEndModule> backEnds()
{
    // From what only one kind of driver does to what nearly every GPU can.
    static const std::array all{mdevOnGpu, mdevOnVfs, vendorVfio, plainVfs, wholeGpu, renderNodeOnly};
    return all;
}

} // namespace Carrel::Gpu
