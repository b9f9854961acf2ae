// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <vector>

namespace Carrel {

/**
 * Bytes nobody else may see: overwritten when the last owner lets go, never put in a log or an Error. Not
 * changed after it was made, so any thread may read it.
 */
class Secret final
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes);
    ~Secret();
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    [[nodiscard]] QByteArrayView view() const { return {m_bytes.data(), static_cast<qsizetype>(m_bytes.size())}; }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }

private:
    std::vector<char> m_bytes;
};
using SecretPtr = std::shared_ptr<const Secret>;

/** Letters and digits from the kernel's random numbers; 24 characters have more than 140 bits. */
[[nodiscard]] SecretPtr makePassword(int characters);

/** Overwrites text that held a secret. Copies made of it before are not reached: make none. */
void wipe(QString &text);
void wipe(QByteArray &bytes);

} // namespace Carrel
