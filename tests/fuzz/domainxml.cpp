// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The XML of a domain and of a node device: libvirt's word, but an older, newer or hostile host's as well.
#include "core/virt/domainxml.h"
#include "core/virt/nodedevices.h"

#include <cstdint>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::vector<char> xml(data, data + size); // both parse in place: each its own copy
    static_cast<void>(Carrel::Virt::parseDomain(std::span<char>(xml)));
    xml.assign(data, data + size);
    static_cast<void>(Carrel::Virt::parseNodeDevice(std::span<char>(xml)));
    return 0;
}
