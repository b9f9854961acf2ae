// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QFuture>
#include <QString>
#include <QTemporaryDir>

#include <functional>

namespace Carrel::Host {

/** A host of libvirt's test driver with count workstations: every other one off, each with a vGPU, a disk and a
 * console. */
class TestHostFile final
{
public:
    explicit TestHostFile(int count);
    [[nodiscard]] QString uri() const;
    [[nodiscard]] static QString nameOf(int index); ///< "ws-0", …: in natural order

private:
    QTemporaryDir m_folder;
};

[[nodiscard]] QString domainXml(const QString &name, const QString &more = {}, const QString &devices = {});
[[nodiscard]] QString mdevXml(const QString &uuid);

/** Waits, with the event loop running, up to 20 s for an answer. */
[[nodiscard]] bool waitUntil(const std::function<bool()> &condition, int timeoutMs);
[[nodiscard]] bool within1s(const std::function<bool()> &condition);

template <class T>
[[nodiscard]] Result<T> waitFor(const QFuture<Result<T>> &future)
{
    if (!waitUntil([&] { return future.isFinished(); }, 20'000))
        return failure(ErrorCode::Failed, QStringLiteral("the future did not end"));
    if (future.resultCount() == 0)
        return failure(ErrorCode::Failed, QStringLiteral("the future ended without a result"));
    return future.result();
}

} // namespace Carrel::Host
