// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/secret.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cstring>

namespace Carrel {

Secret::Secret(QByteArrayView bytes) : m_bytes(bytes.begin(), bytes.end()) { }

Secret::~Secret()
{
    if (!m_bytes.empty())
        ::explicit_bzero(m_bytes.data(), m_bytes.size());
}

SecretPtr makePassword(int characters)
{
    // Neither XML nor a key file needs to escape any of these.
    constexpr QByteArrayView alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray text(characters, Qt::Uninitialized);
    std::ranges::generate(
        text, [&alphabet] { return alphabet[QRandomGenerator::system()->bounded(static_cast<int>(alphabet.size()))]; });
    auto password = std::make_shared<const Secret>(text);
    wipe(text);
    return password;
}

void wipe(QString &text)
{
    if (!text.isEmpty())
        ::explicit_bzero(text.data(), static_cast<size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty())
        ::explicit_bzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

} // namespace Carrel
