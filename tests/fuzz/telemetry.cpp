// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/drmfdinfo.h"
#include "core/telemetry/lines.h"
#include "core/telemetry/smivgpu.h"
#include "core/telemetry/smixml.h"
#include "core/telemetry/xidlog.h"

#include <cstdlib>

using namespace Carrel;

namespace {

bool isSane(const Telemetry::Load &load)
{
    for (const auto &part : {load.graphics, load.memory, load.encoder, load.decoder, load.video})
        if (part && (*part < 0 || *part > 100))
            return false;
    return true;
}

bool isSane(const Telemetry::Framebuffer &framebuffer)
{
    return framebuffer.used.value_or(Mebibytes{}).count >= 0 && framebuffer.total.value_or(Mebibytes{}).count >= 0;
}

void check(bool sane)
{
    if (!sane)
        std::abort();
}

} // namespace

// Any bytes as each tool's answer: must end, and never make a value no GPU has. The first byte parts it for fdinfo.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const Telemetry::GpuReading &gpu : Telemetry::parseSmiXml(bytes).gpus) {
        check(isSane(gpu.load) && isSane(gpu.framebuffer) && !gpu.gpu.isEmpty());
        (void)Telemetry::linesOf(gpu);
    }
    for (const Telemetry::VgpuReading &vgpu : Telemetry::parseSmiVgpus(bytes)) {
        check(isSane(vgpu.load) && isSane(vgpu.framebuffer));
        (void)Telemetry::linesOf(vgpu);
    }
    (void)Telemetry::parseXids(bytes);
    const qsizetype half = bytes.isEmpty() ? 0 : data[0] % bytes.size();
    const auto before = Telemetry::parseFdinfo(bytes.first(half));
    const auto after = Telemetry::parseFdinfo(bytes.sliced(half));
    if (before && after)
        check(isSane(Telemetry::loadBetween(*before, *after, 2'000'000'000)));
    return 0;
}
