// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/inventorystore.h"

#include <QTest>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

class InventoryStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsUnknown();
    void snapshotsDoNotChange();
    void stateChangesAreNoticedOnce();
    void aGpuIsPutReplacedAndTakenOut();
    void theNewerReadingOfAGpuWins();
    void inUseIsKnownFromRunningWorkstations_data();
    void inUseIsKnownFromRunningWorkstations();
    void vfsAreInUseOfRunningWorkstations_data();
    void vfsAreInUseOfRunningWorkstations();
    void aVfLeadsToItsGpu();
    void gpusAreFoundByVgpuVfAndAddress();
    void namesAreLaidOver();
    void findsByIdAndName();
    void tellsWhoUsesAVgpu();
    void knowsActiveStates_data();
    void knowsActiveStates();

private:
    static HostAddress address() { return {u"qemu:///system"_s, HostKind::Local, u"This computer"_s, {}, {}, {}}; }
    static WorkstationPtr user(const QString &id, WorkstationState state, const QString &vgpu)
    {
        auto workstation = std::make_shared<Workstation>();
        workstation->id = {id};
        workstation->name = u"ws-"_s + id;
        workstation->state = state;
        workstation->vgpus = {{vgpu}};
        return workstation;
    }
    static Gpu::Vgpu vgpuOn(const Gpu::Gpu &gpu, const QString &id, const QString &parent, std::optional<bool> inUse)
    {
        Gpu::Vgpu made;
        made.id = {id};
        made.type = {u"t"_s};
        made.gpu = gpu.id;
        made.parent = {parent};
        made.iommuGroup = 7;
        made.inUse = inUse;
        return made;
    }
    /** A GPU with one VF, the second function of its slot. */
    static Gpu::Gpu gpuWithVf()
    {
        Gpu::Gpu made = gpu(u"0000:3d:00.0"_s);
        made.vfs.emplace_back().id = {u"0000:3d:00.1"_s};
        return made;
    }
    static WorkstationPtr pciUser(WorkstationState state, const QString &address)
    {
        auto workstation = std::make_shared<Workstation>();
        workstation->id = {u"1"_s};
        workstation->state = state;
        workstation->pciDevices = {{address}};
        return workstation;
    }
    static Gpu::Gpu gpu(const QString &id, const QString &vgpu = {}, std::optional<bool> inUse = {})
    {
        Gpu::Gpu made;
        made.id = {id};
        if (!vgpu.isEmpty())
            made.vgpus.push_back(vgpuOn(made, vgpu, id, inUse));
        return made;
    }
};

void InventoryStoreTest::beginsUnknown()
{
    const Snapshot first = InventoryStore(address()).snapshot();
    QCOMPARE(first->uri, u"qemu:///system"_s);
    QCOMPARE(first->state, HostState::Connecting);
    QVERIFY(!first->workstationsKnown);
    QVERIFY(!first->gpusKnown);
    QVERIFY(!first->isSimulated());
}

void InventoryStoreTest::snapshotsDoNotChange()
{
    InventoryStore store(address());
    store.setWorkstations({user(u"1"_s, WorkstationState::Off, u"v"_s)});
    const Snapshot before = store.snapshot();
    QVERIFY(store.removeWorkstation({u"1"_s}));
    QCOMPARE(before->workstations.size(), size_t{1});
    QVERIFY(store.snapshot()->workstations.empty());
    QVERIFY(store.snapshot()->workstationsKnown);
}

void InventoryStoreTest::stateChangesAreNoticedOnce()
{
    InventoryStore store(address());
    const Error error{ErrorCode::Unreachable, u"gone"_s, {}, {}};
    QVERIFY(store.setState(HostState::Lost, error, QDateTime::currentDateTimeUtc()));
    QVERIFY(store.setState(HostState::Lost, error, {}));
    QVERIFY(!store.setState(HostState::Lost, error, {}));
    QCOMPARE(store.snapshot()->error, std::optional(error));
}

void InventoryStoreTest::aGpuIsPutReplacedAndTakenOut()
{
    InventoryStore store(address());
    QVERIFY(store.setGpus({gpu(u"0000:3d:00.0"_s), gpu(u"0000:5e:00.0"_s)}, store.beginReading()));
    QVERIFY(!store.setGpus({gpu(u"0000:3d:00.0"_s), gpu(u"0000:5e:00.0"_s)}, store.beginReading()));
    QVERIFY(store.putGpu({u"0000:41:00.0"_s}, gpu(u"0000:41:00.0"_s), store.beginReading()));
    QCOMPARE(store.snapshot()->gpus[1].id.text, u"0000:41:00.0"_s);
    QVERIFY(!store.putGpu({u"0000:41:00.0"_s}, gpu(u"0000:41:00.0"_s), store.beginReading()));
    QVERIFY(store.putGpu({u"0000:41:00.0"_s}, gpu(u"0000:41:00.0"_s, u"v"_s), store.beginReading()));
    QCOMPARE(store.gpusOf({{u"v"_s}}), std::vector<GpuId>{{u"0000:41:00.0"_s}});
    QVERIFY(store.putGpu({u"0000:41:00.0"_s}, {}, store.beginReading()));
    QVERIFY(!store.putGpu({u"0000:41:00.0"_s}, {}, store.beginReading()));
    QCOMPARE(store.gpus().size(), size_t{2});
}

// The pool runs readings beside each other: one that began before a vGPU was made may end after the one that saw it.
void InventoryStoreTest::theNewerReadingOfAGpuWins()
{
    const QString id = u"0000:3d:00.0"_s;
    const auto shows = [&](const InventoryStore &store) {
        return store.gpus().size() == 1 && !store.gpus().front().vgpus.empty();
    };
    InventoryStore store(address());
    const auto oldScan = store.beginReading();
    const auto oldOne = store.beginReading();
    const auto newOne = store.beginReading();
    QVERIFY(store.putGpu({id}, gpu(id, u"v"_s), newOne));
    QVERIFY(!store.putGpu({id}, gpu(id), oldOne));
    QVERIFY(shows(store));
    QVERIFY(store.setGpus({gpu(id)}, oldScan)); // that they are known now is news
    QVERIFY(shows(store));
    QVERIFY(store.setGpus({gpu(id)}, store.beginReading()));
    QVERIFY(!shows(store));
    QVERIFY(!store.putGpu({id}, gpu(id, u"v"_s), newOne));
    QVERIFY(!store.setGpus({}, oldScan));
    QCOMPARE(store.gpus().size(), size_t{1});
    const auto before = store.beginReading();
    QVERIFY(store.putGpu({id}, {}, store.beginReading()));
    QVERIFY(!store.setGpus({gpu(id)}, before)); // the one that has gone does not come back
    QVERIFY(store.gpus().empty());
}

void InventoryStoreTest::inUseIsKnownFromRunningWorkstations_data()
{
    using Known = std::optional<bool>;
    QTest::addColumn<WorkstationState>("state");
    QTest::addColumn<Known>("scanned");
    QTest::addColumn<Known>("shown");
    QTest::newRow("running, cannot tell") << WorkstationState::Running << Known() << Known(true);
    QTest::newRow("paused, cannot tell") << WorkstationState::Paused << Known() << Known(true);
    QTest::newRow("off, cannot tell: still unknown") << WorkstationState::Off << Known() << Known();
    QTest::newRow("the kernel's answer stands") << WorkstationState::Running << Known(false) << Known(false);
    QTest::newRow("held by somebody else") << WorkstationState::Off << Known(true) << Known(true);
}

void InventoryStoreTest::inUseIsKnownFromRunningWorkstations()
{
    QFETCH(WorkstationState, state);
    QFETCH(std::optional<bool>, scanned);
    QFETCH(std::optional<bool>, shown);
    InventoryStore store(address());
    store.setGpus({gpu(u"g"_s, u"v"_s, scanned)}, store.beginReading());
    store.setWorkstations({user(u"1"_s, state, u"v"_s)});
    QCOMPARE(store.snapshot()->vgpu({u"v"_s})->inUse, shown);
    QCOMPARE(store.heldVgpus().contains({u"v"_s}), isActive(state));
}

void InventoryStoreTest::vfsAreInUseOfRunningWorkstations_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("running");
    QTest::addColumn<bool>("held");
    QTest::newRow("this VF, running") << u"0000:3d:00.1"_s << true << true;
    QTest::newRow("this VF, off") << u"0000:3d:00.1"_s << false << false;
    QTest::newRow("a network card") << u"0000:02:00.0"_s << true << false;
}

void InventoryStoreTest::vfsAreInUseOfRunningWorkstations()
{
    QFETCH(QString, address);
    QFETCH(bool, running);
    QFETCH(bool, held);
    InventoryStore store(InventoryStoreTest::address());
    store.setGpus({gpuWithVf()}, store.beginReading());
    store.setWorkstations({pciUser(running ? WorkstationState::Running : WorkstationState::Off, address)});
    const Snapshot snapshot = store.snapshot();
    QCOMPARE(snapshot->gpus[0].vfs[0].inUse, held ? std::optional(true) : std::nullopt);
    QCOMPARE(snapshot->usersOf({u"0000:3d:00.1"_s}).empty(), address != u"0000:3d:00.1"_s); // off or not
}

void InventoryStoreTest::aVfLeadsToItsGpu()
{
    InventoryStore store(address());
    store.setGpus({gpuWithVf()}, store.beginReading());
    QCOMPARE(store.gpuOfVf({u"0000:3d:00.1"_s}).text, u"0000:3d:00.0"_s);
    QCOMPARE(store.gpuOfVf({u"0000:3d:00.2"_s}).text, u"0000:3d:00.2"_s);
}

void InventoryStoreTest::gpusAreFoundByVgpuVfAndAddress()
{
    InventoryStore store(address());
    store.setGpus({gpuWithVf(), gpu(u"0000:3e:00.0"_s, u"v"_s), gpu(u"mtty"_s)}, store.beginReading());
    const auto found = [&store](const char *id) {
        const auto gpus = store.gpusOf({{QString::fromLatin1(id)}});
        return gpus.empty() ? QString() : gpus.front().text;
    };
    QCOMPARE(found("0000:3d:00.1"), u"0000:3d:00.0"_s);
    QCOMPARE(found("v"), u"0000:3e:00.0"_s);
    QCOMPARE(found("0000:3e:00.0"), u"0000:3e:00.0"_s);
    QCOMPARE(found("0000:02:00.0"), QString());
}

void InventoryStoreTest::namesAreLaidOver()
{
    InventoryStore store(address());
    store.setGpus({gpu(u"g"_s, u"v"_s)}, store.beginReading());
    QVERIFY(store.setNames({{{u"v"_s}, u"Ann's"_s}}));
    QVERIFY(!store.setNames({{{u"v"_s}, u"Ann's"_s}}));
    QCOMPARE(store.snapshot()->vgpu({u"v"_s})->name, u"Ann's"_s);
    QVERIFY(store.setNames({}));
    QVERIFY(store.snapshot()->vgpu({u"v"_s})->name.isEmpty());
}

void InventoryStoreTest::findsByIdAndName()
{
    InventoryStore store(address());
    store.setGpus({gpu(u"g"_s, u"v"_s)}, store.beginReading());
    store.setWorkstations({user(u"1"_s, WorkstationState::Off, u"v"_s)});
    const Snapshot now = store.snapshot();
    QVERIFY(now->gpu({u"g"_s}));
    QVERIFY(!now->gpu({u"h"_s}));
    QVERIFY(!now->vgpu({u"w"_s}));
    QCOMPARE(now->workstation({u"1"_s})->name, u"ws-1"_s);
    QVERIFY(!now->workstation({u"2"_s}));
    QCOMPARE(now->workstationNamed(u"ws-1"_s)->id.text, u"1"_s);
    QVERIFY(!now->workstationNamed(u"WS-1"_s));
}

void InventoryStoreTest::tellsWhoUsesAVgpu()
{
    InventoryStore store(address());
    store.setWorkstations({user(u"1"_s, WorkstationState::Off, u"v"_s), user(u"2"_s, WorkstationState::Running, u"v"_s),
                           user(u"3"_s, WorkstationState::Running, u"w"_s)});
    const auto users = store.snapshot()->usersOf({u"v"_s});
    QCOMPARE(users.size(), size_t{2});
    QCOMPARE(users[0]->id.text, u"1"_s);
    QCOMPARE(users[1]->id.text, u"2"_s);
}

void InventoryStoreTest::knowsActiveStates_data()
{
    QTest::addColumn<WorkstationState>("state");
    QTest::addColumn<bool>("active");
    QTest::newRow("running") << WorkstationState::Running << true;
    QTest::newRow("paused") << WorkstationState::Paused << true;
    QTest::newRow("shutting down") << WorkstationState::ShuttingDown << true;
    QTest::newRow("suspended") << WorkstationState::Suspended << true;
    QTest::newRow("off") << WorkstationState::Off << false;
    QTest::newRow("crashed") << WorkstationState::Crashed << false;
    QTest::newRow("unknown") << WorkstationState::Unknown << false;
}

void InventoryStoreTest::knowsActiveStates()
{
    QFETCH(WorkstationState, state);
    QTEST(isActive(state), "active");
}

QTEST_GUILESS_MAIN(InventoryStoreTest)
#include "tst_inventorystore.moc"
