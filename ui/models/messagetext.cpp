// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/messagetext.h"

#include "ui/text/text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Carrel::Models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EmptyPlace)
};

/** The one reason that can be seen for a GPU that offers no type. */
QString noTypesText(const Gpu::Gpu &gpu)
{
    switch (gpu.backEnd) {
    case Gpu::BackEnd::VendorVfio:
    case Gpu::BackEnd::SriovVf:
        return Words::tr("No vGPU type is offered here: the GPU's virtual functions are off.");
    case Gpu::BackEnd::Passthrough:
        return Words::tr("No vGPU type is offered here: this GPU is given away whole.");
    case Gpu::BackEnd::Mdev:
        return Words::tr("No vGPU type is offered here: the driver %1 lists none.").arg(gpu.driver);
    case Gpu::BackEnd::None:
    case Gpu::BackEnd::Virgl:
        break;
    }
    if (gpu.driver.isEmpty())
        return Words::tr("No vGPU type is offered here: no driver is bound to this GPU.");
    return Words::tr("No vGPU type is offered here: the driver %1 cannot share this GPU.").arg(gpu.driver);
}

QString noTypesNextStep(const Gpu::Gpu &gpu)
{
    if (gpu.backEnd == Gpu::BackEnd::VendorVfio || gpu.backEnd == Gpu::BackEnd::SriovVf)
        return Words::tr("Turn the virtual functions on with the vendor's tool, then read the host again.");
    if (gpu.backEnd == Gpu::BackEnd::Passthrough)
        return Words::tr("Give the whole GPU to a workstation, or bind the vendor's vGPU driver to it.");
    return Words::tr("Install the vendor's vGPU host driver, then read the host again.");
}

MessageKind waitingMessage(const Host::Inventory &host)
{
    switch (host.state) {
    case Host::HostState::Connecting:
        return MessageKind::Connecting;
    case Host::HostState::Lost:
    case Host::HostState::Failed:
        return MessageKind::HostFailed;
    case Host::HostState::Connected:
    case Host::HostState::ReadOnly:
        break;
    }
    return MessageKind::Reading;
}

} // namespace

MessageKind gpuMessage(const Host::Inventory &host)
{
    if (!host.gpus.empty())
        return MessageKind::None;
    return host.gpusKnown ? MessageKind::NoGpu : waitingMessage(host);
}

MessageKind workstationMessage(const Host::Inventory &host)
{
    if (!host.workstations.empty())
        return MessageKind::None;
    return host.workstationsKnown ? MessageKind::NoWorkstation : waitingMessage(host);
}

Row messageRow(const Row &above, MessageKind message)
{
    Row row;
    row.kind = NodeKind::Message;
    // Never an id of a GPU or a workstation: those are names and UUIDs.
    row.id = u"message %1"_s.arg(static_cast<int>(message));
    row.host = above.host;
    row.gpu = above.gpu;
    row.message = message;
    return row;
}

QString messageText(const Row &row)
{
    switch (row.message) {
    case MessageKind::Connecting:
        return Words::tr("Connecting to %1…").arg(Text::hostName(row.inventory()));
    case MessageKind::Reading:
        return Words::tr("Reading %1…").arg(Text::hostName(row.inventory()));
    case MessageKind::HostFailed:
        return row.inventory().error ? row.inventory().error->sentence
                                     : Words::tr("%1 does not answer.").arg(Text::hostName(row.inventory()));
    case MessageKind::NoGpu:
        return Words::tr("This host has no GPU that can be shared.");
    case MessageKind::NoTypes:
        return noTypesText(*row.gpu);
    case MessageKind::NoWorkstation:
        return Words::tr("No workstation here yet.");
    case MessageKind::None:
        break;
    }
    return {};
}

QString messageNextStep(const Row &row)
{
    switch (row.message) {
    case MessageKind::Connecting:
    case MessageKind::Reading:
        return Words::tr("Other hosts can be used meanwhile.");
    case MessageKind::HostFailed:
        return row.inventory().error && !row.inventory().error->wayOut.isEmpty()
            ? row.inventory().error->wayOut
            : Words::tr("Check that the host is on and libvirt runs there, then read it again.");
    case MessageKind::NoGpu:
        return Words::tr("Looked for display-class PCI functions and for mediated device parents. Install the vendor's "
                         "vGPU host driver, or try Carrel with simulated GPUs.");
    case MessageKind::NoTypes:
        return noTypesNextStep(*row.gpu);
    case MessageKind::NoWorkstation:
        return Words::tr("Create one with New workstation.");
    case MessageKind::None:
        break;
    }
    return {};
}

} // namespace Carrel::Models
