// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/connection_p.h"
#include "core/virt/volumes.h"

#include <QTest>

using namespace Carrel;
using namespace Carrel::Virt;
using namespace Qt::StringLiterals;

/** Disks in storage pools, on libvirt's test driver: it has one pool, default-pool in /default-pool. */
class VolumesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aVolumeComesAndGoes();
    void aCopyIsAsLargeAsItsSource();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void namesWhatIsBuiltOnAVolume();
    void aNameIsNoMarkup();

private:
    [[nodiscard]] bool has(const QString &path) const
    {
        const std::unique_ptr<virStorageVol, Releaser<virStorageVolFree>> found(
            virStorageVolLookupByPath(m_connection->internals().handle(), path.toUtf8().constData()));
        return found != nullptr;
    }
    [[nodiscard]] qulonglong capacity(const QString &path) const
    {
        const std::unique_ptr<virStorageVol, Releaser<virStorageVolFree>> found(
            virStorageVolLookupByPath(m_connection->internals().handle(), path.toUtf8().constData()));
        virStorageVolInfo info = {};
        return found && virStorageVolGetInfo(found.get(), &info) == 0 ? info.capacity : 0;
    }

    std::unique_ptr<Connection> m_connection;
};

namespace {

const QString disk = u"/default-pool/a.qcow2"_s;

} // namespace

void VolumesTest::init()
{
    m_connection.reset(); // connections of test:///default share one host while any is open
    m_connection = Connection::open(u"test:///default"_s).value();
}

void VolumesTest::aVolumeComesAndGoes()
{
    QVERIFY(!has(disk));
    const auto made = createVolume(*m_connection, disk, 1 << 20);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
    QVERIFY(has(disk));
    QCOMPARE(capacity(disk), 1u << 20);
    QVERIFY(deleteVolume(*m_connection, disk));
    QVERIFY(!has(disk));
}

void VolumesTest::aCopyIsAsLargeAsItsSource()
{
    QVERIFY(createVolume(*m_connection, disk, 3 << 20));
    QVERIFY(copyVolume(*m_connection, disk, u"/default-pool/b.qcow2"_s));
    QCOMPARE(capacity(u"/default-pool/b.qcow2"_s), 3u << 20);
    QVERIFY(has(disk));
}

void VolumesTest::refusesWithAReason_data()
{
    QTest::addColumn<int>("what"); // 0 create, 1 copy, 2 delete
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("make what is there") << 0 << disk << ErrorCode::AlreadyExists;
    QTest::newRow("make where no pool is") << 0 << u"/elsewhere/a.qcow2"_s << ErrorCode::NotFound;
    QTest::newRow("copy over what is there") << 1 << disk << ErrorCode::AlreadyExists;
    QTest::newRow("copy to where no pool is") << 1 << u"/elsewhere/a.qcow2"_s << ErrorCode::NotFound;
    QTest::newRow("delete what is not there") << 2 << u"/default-pool/none"_s << ErrorCode::NotFound;
    QTest::newRow("delete where no pool is") << 2 << u"/elsewhere/a.qcow2"_s << ErrorCode::NotFound;
}

void VolumesTest::refusesWithAReason()
{
    QFETCH(int, what);
    QFETCH(QString, path);
    QFETCH(ErrorCode, code);
    QVERIFY(createVolume(*m_connection, disk, 1 << 20));
    const auto refused = what == 0 ? createVolume(*m_connection, path, 1 << 20)
        : what == 1                ? copyVolume(*m_connection, disk, path)
                                   : deleteVolume(*m_connection, path);
    QVERIFY(!refused);
    QVERIFY2(refused.error().code == code, qPrintable(refused.error().sentence + refused.error().detail));
    QVERIFY(!refused.error().sentence.isEmpty() && !refused.error().wayOut.isEmpty());
    QVERIFY(has(disk));
    const auto source = copyVolume(*m_connection, u"/default-pool/none"_s, u"/default-pool/c.qcow2"_s);
    QCOMPARE(source.error().code, ErrorCode::NotFound);
}

void VolumesTest::namesWhatIsBuiltOnAVolume()
{
    QVERIFY(createVolume(*m_connection, disk, 1 << 20));
    QVERIFY(createVolume(*m_connection, u"/default-pool/other.qcow2"_s, 1 << 20));
    QVERIFY(volumesBuiltOn(*m_connection, disk)->empty());
    const StoragePoolHandle pool(virStoragePoolLookupByName(m_connection->internals().handle(), "default-pool"));
    const std::unique_ptr<virStorageVol, Releaser<virStorageVolFree>> clone(
        virStorageVolCreateXML(pool.get(),
                               "<volume><name>clone.qcow2</name><capacity>1048576</capacity><target><format "
                               "type='qcow2'/></target><backingStore><path>/default-pool/a.qcow2</path><format "
                               "type='qcow2'/></backingStore></volume>",
                               0));
    QVERIFY(clone);
    QCOMPARE(*volumesBuiltOn(*m_connection, disk), std::vector{u"/default-pool/clone.qcow2"_s});
    QVERIFY(volumesBuiltOn(*m_connection, u"/default-pool/clone.qcow2"_s)->empty());
}

void VolumesTest::aNameIsNoMarkup()
{
    const QString odd = u"/default-pool/a & <b>.qcow2"_s;
    QVERIFY(createVolume(*m_connection, odd, 1 << 20));
    QVERIFY(has(odd));
    QVERIFY(deleteVolume(*m_connection, odd));
}

QTEST_GUILESS_MAIN(VolumesTest)
#include "tst_volumes.moc"
