// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/subscription.h"

#include "core/telemetry/reader.h"

#include <utility>

namespace Carrel::Telemetry {

Subscription::Subscription(Reader *reader, int number) : m_reader(reader), m_number(number) { }

Subscription::Subscription(Subscription &&other) noexcept
    : m_reader(std::exchange(other.m_reader, nullptr)), m_number(std::exchange(other.m_number, 0))
{
}

Subscription &Subscription::operator=(Subscription &&other) noexcept
{
    if (this != &other) {
        end();
        m_reader = std::exchange(other.m_reader, nullptr);
        m_number = std::exchange(other.m_number, 0);
    }
    return *this;
}

Subscription::~Subscription()
{
    end();
}

void Subscription::end()
{
    const int number = std::exchange(m_number, 0);
    if (m_reader && number > 0)
        m_reader->release(number);
    m_reader = nullptr;
}

} // namespace Carrel::Telemetry
