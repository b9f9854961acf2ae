// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/fault.h"

#include <algorithm>
#include <fnmatch.h>
#include <ranges>

namespace Carrel::Sim {

int FaultTable::add(Fault fault)
{
    fault.number = ++m_last;
    m_faults.push_back(std::move(fault));
    return m_last;
}

std::vector<Fault> FaultTable::clear(int number)
{
    std::vector<Fault> gone;
    std::erase_if(m_faults, [&](const Fault &fault) {
        const bool meant = number == 0 || fault.number == number;
        if (meant)
            gone.push_back(fault);
        return meant;
    });
    return gone;
}

Fault *FaultTable::match(std::string_view path)
{
    for (Fault &fault : m_faults | std::views::reverse)
        if (fault.times != 0 && fits(fault, path))
            return &fault;
    return nullptr;
}

void use(Fault &fault)
{
    if (fault.times > 0)
        --fault.times;
}

bool fits(const Fault &fault, std::string_view path)
{
    return fnmatch(fault.path.c_str(), std::string(path).c_str(), 0) == 0;
}

} // namespace Carrel::Sim
