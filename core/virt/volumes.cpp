// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/volumes.h"

#include "core/virt/connection_p.h"
#include "core/virt/errors.h"

#include <QCoreApplication>

#include <algorithm>
#include <pugixml.hpp>

namespace Carrel::Virt {

using namespace Qt::StringLiterals;

namespace {

using VolumeHandle = std::unique_ptr<virStorageVol, Releaser<virStorageVolFree>>;

class Volumes
{
    Q_DECLARE_TR_FUNCTIONS(Volumes)

public:
    static QString notMade() { return tr("The disk could not be made"); }
    static QString notCopied() { return tr("The disk could not be copied"); }
    static QString notDeleted() { return tr("The disk could not be deleted"); }
    static QString notRead() { return tr("The disk to copy could not be looked at"); }
    static std::unexpected<Error> noPool(const QString &folder)
    {
        return failure(ErrorCode::NotFound,
                       tr("You may not make files in %1, and no active storage pool has that folder.").arg(folder),
                       tr("Choose the folder of a pool, or a folder of your own."));
    }
};

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

Result<StoragePoolHandle> poolOf(Connection &connection, const QString &path)
{
    const auto pools = connection.storagePools();
    if (!pools)
        return std::unexpected(pools.error());
    const auto found = std::ranges::find(*pools, folderOf(path), &StoragePool::path);
    if (found == pools->end())
        return Volumes::noPool(folderOf(path));
    StoragePoolHandle pool(
        virStoragePoolLookupByName(connection.internals().handle(), found->name.toUtf8().constData()));
    if (!pool)
        return std::unexpected(takeError(Volumes::notMade()));
    return pool;
}

/** A pool knows only the files it has seen: it looks again before one is missed. */
Result<VolumeHandle> findVolume(Connection &connection, const QString &path, const QString &what)
{
    const QByteArray name = path.toUtf8();
    const virConnectPtr connect = connection.internals().handle();
    VolumeHandle found(virStorageVolLookupByPath(connect, name.constData()));
    if (found)
        return found;
    const auto pool = poolOf(connection, path);
    if (!pool)
        return std::unexpected(pool.error());
    if (virStoragePoolRefresh(pool->get(), 0) == 0)
        found.reset(virStorageVolLookupByPath(connect, name.constData()));
    if (!found)
        return std::unexpected(takeError(what));
    return found;
}

/** The path of the file a volume is built on; empty when there is none. */
QString backingOf(virStorageVolPtr volume)
{
    const CText xml(virStorageVolGetXMLDesc(volume, 0));
    pugi::xml_document document;
    if (!xml || !document.load_string(xml.get()))
        return {};
    return QString::fromUtf8(document.child("volume").child("backingStore").child_value("path"));
}

void addBuiltOn(virStoragePoolPtr pool, const QString &path, std::vector<QString> &found)
{
    virStoragePoolRefresh(pool, 0); // fails while a volume is being made there: what it knew is used then
    virStorageVolPtr *array = nullptr;
    const int count = virStoragePoolListAllVolumes(pool, &array, 0);
    if (count < 0)
        return;
    for (const VolumeHandle &volume : adopt<VolumeHandle>(array, count))
        if (backingOf(volume.get()) == path)
            found.push_back(QString::fromUtf8(CText(virStorageVolGetPath(volume.get())).get()));
}

QByteArray volumeXml(const QString &path, qint64 bytes)
{
    return u"<volume><name>%1</name><capacity unit='bytes'>%2</capacity><allocation>0</allocation>"
           "<target><format type='qcow2'/></target></volume>"_s
               .arg(path.mid(path.lastIndexOf(u'/') + 1).toHtmlEscaped())
               .arg(bytes)
               .toUtf8();
}

} // namespace

Result<void> createVolume(Connection &connection, const QString &path, qint64 bytes)
{
    return poolOf(connection, path).and_then([&](const StoragePoolHandle &pool) -> Result<void> {
        const VolumeHandle made(virStorageVolCreateXML(pool.get(), volumeXml(path, bytes).constData(), 0));
        return made ? Result<void>() : std::unexpected(takeError(Volumes::notMade()));
    });
}

Result<void> copyVolume(Connection &connection, const QString &from, const QString &path)
{
    const auto source = findVolume(connection, from, Volumes::notRead());
    if (!source)
        return std::unexpected(source.error());
    virStorageVolInfo info = {};
    if (virStorageVolGetInfo(source->get(), &info) < 0)
        return std::unexpected(takeError(Volumes::notRead()));
    return poolOf(connection, path).and_then([&](const StoragePoolHandle &pool) -> Result<void> {
        const QByteArray xml = volumeXml(path, qint64(info.capacity));
        const VolumeHandle made(virStorageVolCreateXMLFrom(pool.get(), xml.constData(), source->get(), 0));
        return made ? Result<void>() : std::unexpected(takeError(Volumes::notCopied()));
    });
}

Result<std::vector<QString>> volumesBuiltOn(Connection &connection, const QString &path)
{
    virStoragePoolPtr *array = nullptr;
    const int count =
        virConnectListAllStoragePools(connection.internals().handle(), &array, VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE);
    if (count < 0)
        return std::unexpected(takeError(Volumes::notDeleted()));
    std::vector<QString> found;
    for (const StoragePoolHandle &pool : adopt<StoragePoolHandle>(array, count))
        addBuiltOn(pool.get(), path, found);
    virResetLastError();
    return found;
}

Result<void> deleteVolume(Connection &connection, const QString &path)
{
    const auto volume = findVolume(connection, path, Volumes::notDeleted());
    if (!volume)
        return std::unexpected(volume.error());
    if (virStorageVolDelete(volume->get(), 0) < 0)
        return std::unexpected(takeError(Volumes::notDeleted()));
    return {};
}

} // namespace Carrel::Virt
