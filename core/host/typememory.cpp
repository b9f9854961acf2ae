// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/typememory.h"

#include "core/base/logging.h"
#include "core/gpu/naturalorder.h"
#include "core/gpu/vendortypes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <mutex>
#include <optional>

namespace Carrel::Host {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;
constexpr int lockMs = 500;
constexpr qsizetype mostTypes = 500; // of one card; the longest list known has 23

bool isVendor(const Gpu::Gpu &gpu)
{
    return gpu.backEnd == Gpu::BackEnd::VendorVfio && !gpu.pciId.isEmpty();
}

bool hasName(const Gpu::Gpu &gpu, const Gpu::VgpuType &type)
{
    const int number = type.id.text.toInt();
    return type.name != Gpu::numberedTypeName(number) && type.name != Gpu::tableTypeName(gpu.pciId, number);
}

/** The file's two parts: names by card and number, and by GPU the numbers of its last whole list. */
struct Memory
{
    QJsonObject names;
    QJsonObject lists;
    bool operator==(const Memory &) const = default;
};

Memory readFile(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return {};
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    return {all.value("names"_L1).toObject(), all.value("lists"_L1).toObject()};
}

/** What is only remembered here, and all that the file says. */
Memory merged(Memory mine, const Memory &ofFile)
{
    for (auto card = ofFile.names.begin(); card != ofFile.names.end(); ++card)
        mine.names.insert(card.key(), card.value());
    for (auto list = ofFile.lists.begin(); list != ofFile.lists.end(); ++list)
        mine.lists.insert(list.key(), list.value());
    return mine;
}

void writeFile(const QString &path, const Memory &memory)
{
    QSaveFile file(path);
    const QJsonObject all{{u"names"_s, memory.names}, {u"lists"_s, memory.lists}};
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(all).toJson()) < 0 || !file.commit())
        qCInfo(logHost) << "names of vGPU types not kept in" << path << file.errorString();
}

void learn(Memory &memory, const Gpu::Gpu &gpu)
{
    QJsonObject names = memory.names.value(gpu.pciId).toObject();
    QJsonArray list;
    for (const Gpu::VgpuType &type : gpu.types) {
        if (hasName(gpu, type) && (names.size() < mostTypes || names.contains(type.id.text)))
            names.insert(type.id.text, type.name);
        list.append(type.id.text);
    }
    if (!names.isEmpty())
        memory.names.insert(gpu.pciId, names);
    if (gpu.vgpus.empty() && !list.isEmpty() && list.size() <= mostTypes)
        memory.lists.insert(gpu.id.text, QJsonObject{{u"card"_s, gpu.pciId}, {u"types"_s, list}});
}

QString nameOf(const Memory &memory, const QString &card, const QString &number)
{
    return memory.names.value(card).toObject().value(number).toString();
}

void giveNames(const Memory &memory, Gpu::Gpu &gpu)
{
    for (Gpu::VgpuType &type : gpu.types) {
        const QString name = nameOf(memory, gpu.pciId, type.id.text);
        if (name.isEmpty() || hasName(gpu, type))
            continue;
        type.name = name;
        Gpu::fillFromTable(type);
    }
}

/** What its whole list showed and this one does not: the driver's way to say that none can be made. */
void addMissing(const Memory &memory, Gpu::Gpu &gpu)
{
    const QJsonObject list = memory.lists.value(gpu.id.text).toObject();
    if (list.value("card"_L1).toString() != gpu.pciId || gpu.types.empty())
        return; // another card sits in that slot now
    for (const QJsonValue &each : list.value("types"_L1).toArray()) {
        const int number = each.toString().toInt();
        if (number <= 0 || Gpu::findType(gpu, {each.toString()}))
            continue;
        gpu.types.push_back(Gpu::vendorType(gpu.pciId, number, nameOf(memory, gpu.pciId, each.toString())));
        gpu.types.back().available = 0;
    }
    std::ranges::sort(gpu.types, [](const Gpu::VgpuType &left, const Gpu::VgpuType &right) {
        return Gpu::compareNaturally(left.id.text, right.id.text) < 0;
    });
}

} // namespace

struct TypeMemory::State
{
    std::mutex mutex; // guards memory, held while the file is read and written: two scans of one host at once
    Memory memory;
};

TypeMemory::TypeMemory(QString file) : m_file(std::move(file)), m_state(std::make_shared<State>()) { }

QString TypeMemory::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/carrel/vgputypes.json"_s;
}

void TypeMemory::complete(std::span<Gpu::Gpu> gpus) const
{
    if (std::ranges::none_of(gpus, isVendor))
        return;
    const std::lock_guard guard(m_state->mutex);
    Memory &memory = m_state->memory;
    std::optional<QLockFile> lock;
    if (!m_file.isEmpty() && QDir().mkpath(QFileInfo(m_file).path()))
        lock.emplace(m_file + u".lock"_s);
    const bool mayWrite = lock && lock->tryLock(lockMs);
    const Memory before = readFile(m_file);
    memory = merged(std::move(memory), before);
    for (const Gpu::Gpu &gpu : gpus)
        if (isVendor(gpu))
            learn(memory, gpu);
    if (mayWrite && memory != before)
        writeFile(m_file, memory);
    for (Gpu::Gpu &gpu : gpus) {
        if (!isVendor(gpu))
            continue;
        giveNames(memory, gpu);
        addMissing(memory, gpu);
    }
}

} // namespace Carrel::Host
