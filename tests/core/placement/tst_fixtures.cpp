// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/modes.h"
#include "core/gpu/scanner.h"
#include "core/host/typememory.h"
#include "core/placement/whatif.h"
#include "core/placement/whynot.h"
#include "tests/core/gpu/sampletree.h"
#include "tests/paths.h"

#include <QDir>
#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>

using namespace Carrel;
using namespace Carrel::Placement;
using namespace Qt::StringLiterals;

/** The answers over every captured tree: none that is greyed goes without, and known trees get the known answer. */
class TestFixtures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noGreyedTypeIsWithoutAnAnswer_data() { addSamples(); }
    void noGreyedTypeIsWithoutAnAnswer();
    void damagedNumbersHaveAnswersToo_data() { addSamples(); }
    void damagedNumbersHaveAnswersToo();
    void chancesFollowFromWhatIsThere_data() { addSamples(); }
    void chancesFollowFromWhatIsThere();
    void knownTreesHaveTheKnownAnswer_data();
    void knownTreesHaveTheKnownAnswer();
    void typesRememberedOfAnEmptyCardAreExplained();

private:
    static void addSamples()
    {
        QTest::addColumn<QString>("sample");
        for (const QFileInfo &file : QDir(Test::fixture(u"sysfs"_s)).entryInfoList({u"*.tsv"_s}, QDir::Files))
            QTest::newRow(qPrintable(file.completeBaseName())) << file.completeBaseName();
    }
    /** The sample as a host on which each vGPU is of one workstation, every other one running. */
    static Host::Inventory hostOf(const SampleTree &tree)
    {
        Host::Inventory host;
        host.name = u"gpu01"_s;
        host.state = Host::HostState::Connected;
        host.gpus = Gpu::scanGpus(tree.sysRoot(), QString());
        for (const Gpu::Gpu &gpu : host.gpus)
            for (const Gpu::Vgpu &vgpu : gpu.vgpus)
                addUser(host, vgpu.id);
        return host;
    }
    static void addUser(Host::Inventory &host, const VgpuId &vgpu)
    {
        auto user = std::make_shared<Host::Workstation>();
        user->name = u"cad-%1"_s.arg(host.workstations.size() + 1);
        user->id = {user->name};
        user->state = host.workstations.size() % 2 == 0 ? Host::WorkstationState::Running : Host::WorkstationState::Off;
        user->vgpus = {vgpu};
        host.workstations.push_back(user);
    }
    /** Every answer is whole: sentences that end, and names that are there. */
    static void verifyWhole(const Host::Inventory &host, const Reason &reason)
    {
        QVERIFY2(reason.sentence.endsWith(u'.') && !reason.sentence.contains(u'%'), qPrintable(reason.sentence));
        QVERIFY2(reason.wayOut.endsWith(u'.') && !reason.wayOut.contains(u'%'), qPrintable(reason.wayOut));
        QVERIFY(!reason.sentence.contains(u"()"_s));
        for (const WorkstationId &who : reason.who)
            QVERIFY(host.workstation(who) && reason.sentence.contains(who.text));
        for (const VgpuId &vgpu : reason.vgpus)
            QVERIFY(host.vgpu(vgpu));
        QCOMPARE(reason.otherGpu.isEmpty(), reason.remedy != Remedy::UseOtherGpu);
    }
    static void verifyAnswers(const Host::Inventory &host)
    {
        for (const Gpu::Gpu &gpu : host.gpus) {
            QCOMPARE(whyNoTypes(host, gpu.id).has_value(), gpu.types.empty());
            if (gpu.types.empty())
                verifyWhole(host, *whyNoTypes(host, gpu.id));
            for (const Gpu::VgpuType &type : gpu.types) {
                const std::optional<Reason> reason = whyNot(host, gpu.id, type.id);
                QCOMPARE(reason.has_value(), type.available == 0);
                if (reason)
                    verifyWhole(host, *reason);
            }
            for (const Gpu::VirtualFunction &vf : gpu.vfs)
                QCOMPARE(whyNotOnVf(host, gpu.id, vf.id).has_value(), Gpu::vgpuOn(gpu, vf.id) != nullptr);
        }
    }
};

void TestFixtures::noGreyedTypeIsWithoutAnAnswer()
{
    QFETCH(QString, sample);
    const SampleTree tree(sample);
    verifyAnswers(hostOf(tree));
}

/** Numbers, sizes and vGPUs changed at random, in a fixed sequence: whatever a driver may say, there is an answer. */
void TestFixtures::damagedNumbersHaveAnswersToo()
{
    QFETCH(QString, sample);
    const SampleTree tree(sample);
    const Host::Inventory whole = hostOf(tree);
    QRandomGenerator random(20261122);
    for (int round = 0; round < 40; ++round) {
        Host::Inventory host = whole;
        for (Gpu::Gpu &gpu : host.gpus) {
            for (Gpu::VgpuType &type : gpu.types) {
                if (random.bounded(2) == 0)
                    type.available = 0;
                if (random.bounded(8) == 0)
                    type.framebuffer.reset();
                if (random.bounded(8) == 0)
                    type.maxInstances.reset();
            }
            if (!gpu.vgpus.empty() && random.bounded(3) == 0)
                gpu.vgpus.pop_back();
            if (!gpu.vgpus.empty() && random.bounded(3) == 0)
                gpu.vgpus.front().type = {};
        }
        verifyAnswers(host);
    }
}

void TestFixtures::chancesFollowFromWhatIsThere()
{
    QFETCH(QString, sample);
    const SampleTree tree(sample);
    const Host::Inventory host = hostOf(tree);
    for (const Gpu::Gpu &gpu : host.gpus)
        for (const Gpu::VgpuType &type : gpu.types)
            for (const Chance &chance : whatIf(host, gpu.id, type.id)) {
                QVERIFY(chance.gives > 0 && !chance.remove.empty());
                QVERIFY2(chance.sentence.contains(type.name) && !chance.sentence.contains(u'%'),
                         qPrintable(chance.sentence));
                for (const VgpuId &vgpu : chance.remove)
                    QVERIFY(std::ranges::contains(gpu.vgpus, vgpu, &Gpu::Vgpu::id));
                for (const WorkstationId &off : chance.shutDown)
                    QVERIFY(Host::isActive(host.workstation(off)->state));
                QVERIFY(chance.gives <= type.maxInstances.value_or(chance.gives));
            }
}

void TestFixtures::knownTreesHaveTheKnownAnswer_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<ReasonKind>("kind");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *sample, const char *type, ReasonKind kind, const char *part) {
        QTest::newRow(sample) << QString::fromLatin1(type) << kind << QString::fromUtf8(part);
    };
    row("m60-legacy-two-2q", "nvidia-22", ReasonKind::OtherSize,
        "it carries 2 × GRID M60-2Q (cad-1 and cad-2), another size, and mixed sizes are off");
    row("p100-full", "nvidia-83", ReasonKind::NoRoom, "No GRID P100-1Q is left on GPU 0000:3b:00.0: it carries 2 ×");
    row("rtx6000-one-1q", "nvidia-257", ReasonKind::OtherSize, "1 × GRID RTX6000-1Q (cad-1), another size");
    row("rtx6000-mixed-one-8q", "nvidia-263", ReasonKind::NoRoom, "it carries 1 × GRID RTX6000-8Q (cad-1).");
    row("a2-sriov-one-4q", "nvidia-742", ReasonKind::OtherSize, "1 × NVIDIA A2-4Q (cad-1), another size");
    row("a40-sriov-vfs-disabled", "nvidia-558", ReasonKind::VfsOff, "virtual functions of GPU 0000:51:00.0 are off");
    row("l40s-vfio-full", "1156", ReasonKind::NoRoom, "it carries 1 × NVIDIA L40S-48Q (cad-1)");
    row("no-mdev-host", "any", ReasonKind::NotShared, "offers no vGPU types");
    row("flex170-sriov-4vfs", "any", ReasonKind::NotShared, "shared by whole virtual functions");
}

void TestFixtures::knownTreesHaveTheKnownAnswer()
{
    QFETCH(QString, type);
    QFETCH(ReasonKind, kind);
    QFETCH(QString, part);
    const SampleTree tree(QString::fromLatin1(QTest::currentDataTag()));
    const Host::Inventory host = hostOf(tree);
    const std::optional<Reason> reason = whyNot(host, host.gpus.front().id, {type});
    QVERIFY(reason);
    QVERIFY2(reason->sentence.contains(part), qPrintable(reason->sentence));
    QCOMPARE(reason->kind, kind);
}

void TestFixtures::typesRememberedOfAnEmptyCardAreExplained()
{
    const QTemporaryDir folder;
    const Host::TypeMemory memory(folder.filePath(u"types.json"_s));
    const SampleTree empty(u"l40s-vfio-empty"_s);
    Host::Inventory host = hostOf(empty);
    memory.complete(host.gpus);
    const size_t all = host.gpus[0].types.size();
    const SampleTree used(u"l40s-vfio-two-2q"_s);
    host = hostOf(used);
    QVERIFY(host.gpus[0].types.size() < all);
    memory.complete(host.gpus);
    QCOMPARE(host.gpus[0].types.size(), all);
    const std::optional<Reason> reason = whyNot(host, host.gpus[0].id, {u"1156"_s});
    QVERIFY(reason);
    QCOMPARE(reason->kind, ReasonKind::OtherSize);
    QVERIFY2(reason->sentence.contains(u"2 × NVIDIA L40S-2Q (cad-1 and cad-2), another size"_s),
             qPrintable(reason->sentence));
    verifyAnswers(host);
}

QTEST_GUILESS_MAIN(TestFixtures)
#include "tst_fixtures.moc"
