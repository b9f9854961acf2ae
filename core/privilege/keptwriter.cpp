// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/keptwriter.h"

#include "core/privilege/gpuwriter.h"
#include "core/privilege/helperqueue.h"
#include "core/privilege/wish.h"

namespace Carrel::Privilege {

QFuture<Result<void>> changeKeptSet(const QString &line, bool keep)
{
    const Result<Protocol::Request> wish = wishOfKept(line, keep);
    if (!wish)
        return QtFuture::makeReadyValueFuture(Result<void>(std::unexpected(wish.error())));
    return HelperQueue::ofProcess().add(*wish, HelperDeadlines());
}

} // namespace Carrel::Privilege
