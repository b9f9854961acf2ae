// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// virgl: any number of workstations draw through the host's render node. Nothing is cut, so there is nothing to read.

#include "core/gpu/backend.h"

namespace Carrel::Gpu {

namespace {

bool hasRenderNode(const Site & /*site*/, const Gpu &gpu)
{
    return !gpu.renderNode.isEmpty();
}

void readNothing(const Site & /*site*/, Gpu & /*gpu*/) { }

} // namespace

const BackEndModule renderNodeOnly{BackEnd::Virgl, &hasRenderNode, &readNothing, nullptr};

} // namespace Carrel::Gpu
