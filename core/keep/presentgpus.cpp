// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/presentgpus.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace Carrel::Keep {

using namespace Qt::StringLiterals;

namespace {

/** The file's text without blanks around; empty when it cannot be read. */
QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(4096)).trimmed() : QString();
}

QString pciFolder(const Roots &roots, const GpuId &gpu)
{
    return roots.sys + u"/bus/pci/devices/"_s + gpu.text;
}

/** "0x10de" as "10de". */
QString hexOf(const QString &path)
{
    const QString text = textOf(path);
    return text.startsWith(u"0x"_s) && text.size() == 6 ? text.sliced(2).toLower() : QString();
}

/** NVIDIA's driver tells the GPU's UUID to everybody: "GPU UUID:   GPU-0a1b…" (its /proc/driver/nvidia). */
QString nvidiaUuid(const Roots &roots, const GpuId &gpu)
{
    const QString text = textOf(roots.proc + u"/driver/nvidia/gpus/"_s + gpu.text + u"/information"_s);
    for (const QString &line : text.split(u'\n'))
        if (line.startsWith(u"GPU UUID:"_s))
            return line.sliced(9).trimmed();
    return {};
}

/** What the line of a kept set can hold; a driver that says "GPU-????" (not yet known) says nothing. */
QString usableSerial(const QString &text)
{
    const bool fits = !text.isEmpty() && text.size() <= 64 && std::ranges::all_of(text, [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
    });
    return fits ? text : QString();
}

std::vector<GpuId> vfsOf(const Roots &roots, const GpuId &gpu)
{
    std::vector<GpuId> vfs;
    for (int i = 0;; ++i) {
        const QFileInfo link(pciFolder(roots, gpu) + u"/virtfn%1"_s.arg(i));
        if (!link.isSymLink())
            return vfs;
        vfs.push_back(GpuId{QFileInfo(link.readSymLink()).fileName()});
    }
}

bool isVf(const QString &folder)
{
    return QFileInfo(folder + u"/physfn"_s).isSymLink();
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

QStringList gpusIn(const Roots &roots)
{
    QStringList names;
    for (const QString &name : namesIn(roots.sys + u"/bus/pci/devices"_s)) {
        const QString folder = roots.sys + u"/bus/pci/devices/"_s + name;
        if (textOf(folder + u"/class"_s).startsWith(u"0x03"_s) && !isVf(folder))
            names.append(name);
    }
    for (const QString &name : namesIn(roots.sys + u"/class/mdev_bus"_s))
        if (!names.contains(name) && !isVf(roots.sys + u"/class/mdev_bus/"_s + name))
            names.append(name);
    return names;
}

const PresentGpu *find(const std::vector<PresentGpu> &gpus, const GpuId &id)
{
    const auto found = std::ranges::find(gpus, id, &PresentGpu::id);
    return found == gpus.end() ? nullptr : &*found;
}

bool canBe(const GpuIdentity &kept, const GpuIdentity &now)
{
    if (!kept.serial.isEmpty() && !now.serial.isEmpty())
        return kept.serial == now.serial;
    return kept.model.isEmpty() || now.model.isEmpty() || kept.model == now.model;
}

bool isItself(const KeptItem &item, const std::vector<PresentGpu> &gpus)
{
    const PresentGpu *here = find(gpus, item.gpu);
    return here && canBe(item.identity, here->identity);
}

/** A card is no candidate for another's place while it is at home itself. */
bool isTaken(const GpuId &gpu, const KeptSet &set, const std::vector<PresentGpu> &gpus)
{
    return std::ranges::any_of(set, [&](const KeptItem &other) { return other.gpu == gpu && isItself(other, gpus); });
}

Place lookElsewhere(const KeptItem &item, const KeptSet &set, const std::vector<PresentGpu> &gpus)
{
    Place place{find(gpus, item.gpu) ? Whereabouts::OtherCard : Whereabouts::Gone, {}, {}};
    for (const PresentGpu &gpu : gpus) {
        if (gpu.id == item.gpu)
            continue;
        if (!item.identity.serial.isEmpty() && gpu.identity.serial == item.identity.serial)
            return {Whereabouts::Moved, gpu.id, {}};
        // Only the model speaks for it: it may be that card or one of its sisters.
        const bool looksLike = !item.identity.model.isEmpty() && gpu.identity.model == item.identity.model
            && canBe(item.identity, gpu.identity) && !isTaken(gpu.id, set, gpus);
        if (looksLike)
            place.candidates.push_back(gpu.id);
    }
    if (!place.candidates.empty())
        place.whereabouts = Whereabouts::Unsure;
    return place;
}

} // namespace

GpuIdentity readIdentity(const Roots &roots, const GpuId &gpu)
{
    const QString folder = pciFolder(roots, gpu);
    const QString vendor = hexOf(folder + u"/vendor"_s);
    const QString device = hexOf(folder + u"/device"_s);
    if (vendor.isEmpty() || device.isEmpty())
        return {};
    QString serial = usableSerial(textOf(folder + u"/unique_id"_s));
    if (serial.isEmpty())
        serial = usableSerial(nvidiaUuid(roots, gpu));
    return {vendor + u':' + device, serial};
}

std::vector<PresentGpu> readPresentGpus(const Roots &roots)
{
    std::vector<PresentGpu> gpus;
    for (const QString &name : gpusIn(roots)) {
        const GpuId id{name};
        gpus.push_back({id, readIdentity(roots, id), vfsOf(roots, id)});
    }
    return gpus;
}

std::vector<Place> locate(const KeptSet &set, const std::vector<PresentGpu> &gpus)
{
    std::vector<Place> places;
    for (const KeptItem &item : set) {
        if (isItself(item, gpus))
            places.push_back({Whereabouts::Here, item.gpu, {}});
        else
            places.push_back(lookElsewhere(item, set, gpus));
    }
    return places;
}

GpuId parentOn(const KeptItem &item, const PresentGpu &gpu)
{
    if (item.parent == item.gpu)
        return gpu.id;
    if (item.slot)
        return size_t(*item.slot) < gpu.vfs.size() ? gpu.vfs[size_t(*item.slot)] : GpuId();
    return gpu.id == item.gpu ? item.parent : GpuId();
}

} // namespace Carrel::Keep
