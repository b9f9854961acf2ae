// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <unistd.h>

#include <utility>

namespace Carrel::Sim {

/** Owns one open file; -1 is none. */
class File
{
public:
    File() = default;
    explicit File(int number) : m_number(number) { }
    ~File() { reset(); }
    File(File &&other) noexcept : m_number(std::exchange(other.m_number, -1)) { }
    File &operator=(File &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_number = std::exchange(other.m_number, -1);
        }
        return *this;
    }

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] explicit operator bool() const { return m_number >= 0; }
    void reset()
    {
        if (m_number >= 0)
            close(std::exchange(m_number, -1));
    }

private:
    int m_number = -1;
};

} // namespace Carrel::Sim
