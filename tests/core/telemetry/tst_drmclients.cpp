// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/drmclients.h"
#include "tests/core/telemetry/captured.h"
#include "tests/core/telemetry/tree.h"

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Telemetry;

namespace {

constexpr qint64 second = 1'000'000'000;
const QString cad01 = u"6939a743-b4d3-4b8f-b917-a8f7009744e1"_s;
const QString cad02 = u"43f26719-90d9-4b25-80eb-040b44132eb1"_s;

/** A /proc of QEMU processes. */
struct Processes
{
    Test::Tree tree;

    void add(int pid, const QString &uuid, const QByteArray &comm = "qemu-system-x86")
    {
        const QString process = QString::number(pid);
        tree.write(process + u"/comm"_s, comm + '\n');
        const QStringList line{
            u"/usr/bin/qemu-system-x86_64"_s, u"-name"_s, u"guest=cad"_s, u"-uuid"_s, uuid, QString()};
        tree.write(process + u"/cmdline"_s, line.join(QChar(0)).toUtf8());
        tree.link(process + u"/fd/0"_s, u"/dev/null"_s);
    }
    void open(int pid, int number, const QByteArray &fdinfo, const QString &node = u"/dev/dri/renderD128"_s)
    {
        const QString process = QString::number(pid);
        tree.link(u"%1/fd/%2"_s.arg(process).arg(number), node);
        tree.write(u"%1/fdinfo/%2"_s.arg(process).arg(number), fdinfo);
    }
    [[nodiscard]] DrmClients read(qint64 nowNs = 0) const { return readDrmClients(tree.root(), nowNs); }
};

QByteArray amdgpu(int client, qint64 gfxNs, int mib = 512)
{
    return "drm-driver:\tamdgpu\ndrm-client-id:\t" + QByteArray::number(client)
        + "\ndrm-pdev:\t0000:0a:00.0\ndrm-memory-vram:\t" + QByteArray::number(mib) + " MiB\ndrm-engine-gfx:\t"
        + QByteArray::number(gfxNs) + " ns\n";
}

} // namespace

class TestDrmClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalFilesOfOneClientAreOne()
    {
        Processes processes;
        processes.add(100, cad01);
        processes.open(100, 20, amdgpu(42, 0));
        processes.open(100, 21, amdgpu(42, 0));
        processes.add(101, cad01); // a child that inherited it
        processes.open(101, 20, amdgpu(42, 0));
        const auto shares = sharesOf(nullptr, processes.read());
        QCOMPARE(shares.size(), size_t(1));
        QCOMPARE(shares[0].gpu.text, u"0000:0a:00.0"_s);
        QCOMPARE(shares[0].workstation.text, cad01);
        QCOMPARE(shares[0].memory->count, 512);
        QCOMPARE(shares[0].load, Load{});
    }
    void clientsOfOneWorkstationAddUp()
    {
        Processes processes;
        processes.add(100, cad01);
        processes.open(100, 20, amdgpu(42, 0));
        processes.open(100, 21, amdgpu(43, 0, 100));
        processes.add(200, cad02);
        processes.open(200, 9, amdgpu(50, 0, 7));
        const DrmClients before = processes.read(0);
        processes.open(100, 20, amdgpu(42, second / 4));
        processes.open(100, 21, amdgpu(43, second / 2, 100));
        const auto shares = sharesOf(&before, processes.read(second));
        QCOMPARE(shares.size(), size_t(2));
        QCOMPARE(shares[0].workstation.text, cad02); // by UUID
        QCOMPARE(shares[0].load.graphics, std::optional(0));
        QCOMPARE(shares[0].memory->count, 7);
        QCOMPARE(shares[1].load.graphics, std::optional(75));
        QCOMPARE(shares[1].memory->count, 612);
    }
    void filesWithoutClientNumberCountEach()
    {
        Processes processes;
        processes.add(100, cad01);
        const QByteArray old = "drm-driver: i915\ndrm-pdev: 0000:00:02.0\ndrm-memory-system0: 5 MiB\n";
        processes.open(100, 20, old);
        processes.open(100, 21, old);
        QCOMPARE(processes.read().byKey.size(), 2);
    }
    void otherProcessesAndFilesAreNotRead()
    {
        Processes processes;
        processes.add(100, cad01, "Xorg");
        processes.open(100, 20, amdgpu(42, 0));
        processes.add(101, cad01);
        processes.open(101, 21, amdgpu(43, 0), u"/dev/kvm"_s);
        processes.open(101, 22, "pos:\t0\nflags:\t02\n");
        processes.tree.write(u"self/comm"_s, "qemu");
        QVERIFY(processes.read().byKey.isEmpty());
        QVERIFY(!processes.read().hasHidden);
    }
    void aProcessThatMayNotBeSeenIsTold()
    {
        Processes processes;
        processes.tree.write(u"100/comm"_s, "qemu-kvm\n"); // without fd: gone, or not ours
        QVERIFY(processes.read().hasHidden);
    }
    void noProcIsNoClients() { QVERIFY(readDrmClients(u"/nonexistent"_s, 0).byKey.isEmpty()); }
    void realProcComesBack()
    {
        const DrmClients clients = readDrmClients(u"/proc"_s, 7); // whatever runs here
        QCOMPARE(clients.atNs, qint64(7));
    }
    void workstations_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("uuid");
        QTest::newRow("libvirt") << QByteArray("qemu\0-uuid\0"
                                               "6939A743-b4d3-4b8f-b917-a8f7009744e1\0",
                                               49)
                                 << cad01;
        QTest::newRow("none") << QByteArray("qemu\0-m\0"
                                            "512\0",
                                            12)
                              << QString();
        QTest::newRow("last word") << QByteArray("qemu\0-uuid") << QString();
        QTest::newRow("no UUID") << QByteArray("qemu\0-uuid\0x\0", 13) << QString();
        QTest::newRow("empty") << QByteArray() << QString();
    }
    void workstations()
    {
        QFETCH(QByteArray, line);
        QTEST(workstationOf(line).text, "uuid");
    }
};

QTEST_GUILESS_MAIN(TestDrmClients)
#include "tst_drmclients.moc"
