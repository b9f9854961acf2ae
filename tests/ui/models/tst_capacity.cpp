// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/models/capacity.h"
#include "ui/models/hostview.h"

#include <QTest>

using namespace Carrel;
using namespace Carrel::Models;
using namespace Qt::StringLiterals;

namespace {

Capacity barOf(const TestHosts::InventoryPtr &host, size_t gpu = 0)
{
    const HostView view(host);
    return capacityOf(view, host->gpus[gpu]);
}

} // namespace

class TestCapacity final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGpuOfOneSize()
    {
        const Capacity bar = barOf(TestHosts::studio());
        QCOMPARE(bar.total, Mebibytes{8192});
        QCOMPARE(bar.used, Mebibytes{6144});
        QCOMPARE(bar.slices.size(), 3UL);
        for (const Slice &slice : bar.slices)
            QCOMPARE(slice.share, 0.25);
        QCOMPARE(bar.sentence, u"6 GiB of 8 GiB used by 3 vGPU(s), room for 1 × M60-2Q"_s);
    }

    void slicesSayWhoHasThem()
    {
        const Capacity bar = barOf(TestHosts::studio());
        QCOMPARE(bar.slices[0].sentence, u"Slice 1 of 3, GRID M60-2Q, 2 GiB, workstation cad-1, running"_s);
        QCOMPARE(bar.slices[1].sentence, u"Slice 2 of 3, GRID M60-2Q, 2 GiB, workstation cad-2, reserved"_s);
        QCOMPARE(bar.slices[2].sentence, u"Slice 3 of 3, GRID M60-2Q, 2 GiB, no workstation"_s);
        QCOMPARE(bar.slices[2].owner, u"no workstation"_s);
    }

    void mixedSizesAreDrawnToScale()
    {
        const auto host = TestHosts::emptyHost(u"test:///"_s);
        Gpu::Gpu gpu = TestHosts::teslaM60(u"0000:3d:00.0"_s);
        TestHosts::addVgpu(gpu, TestHosts::uuid(1), u"nvidia-18"_s);
        TestHosts::addVgpu(gpu, TestHosts::uuid(2), u"nvidia-20"_s);
        host->gpus = {gpu};
        const Capacity bar = barOf(host);
        QCOMPARE(bar.slices[0].share, 0.25);
        QCOMPARE(bar.slices[1].share, 0.5);
    }

    void roomIsTheDriversNumber_data()
    {
        QTest::addColumn<QList<int>>("available"); // of 2Q, 4Q, 8Q; -1 = unknown
        QTest::addColumn<QString>("room");
        QTest::newRow("empty") << QList<int>{4, 2, 1} << u"room for 4 × M60-2Q, 2 × M60-4Q or 1 × M60-8Q"_s;
        QTest::newRow("one type left") << QList<int>{3, 0, 0} << u"room for 3 × M60-2Q"_s;
        QTest::newRow("one value unreadable") << QList<int>{-1, 2, 1} << u"room for 2 × M60-4Q or 1 × M60-8Q"_s;
        QTest::newRow("none readable") << QList<int>{-1, -1, -1} << u"room unknown"_s;
        QTest::newRow("driver against arithmetic")
            << QList<int>{0, 0, 0} << u"the driver offers no more now, though 8 GiB are not given out"_s;
    }

    void roomIsTheDriversNumber()
    {
        QFETCH(const QList<int>, available);
        const auto host = TestHosts::emptyHost(u"test:///"_s);
        Gpu::Gpu gpu = TestHosts::teslaM60(u"0000:3d:00.0"_s);
        for (int i = 0; i < 3; ++i)
            gpu.types[static_cast<size_t>(i)].available =
                available[i] < 0 ? std::nullopt : std::optional<int>(available[i]);
        host->gpus = {gpu};
        QTEST(barOf(host).room, "room");
    }

    void aFullGpuHasNoRoom()
    {
        const auto host = TestHosts::emptyHost(u"test:///"_s);
        Gpu::Gpu gpu = TestHosts::teslaM60(u"0000:3d:00.0"_s);
        TestHosts::addVgpu(gpu, TestHosts::uuid(1), u"nvidia-22"_s);
        host->gpus = {gpu};
        QCOMPARE(barOf(host).room, u"no room left"_s);
        QCOMPARE(barOf(host).slices[0].share, 1.0);
    }

    void unknownSizesAreSlotsNotZero()
    {
        const auto host = TestHosts::studio();
        host->gpus[0].types[0].framebuffer.reset();
        const Capacity bar = barOf(host);
        QCOMPARE(bar.used, std::nullopt);
        QCOMPARE(bar.slices[0].share, 0.25); // three slices, one more on offer
        QVERIFY(bar.slices[0].sentence.contains(u"unknown"_s));
        QCOMPARE(bar.sentence, u"3 vGPU(s), framebuffer unknown, room for 1 × M60-2Q"_s);
    }

    void aVgpusStateComesFromWhoHasIt_data()
    {
        QTest::addColumn<int>("workstation"); // WorkstationState, -1 = none
        QTest::addColumn<bool>("inUse");
        QTest::addColumn<int>("state");
        const auto row = [](const char *name, int workstation, bool inUse, SliceState state) {
            QTest::newRow(name) << workstation << inUse << static_cast<int>(state);
        };
        row("runs", int(Host::WorkstationState::Running), true, SliceState::Running);
        row("paused holds it as well", int(Host::WorkstationState::Paused), true, SliceState::Running);
        row("off", int(Host::WorkstationState::Off), false, SliceState::Reserved);
        row("crashed", int(Host::WorkstationState::Crashed), false, SliceState::Failed);
        row("held though off", int(Host::WorkstationState::Off), true, SliceState::Failed);
        row("nobody's", -1, false, SliceState::Orphan);
        row("held by nobody known", -1, true, SliceState::Failed);
    }

    void aVgpusStateComesFromWhoHasIt()
    {
        QFETCH(const int, workstation);
        QFETCH(const bool, inUse);
        const auto host = TestHosts::emptyHost(u"test:///"_s);
        host->gpus = {TestHosts::teslaM60(u"0000:3d:00.0"_s)};
        TestHosts::addVgpu(host->gpus[0], TestHosts::uuid(7), u"nvidia-18"_s);
        host->gpus[0].vgpus[0].inUse = inUse;
        if (workstation >= 0) {
            auto user = TestHosts::workstation(1, static_cast<Host::WorkstationState>(workstation));
            user.vgpus = {VgpuId{TestHosts::uuid(7)}};
            TestHosts::add(*host, user);
        }
        const HostView view(host);
        QTEST(static_cast<int>(sliceState(view, VgpuId{TestHosts::uuid(7)})), "state");
    }

    void aVgpuThatIsNotThereNeedsAttention()
    {
        const HostView view(TestHosts::emptyHost(u"test:///"_s));
        QCOMPARE(sliceState(view, VgpuId{TestHosts::uuid(7)}), SliceState::Failed);
    }

    void anXmlThatNamesAVgpuTwiceIsOneUser()
    {
        const auto host = TestHosts::emptyHost(u"test:///"_s);
        auto user = TestHosts::workstation(1, Host::WorkstationState::Off);
        user.vgpus = {VgpuId{TestHosts::uuid(7)}, VgpuId{TestHosts::uuid(7)}};
        TestHosts::add(*host, user);
        QCOMPARE(HostView(host).usersOf(VgpuId{TestHosts::uuid(7)}).size(), 1UL);
    }
};

QTEST_GUILESS_MAIN(TestCapacity)
#include "tst_capacity.moc"
