// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/gpuchanges.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Qt::StringLiterals;

namespace {

const GpuId gpu{u"0000:3d:00.0"_s};
const TypeId type{u"nvidia-18"_s};
const VgpuId vgpu{u"4b20d080-1b54-4048-85b3-a6a62d165c01"_s};
const WorkstationId ws{u"6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a03"_s};
const GpuId vf{u"0000:3d:00.4"_s};
const Uuid claim{u"4b20d080-1b54-4048-85b3-a6a62d165c0f"_s};

const std::vector<std::pair<const char *, Step>> &allSteps()
{
    static const std::vector<std::pair<const char *, Step>> steps{
        {"create vGPU", CreateVgpu{gpu, type, vgpu, u"ädam"_s}},
        {"remove vGPU", RemoveVgpu{gpu, type, vgpu, {}}},
        {"edit", EditWorkstation{ws, u"cad"_s, u"<domain>a&amp;</domain>"_s, u"<domain/>"_s, u"Give it"_s}},
        {"define", DefineWorkstation{ws, u"cad"_s, u"<domain/>"_s}},
        {"undefine", UndefineWorkstation{ws, u"cad"_s, u"<domain/>"_s}},
        {"new disk", CreateDisk{u"/d/a.qcow2"_s, 1LL << 45, DiskSource::New, {}}},
        {"copy disk", CreateDisk{u"/d/a.qcow2"_s, 0, DiskSource::CopyOf, u"/d/b"_s}},
        {"delete disk", DeleteDisk{u"/d/a.qcow2"_s}},
        {"start", StartWorkstation{ws, u"cad"_s}},
        {"shut down", StopWorkstation{ws, u"cad"_s, StopHow::ShutDown}},
        {"force off", StopWorkstation{ws, u"cad"_s, StopHow::ForceOff}},
        {"kill", StopWorkstation{ws, u"cad"_s, StopHow::Kill}},
        {"reboot", RebootWorkstation{ws, u"cad"_s}},
        {"mdev on a VF", CreateVgpu{gpu, type, vgpu, {}, vf, {}}},
        {"VF type", CreateVgpu{gpu, type, VgpuId{vf.text}, u"ädam"_s, vf, claim}},
        {"clear VF type", RemoveVgpu{gpu, type, VgpuId{vf.text}, {}, vf, claim}},
        {"VFs on", SetVfCount{gpu, 0, 16, true}},
        {"VFs off", SetVfCount{gpu, 16, 0, true}},
        {"7 VFs", SetVfCount{gpu, 0, 7, false}},
        {"parameters", SetVgpuParameters{gpu, vf, VgpuId{vf.text}, u"a=1"_s, u"b=2"_s}},
        {"no parameters", SetVgpuParameters{gpu, gpu, vgpu, u"a=1"_s, {}}},
        {"mixed sizes", SetMixedSizes{gpu, true}},
        {"one size", SetMixedSizes{gpu, false}},
    };
    return steps;
}

} // namespace

class TestStep final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesTheJournal_data() { addSteps(); }
    void survivesTheJournal();
    void isToldInOneLine_data() { addSteps(); }
    void isToldInOneLine();
    void inverseOfTheInverseIsTheStep_data();
    void inverseOfTheInverseIsTheStep();
    void someCannotBeUndone();
    void namesWhatItTouches();
    void entriesOfOlderCarrelsAreRead();
    void writesToTheRightPlace();
    void damagedTextIsRefused_data();
    void damagedTextIsRefused();

private:
    static void addSteps()
    {
        QTest::addColumn<Step>("step");
        for (const auto &[name, step] : allSteps())
            QTest::newRow(name) << step;
    }
};

void TestStep::survivesTheJournal()
{
    QFETCH(Step, step);
    const QByteArray bytes = QJsonDocument(toJson(step)).toJson();
    const auto back = stepFromJson(QJsonDocument::fromJson(bytes).object());
    QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
    QCOMPARE(*back, step);
}

void TestStep::isToldInOneLine()
{
    QFETCH(Step, step);
    const QString told = describe(step);
    QVERIFY(!told.isEmpty());
    QVERIFY(!told.contains(u'\n'));
    QVERIFY(!told.contains(u"%"_s)); // no placeholder left over
}

void TestStep::inverseOfTheInverseIsTheStep_data()
{
    QTest::addColumn<Step>("step");
    for (const auto &[name, step] : allSteps())
        if (const auto inverse = inverseOf(step);
            inverse && inverseOf(*inverse) && QLatin1StringView(name) != "edit"_L1)
            QTest::newRow(name) << step;
}

void TestStep::inverseOfTheInverseIsTheStep()
{
    QFETCH(Step, step);
    QCOMPARE(*inverseOf(*inverseOf(step)), step);
}

void TestStep::someCannotBeUndone()
{
    QVERIFY(!inverseOf(DeleteDisk{u"/d"_s}));
    QVERIFY(!inverseOf(RebootWorkstation{ws, {}}));
    QVERIFY(!inverseOf(StopWorkstation{ws, {}, StopHow::ShutDown}));
    const auto edit = std::get<EditWorkstation>(*inverseOf(allSteps()[2].second));
    QCOMPARE(edit.xmlBefore, u"<domain/>"_s);
    QCOMPARE(edit.xmlAfter, u"<domain>a&amp;</domain>"_s);
    QCOMPARE(std::get<DeleteDisk>(*inverseOf(allSteps()[5].second)).path, u"/d/a.qcow2"_s);
}

void TestStep::namesWhatItTouches()
{
    QCOMPARE(touchedBy(allSteps()[0].second), (QStringList{gpu.text, vgpu.text}));
    QCOMPARE(touchedBy(allSteps()[3].second), QStringList{ws.text});
    QCOMPARE(touchedBy(allSteps()[6].second), (QStringList{u"/d/a.qcow2"_s, u"/d/b"_s}));
    QCOMPARE(touchedBy(CreateVgpu{gpu, type, vgpu, {}, vf}), (QStringList{gpu.text, vf.text, vgpu.text}));
    QCOMPARE(touchedBy(CreateVgpu{gpu, type, VgpuId{vf.text}, {}, vf, claim}), (QStringList{gpu.text, vf.text}));
    QCOMPARE(touchedBy(SetVfCount{gpu, 0, 7, false}), QStringList{gpu.text});
}

void TestStep::entriesOfOlderCarrelsAreRead()
{
    const QByteArray old =
        R"({"do":"create-vgpu","gpu":"mtty","type":"mtty-1","vgpu":")" + vgpu.text.toLatin1() + R"(","name":""})";
    const auto step = stepFromJson(QJsonDocument::fromJson(old).object());
    QVERIFY(step);
    const auto made = std::get<CreateVgpu>(*step);
    QCOMPARE(made.parent, GpuId{});
    QCOMPARE(carrierOf(made).text, u"mtty"_s);
    QVERIFY(!toJson(*step).contains("parent"_L1)); // and an older Carrel reads what this one writes of such a vGPU
}

void TestStep::writesToTheRightPlace()
{
    const auto change = [](const Step &step) {
        return gpuChangeOf(step).value_or(Privilege::SetMixedSizes{});
    };
    QCOMPARE(std::get<Privilege::CreateMdev>(change(CreateVgpu{gpu, type, vgpu, {}})).parent, gpu);
    QCOMPARE(std::get<Privilege::CreateMdev>(change(CreateVgpu{gpu, type, vgpu, {}, vf})).parent, vf);
    QCOMPARE(std::get<Privilege::RemoveMdev>(change(RemoveVgpu{gpu, type, vgpu, {}, vf})).parent, vf);
    const VgpuId onVf{vf.text};
    const auto set = std::get<Privilege::SetVfType>(change(CreateVgpu{gpu, type, onVf, {}, vf, claim}));
    QCOMPARE(set, (Privilege::SetVfType{vf, type, claim}));
    const auto undone = *inverseOf(CreateVgpu{gpu, type, onVf, {}, vf, claim});
    QCOMPARE(std::get<Privilege::ClearVfType>(change(undone)), (Privilege::ClearVfType{vf, type, claim}));
    QCOMPARE(std::get<Privilege::SetVfCount>(change(SetVfCount{gpu, 0, 7, false})).count, 7);
    const auto parameters =
        std::get<Privilege::SetVgpuParameters>(change(SetVgpuParameters{gpu, vf, onVf, {}, u"a=1"_s}));
    QCOMPARE(parameters, (Privilege::SetVgpuParameters{vf, onVf, u"a=1"_s}));
    QVERIFY(std::get<Privilege::SetMixedSizes>(change(SetMixedSizes{gpu, true})).on);
    QVERIFY(!gpuChangeOf(StartWorkstation{ws, {}}));
}

void TestStep::damagedTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray id = vgpu.text.toLatin1();
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("unknown word") << QByteArray(R"({"do":"format-disk","path":"/"})");
    QTest::newRow("a path as GPU") << QByteArray(R"({"do":"create-vgpu","gpu":"../..","type":"a-1","vgpu":")" + id
                                                 + R"(","name":""})");
    QTest::newRow("a path as vGPU") << QByteArray(
        R"({"do":"remove-vgpu","gpu":"mtty","type":"a-1","vgpu":"../x","name":""})");
    QTest::newRow("type missing") << QByteArray(R"({"do":"create-vgpu","gpu":"mtty","vgpu":")" + id
                                                + R"(","name":""})");
    QTest::newRow("path not whole") << QByteArray(R"({"do":"delete-disk","path":"etc/passwd"})");
    QTest::newRow("path a number") << QByteArray(R"({"do":"delete-disk","path":7})");
    QTest::newRow("bytes negative") << QByteArray(
        R"({"do":"create-disk","path":"/a","bytes":-1,"source":"new","copyOf":""})");
    QTest::newRow("unknown way to stop") << QByteArray(
        R"({"do":"stop","workstation":"6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a03","name":"x","how":"softly"})");
    QTest::newRow("no XML") << QByteArray(
        R"({"do":"define-workstation","workstation":"6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a03","name":"x","xml":""})");
    QTest::newRow("more VFs than can be")
        << QByteArray(R"({"do":"set-vf-count","gpu":"0000:3d:00.0","before":0,"after":70000,"nvidia":false})");
    QTest::newRow("VFs a text") << QByteArray(
        R"({"do":"set-vf-count","gpu":"0000:3d:00.0","before":0,"after":"7","nvidia":false})");
    QTest::newRow("a path as parent") << QByteArray(R"({"do":"create-vgpu","gpu":"mtty","type":"a-1","vgpu":")" + id
                                                    + R"(","name":"","parent":"../.."})");
    QTest::newRow("a claim that is none") << QByteArray(R"({"do":"create-vgpu","gpu":"mtty","type":"a-1","vgpu":")" + id
                                                        + R"(","name":"","claim":"mine"})");
    QTest::newRow("on, but how") << QByteArray(R"({"do":"set-mixed-sizes","gpu":"mtty","on":1})");
    QTest::newRow("workstation no UUID") << QByteArray(R"({"do":"start","workstation":"cad","name":"x"})");
}

void TestStep::damagedTextIsRefused()
{
    QFETCH(QByteArray, json);
    const auto step = stepFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(!step);
    QCOMPARE(step.error().code, ErrorCode::Damaged);
    QVERIFY(!step.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestStep)
#include "tst_step.moc"
