// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/gpuchanges.h"

namespace Carrel::Operations {

namespace {

struct Change
{
    using Answer = std::optional<Privilege::GpuChange>;
    Answer operator()(const CreateVgpu &s) const
    {
        if (parsePciAddress(s.vgpu.text))
            return Privilege::SetVfType{GpuId{s.vgpu.text}, s.type, s.claim};
        return Privilege::CreateMdev{carrierOf(s), s.type, s.vgpu};
    }
    Answer operator()(const RemoveVgpu &s) const
    {
        if (parsePciAddress(s.vgpu.text))
            return Privilege::ClearVfType{GpuId{s.vgpu.text}, s.type, s.claim};
        return Privilege::RemoveMdev{carrierOf(s), s.vgpu};
    }
    Answer operator()(const SetVfCount &s) const { return Privilege::SetVfCount{s.gpu, s.after}; }
    Answer operator()(const SetVgpuParameters &s) const
    {
        // A blank clears them all: the driver takes no empty write (FACTS section 2 A).
        return Privilege::SetVgpuParameters{s.parent, s.vgpu, s.after.isEmpty() ? QStringLiteral(" ") : s.after};
    }
    Answer operator()(const SetMixedSizes &s) const { return Privilege::SetMixedSizes{s.gpu, s.on}; }
    Answer operator()(const auto &) const { return std::nullopt; }
};

} // namespace

std::optional<Privilege::GpuChange> gpuChangeOf(const Step &step)
{
    return std::visit(Change{}, step);
}

} // namespace Carrel::Operations
