// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/commandlines.h"
#include "core/operations/gpuplans.h"
#include "sample.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;

namespace {

const QString start = u"carrelctl --host qemu:///system "_s;
const QString plainXml = u"<domain type='kvm'><name>cad-07</name><uuid>6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a07</uuid>"
                         "<devices><disk type='file' device='disk'><source file='/d/a.qcow2'/></disk>"
                         "<graphics type='spice'/><video><model type='vga'/></video></devices></domain>"_s;

Plan planOf(std::vector<Step> steps)
{
    return {
        .title = u"t"_s, .hostUri = u"qemu:///system"_s, .steps = std::move(steps), .warnings = {}, .repeats = false};
}

QString onlyLine(const Result<Plan> &plan)
{
    if (!plan)
        return plan.error().sentence;
    const QStringList lines = commandLines(*plan);
    return lines.size() == 1 && lines.front().startsWith(start) ? lines.front().mid(start.size()) : lines.join(u'|');
}

NewWorkstation wish(DiskChoice disk)
{
    NewWorkstation made;
    made.name = u"cad 11"_s;
    made.disk = disk;
    made.diskFolder = u"/tmp"_s;
    return made;
}

} // namespace

class TestCommandLines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreSafeForAShell_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("plain") << u"qemu+ssh://root@gpu01/system"_s << u"qemu+ssh://root@gpu01/system"_s;
        QTest::newRow("empty") << QString() << u"''"_s;
        QTest::newRow("space") << u"cad 1"_s << u"'cad 1'"_s;
        QTest::newRow("quote") << u"o'neill"_s << u"'o'\\''neill'"_s;
        QTest::newRow("substitution") << u"$(id)`id`"_s << u"'$(id)`id`'"_s;
        QTest::newRow("line break") << u"a\nb"_s << u"'a\nb'"_s;
        QTest::newRow("home") << u"~root"_s << u"'~root'"_s;
    }
    void wordsAreSafeForAShell()
    {
        QFETCH(QString, text);
        QTEST(shellWord(text), "word");
    }

    void vgpus()
    {
        const Host::Inventory host = sampleHost();
        QCOMPARE(onlyLine(planCreateVgpus(host, {.gpu = m60, .type = type2Q, .count = 2, .uuid = {}, .name = {}})),
                 u"vgpu create 0000:3d:00.0 nvidia-18 --count 2"_s);
        const auto one = planCreateVgpus(host, {.gpu = m60, .type = type2Q, .count = 1, .uuid = {}, .name = u"a b"_s});
        QVERIFY(one);
        QCOMPARE(onlyLine(one),
                 u"vgpu create 0000:3d:00.0 nvidia-18 --uuid %1 --name 'a b'"_s.arg(
                     std::get<CreateVgpu>(one->steps.front()).vgpu.text));
        QCOMPARE(onlyLine(planRemoveVgpu(host, freeVgpu)), u"vgpu remove "_s + freeVgpu.text);
    }

    void aVirtualFunctionHasNoUuid()
    {
        CreateVgpu step;
        step.gpu = m60;
        step.type = type2Q;
        step.vgpu.text = u"0000:3d:00.4"_s;
        QCOMPARE(onlyLine(planOf({step})), u"vgpu create 0000:3d:00.0 nvidia-18"_s);
    }

    void assignAndRelease()
    {
        Host::Inventory host = sampleHost();
        const auto given = planAssign(host, cad07, freeVgpu, plainXml);
        QCOMPARE(onlyLine(given), u"vgpu assign %1 cad-07"_s.arg(freeVgpu.text));
        const QString after = std::get<EditWorkstation>(given->steps.back()).xmlAfter;
        host.workstations.back() = workstation(cad07, u"cad-07"_s, Host::WorkstationState::Off, {freeVgpu});
        QCOMPARE(onlyLine(planRelease(host, cad07, freeVgpu, after)), u"vgpu release %1 cad-07"_s.arg(freeVgpu.text));
    }

    void power()
    {
        const Host::Inventory host = sampleHost();
        QCOMPARE(onlyLine(planStart(host, cad07)), u"workstation start cad-07"_s);
        QCOMPARE(onlyLine(planShutDown(host, cad03)), u"workstation stop cad-03"_s);
        QCOMPARE(onlyLine(planForceOff(host, cad03)), u"workstation stop cad-03 --force"_s);
        QCOMPARE(onlyLine(planForceOff(host, cad03, true)), u"workstation stop cad-03 --kill"_s);
        QCOMPARE(onlyLine(planReboot(host, cad03)), u"workstation reboot cad-03"_s);
        QCOMPARE(onlyLine(planOf({StartWorkstation{cad03, u"a"_s}, StartWorkstation{cad07, u"b c"_s}})),
                 u"workstation start a 'b c'"_s); // many are one job there, too
    }

    void aWorkstationIsReadBackFromItsDescription()
    {
        NewWorkstation small = wish(DiskChoice::None);
        small.network = u"user"_s;
        small.notes = u"for the lab"_s;
        const QTemporaryDir folder;
        QFile iso(folder.filePath(u"a b.iso"_s));
        QVERIFY(iso.open(QIODevice::WriteOnly));
        small.media = iso.fileName();
        small.vgpu = freeVgpu;
        const QString line = onlyLine(planCreateWorkstation(sampleHost(), sampleLimits(), small));
        QVERIFY2(line.startsWith(u"workstation create 'cad 11' --cpus 2 --memory 4096 --disk none"_s),
                 qPrintable(line));
        QVERIFY2(line.contains(u" --network user"_s), qPrintable(line));
        QVERIFY2(line.contains(u" --media '%1'"_s.arg(small.media)), qPrintable(line));
        QVERIFY2(line.contains(u" --vgpu "_s + freeVgpu.text), qPrintable(line));
        QVERIFY2(line.endsWith(u" --notes 'for the lab'"_s), qPrintable(line));
    }

    void disksOfANewWorkstation()
    {
        NewWorkstation made = wish(DiskChoice::New);
        made.diskBytes = 3LL << 30;
        const QString line = onlyLine(planCreateWorkstation(sampleHost(), sampleLimits(), made));
        QVERIFY2(line.contains(u" --disk new --disk-size 3 --disk-folder /tmp"_s), qPrintable(line));
        DefineWorkstation defined;
        defined.name = u"cad-07"_s;
        defined.xml = plainXml;
        const QString existing = onlyLine(planOf({defined}));
        QVERIFY2(existing.contains(u" --disk existing --disk-path /d/a.qcow2"_s), qPrintable(existing));
        CreateDisk copy;
        copy.path = u"/d/a.qcow2"_s;
        copy.source = DiskSource::CopyOf;
        copy.copyOf = u"/d/master.qcow2"_s;
        const QString copied = onlyLine(planOf({copy, defined}));
        QVERIFY2(copied.contains(u" --disk copy --disk-path /d/master.qcow2 --disk-folder /d"_s), qPrintable(copied));
    }

    void deletion()
    {
        QCOMPARE(onlyLine(planDelete(sampleHost(), cad07, {}, plainXml)), u"workstation delete cad-07"_s);
        UndefineWorkstation first{cad03, u"a"_s, plainXml};
        UndefineWorkstation second{cad07, u"b"_s, plainXml};
        RemoveVgpu vgpu;
        vgpu.vgpu = freeVgpu;
        QCOMPARE(onlyLine(planOf({first, vgpu, DeleteDisk{u"/d/a.qcow2"_s}, second})),
                 u"workstation delete a b --disks --vgpus"_s);
    }

    void anUndoHasNoCommandOfItsOwn()
    {
        Plan undo = planOf({StartWorkstation{cad07, u"cad-07"_s}});
        undo.repeats = true;
        QCOMPARE(commandLines(undo), QStringList());
        QCOMPARE(commandLines(Plan()), QStringList());
    }

    void gpusAreCommandsToo()
    {
        Host::Inventory host = sampleHost();
        Gpu::Gpu &gpu = host.gpus.front();
        gpu.vgpus.clear();
        gpu.iommuGroup = 4;
        gpu.renderNode = u"/dev/dri/renderD128"_s;
        gpu.vfsPossible = 16;
        gpu.vfsEnabled = 0;
        QCOMPARE(onlyLine(planSwitchVfs(host, m60, true)), u"gpu vfs 0000:3d:00.0 on"_s);
        gpu.driver = u"i915"_s;
        gpu.vfsEnabled = 4;
        QCOMPARE(onlyLine(planSetVfCount(host, m60, 7)), u"gpu vfs 0000:3d:00.0 7"_s);
        QCOMPARE(onlyLine(planSetVfCount(host, m60, 0)), u"gpu vfs 0000:3d:00.0 off"_s);
        gpu.driver = u"nvidia"_s;
        QCOMPARE(onlyLine(planSetMixedSizes(host, m60, true)), u"gpu mixed-sizes 0000:3d:00.0 on"_s);
        gpu.vfsEnabled = 0;
        const auto given = planPassThrough(host, cad07, m60, plainXml);
        QCOMPARE(onlyLine(given), u"workstation passthrough cad-07 0000:3d:00.0"_s);
        const auto local = planVirgl(host, cad07, m60, Viewer::Local, plainXml);
        QCOMPARE(onlyLine(local), u"workstation virgl cad-07 /dev/dri/renderD128 --local"_s);
        const QString after = std::get<EditWorkstation>(local->steps.front()).xmlAfter;
        QCOMPARE(onlyLine(planTakeVirgl(host, cad07, after)), u"workstation virgl cad-07 --release"_s);
    }

    void parametersAreOneWord()
    {
        const Host::Inventory host = sampleHost();
        QCOMPARE(onlyLine(planSetParameters(host, freeVgpu, {}, u"a=1,b=2"_s)),
                 u"vgpu parameters %1 a=1,b=2"_s.arg(freeVgpu.text));
        QCOMPARE(onlyLine(planSetParameters(host, freeVgpu, u"a=1"_s, {})),
                 u"vgpu parameters %1 --clear"_s.arg(freeVgpu.text));
    }
};

QTEST_GUILESS_MAIN(TestCommandLines)
#include "tst_commandlines.moc"
