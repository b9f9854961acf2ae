// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/helperqueue.h"
#include "core/privilege/vgpuwriter.h"
#include "core/privilege/wish.h"

namespace Carrel::Privilege {

namespace {

class HelperWriter final : public VgpuWriter
{
public:
    explicit HelperWriter(const HelperDeadlines &deadlines) : m_deadlines(deadlines) { }

    QFuture<Result<void>> create(const GpuId &gpu, const TypeId &type, const VgpuId &vgpu) override
    {
        return send(wishToCreate(gpu, type, vgpu));
    }

    QFuture<Result<void>> remove(const GpuId &gpu, const VgpuId &vgpu) override
    {
        return send(wishToRemove(gpu, vgpu));
    }

private:
    QFuture<Result<void>> send(const Result<Protocol::Request> &wish)
    {
        if (!wish)
            return QtFuture::makeReadyValueFuture(Result<void>(std::unexpected(wish.error())));
        return HelperQueue::ofProcess().add(*wish, m_deadlines);
    }

    HelperDeadlines m_deadlines;
};

} // namespace

std::unique_ptr<VgpuWriter> makeHelperWriter(const HelperDeadlines &deadlines)
{
    return std::make_unique<HelperWriter>(deadlines);
}

} // namespace Carrel::Privilege
