// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Carrel::Text {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Text)
};

QString shortTime(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime().time(), QLocale::ShortFormat);
}

/** Why the host is not usable, without a full stop, so that it can end a state line. */
QString cause(const Host::Inventory &host)
{
    QString text = host.error ? host.error->sentence : QString();
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QString lostLine(const Host::Inventory &host, const QDateTime &now)
{
    const QString since = host.readAt.isValid() ? shortTime(host.readAt) : unknown();
    if (!host.retryAt)
        return Words::tr("lost %1").arg(since);
    if (!now.isValid())
        return Words::tr("lost %1, next try at %2").arg(since, shortTime(*host.retryAt));
    const auto seconds = static_cast<int>(std::max<qint64>(0, now.secsTo(*host.retryAt)));
    return Words::tr("lost %1, retrying in %n second(s)", nullptr, seconds).arg(since);
}

} // namespace

QString unknown()
{
    //: a value that could not be read
    return Words::tr("unknown");
}

QString memory(Mebibytes size)
{
    const bool whole = size.count % 1024 == 0 || size.count < 1024;
    return QLocale().formattedDataSize(size.count * 1024 * 1024, whole ? 0 : 1, QLocale::DataSizeIecFormat);
}

QString memory(std::optional<Mebibytes> size)
{
    return size ? memory(*size) : unknown();
}

QString memoryPart(Mebibytes size)
{
    return size.count == 0 ? QLocale().toString(0) : memory(size);
}

QString number(std::optional<int> count)
{
    return count ? QLocale().toString(*count) : unknown();
}

QString stateWord(Host::WorkstationState state)
{
    switch (state) {
    case Host::WorkstationState::Running:
        return Words::tr("running");
    case Host::WorkstationState::Paused:
        return Words::tr("paused");
    case Host::WorkstationState::ShuttingDown:
        return Words::tr("shutting down");
    case Host::WorkstationState::Off:
        return Words::tr("off");
    case Host::WorkstationState::Crashed:
        return Words::tr("crashed");
    case Host::WorkstationState::Suspended:
        return Words::tr("suspended");
    case Host::WorkstationState::Unknown:
        break;
    }
    return unknown();
}

QString workstationState(const Host::Workstation &workstation)
{
    const QString word = stateWord(workstation.state);
    //: state of a workstation that runs with other vGPUs than it will have from its next start on
    return workstation.needsRestart ? Words::tr("%1, needs restart").arg(word) : word;
}

QString hostStateWord(Host::HostState state)
{
    switch (state) {
    case Host::HostState::Connecting:
        return Words::tr("connecting…");
    case Host::HostState::Connected:
        return Words::tr("connected");
    case Host::HostState::ReadOnly:
        return Words::tr("read-only");
    case Host::HostState::Lost:
        return Words::tr("lost");
    case Host::HostState::Failed:
        return Words::tr("not connected");
    }
    return unknown();
}

QString hostStateLine(const Host::Inventory &host, const QDateTime &now)
{
    if (host.state == Host::HostState::Lost)
        return lostLine(host, now);
    const bool hasCause = host.state == Host::HostState::ReadOnly || host.state == Host::HostState::Failed;
    if (!hasCause || cause(host).isEmpty())
        return hostStateWord(host.state);
    //: %1 is a state such as "read-only", %2 why it is so
    return Words::tr("%1: %2").arg(hostStateWord(host.state), cause(host));
}

QString hostName(const Host::Inventory &host)
{
    return markSimulated(host, host.name.isEmpty() ? host.uri : host.name);
}

QString markSimulated(const Host::Inventory &host, const QString &text)
{
    //: %1 is the name of a host, GPU or vGPU
    return host.isSimulated() ? Words::tr("%1 (simulated)").arg(text) : text;
}

QString backEnd(Gpu::BackEnd backEnd)
{
    switch (backEnd) {
    case Gpu::BackEnd::None:
        return Words::tr("not shareable");
    case Gpu::BackEnd::Mdev:
        return Words::tr("mediated devices (mdev)");
    case Gpu::BackEnd::VendorVfio:
        return Words::tr("vendor VFIO");
    case Gpu::BackEnd::SriovVf:
        return Words::tr("SR-IOV virtual functions");
    case Gpu::BackEnd::Passthrough:
        return Words::tr("whole GPU");
    case Gpu::BackEnd::Virgl:
        return Words::tr("shared rendering (virgl)");
    }
    return unknown();
}

QString gpuName(const Gpu::Gpu &gpu)
{
    const qsizetype open = gpu.product.lastIndexOf(u'[');
    const qsizetype close = gpu.product.lastIndexOf(u']');
    if (open >= 0 && close > open + 1)
        return gpu.product.sliced(open + 1, close - open - 1);
    if (!gpu.product.isEmpty())
        return gpu.product;
    return gpu.vendor.isEmpty() ? gpu.id.text : gpu.vendor;
}

QString gpuHeading(const Gpu::Gpu &gpu)
{
    const QString name =
        gpu.vendor.isEmpty() || gpu.product.isEmpty() ? gpuName(gpu) : gpu.vendor + u' ' + gpuName(gpu);
    if (gpu.driver.isEmpty())
        return Words::tr("%1, %2, no driver").arg(name, backEnd(gpu.backEnd));
    return Words::tr("%1, %2, driver %3").arg(name, backEnd(gpu.backEnd), gpu.driver);
}

QString typeName(const Gpu::Gpu *gpu, const TypeId &type)
{
    if (type.isEmpty())
        return Words::tr("unknown type");
    const Gpu::VgpuType *known = gpu ? Gpu::findType(*gpu, type) : nullptr;
    return known && !known->name.isEmpty() ? known->name : type.text;
}

QString shortTypeName(const Gpu::VgpuType &type)
{
    const QString name = type.name.trimmed();
    return name.isEmpty() ? type.id.text : name.sliced(name.lastIndexOf(u' ') + 1);
}

QString typeLine(const Gpu::VgpuType &type)
{
    QStringList parts;
    if (type.framebuffer)
        parts << memory(*type.framebuffer);
    if (type.maxInstances)
        parts << Words::tr("%n per GPU", nullptr, *type.maxInstances);
    if (type.maxResolution)
        parts << u"%1×%2"_s.arg(type.maxResolution->width()).arg(type.maxResolution->height());
    if (type.heads)
        parts << Words::tr("%n screen(s)", nullptr, *type.heads);
    const QString name = type.name.isEmpty() ? type.id.text : type.name;
    //: %1 is a vGPU type's name, %2 the list of what it offers
    return parts.isEmpty() ? name : Words::tr("%1 — %2").arg(name, parts.join(u", "_s));
}

QString vgpuName(const Gpu::Gpu *gpu, const Gpu::Vgpu &vgpu)
{
    return vgpu.name.isEmpty() ? typeName(gpu, vgpu.type) : vgpu.name;
}

QString graphicsWord(Host::GraphicsKind kind)
{
    switch (kind) {
    case Host::GraphicsKind::Spice:
        return u"SPICE"_s;
    case Host::GraphicsKind::Vnc:
        return u"VNC"_s;
    case Host::GraphicsKind::Rdp:
        return u"RDP"_s;
    case Host::GraphicsKind::EglHeadless:
        return u"EGL"_s;
    case Host::GraphicsKind::Sdl:
        return u"SDL"_s;
    case Host::GraphicsKind::DBus:
        return u"D-Bus"_s;
    case Host::GraphicsKind::Other:
        break;
    }
    //: a kind of display Carrel does not know
    return Words::tr("other");
}

QString consoleWords(const Host::Workstation &workstation)
{
    QStringList words;
    for (const Host::Graphics &graphics : workstation.graphics)
        if (graphics.kind != Host::GraphicsKind::EglHeadless && !words.contains(graphicsWord(graphics.kind)))
            words << graphicsWord(graphics.kind);
    //: the workstation has no display to connect to
    return words.isEmpty() ? Words::tr("none") : words.join(u", "_s);
}

QString errorLine(const Error &error)
{
    return error.wayOut.isEmpty() ? error.sentence : error.sentence + u' ' + error.wayOut;
}

} // namespace Carrel::Text
