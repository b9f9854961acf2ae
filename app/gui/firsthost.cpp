// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/firsthost.h"

#include "app/gui/hosts.h"
#include "core/gpu/scanner.h"
#include "core/host/hostsession.h"

#include <QtConcurrent>

#include <algorithm>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

bool canShareAny(const std::vector<Gpu::Gpu> &gpus)
{
    // A render node is on nearly every machine: it tells nothing of what its owner wants to share.
    return std::ranges::any_of(gpus, [](const Gpu::Gpu &gpu) {
        return gpu.backEnd != Gpu::BackEnd::None && gpu.backEnd != Gpu::BackEnd::Virgl;
    });
}

void tryOutIfBare(Hosts *hosts, const QString &sysRoot)
{
    if (hosts->remembersAny())
        return;
    // On a worker: sysfs of a sick driver can take seconds.
    QtConcurrent::run([sysRoot] {
        return canShareAny(Gpu::scanGpus(sysRoot, {}));
    }).then(hosts, [hosts](bool shareable) {
        if (!shareable)
            hosts->add(u"tryout:"_s, false);
    });
}

} // namespace Carrel::Gui
