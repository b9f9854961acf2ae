// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/gpuwriter.h"
#include "core/privilege/helperqueue.h"
#include "core/privilege/wish.h"

namespace Carrel::Privilege {

namespace {

class HelperWriter final : public GpuWriter
{
public:
    explicit HelperWriter(const HelperDeadlines &deadlines) : m_deadlines(deadlines) { }

    QFuture<Result<void>> write(const GpuChange &change) override
    {
        const Result<Protocol::Request> wish = wishFor(change);
        if (!wish)
            return QtFuture::makeReadyValueFuture(Result<void>(std::unexpected(wish.error())));
        return HelperQueue::ofProcess().add(*wish, m_deadlines);
    }

private:
    HelperDeadlines m_deadlines;
};

} // namespace

std::unique_ptr<GpuWriter> makeHelperWriter(const HelperDeadlines &deadlines)
{
    return std::make_unique<HelperWriter>(deadlines);
}

} // namespace Carrel::Privilege
