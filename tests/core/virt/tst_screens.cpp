// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domainedit.h"
#include "core/virt/domainpci.h"
#include "core/virt/virgl.h"
#include "tests/core/operations/schema.h"
#include "tests/paths.h"

#include <QFile>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Virt;
using namespace Qt::StringLiterals;

namespace {

const QString node = u"/dev/dri/renderD128"_s;
const PciAddress card{u"0000:01:00.0"_s};
const PciAddress sound{u"0000:01:00.1"_s};

QString fixture(const QString &name)
{
    QFile file(Test::fixture(u"domains/"_s + name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/** As this parser writes it back: the quotes and blanks of attributes are then the same. */
QString asWritten(const QString &xml)
{
    return withPciFunctions(xml, {}).value();
}

QStringList sortedLines(const QString &xml)
{
    QStringList lines = xml.split(u'\n');
    lines.sort();
    return lines;
}

QString withGraphics(const QString &graphics)
{
    return asWritten(u"<domain type='kvm'>\n  <name>cad</name>\n  <memory>1024</memory>\n"
                     "  <os><type>hvm</type></os>\n  <devices>\n    %1\n    <video>\n"
                     "      <model type='qxl' vgamem='16384'/>\n    </video>\n    <!-- by hand -->\n"
                     "  </devices>\n</domain>"_s.arg(graphics));
}

const QString spice = u"<graphics type='spice' port='-1' tlsPort='-1' autoport='yes' keymap='de' defaultMode='secure'>"
                      "<listen type='address' address='0.0.0.0'/><channel name='main' mode='secure'/>"
                      "<image compression='auto_glz'/></graphics>"_s;

} // namespace

class TestScreens final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTakenBackIsAsItWas_data()
    {
        QTest::addColumn<QString>("xml");
        QTest::addColumn<bool>("remote");
        const QString foreign = asWritten(fixture(u"foreign.xml"_s));
        QVERIFY(!foreign.isEmpty());
        QTest::newRow("SPICE, remote") << withGraphics(spice) << true;
        QTest::newRow("SPICE, local") << withGraphics(spice) << false;
        QTest::newRow("VNC, remote") << withGraphics(u"<graphics type='vnc' autoport='yes'/>"_s) << true;
        QTest::newRow("VNC, local: SPICE comes beside")
            << withGraphics(u"<graphics type='vnc' autoport='yes'/>"_s) << false;
        QTest::newRow("SPICE with OpenGL, remote")
            << withGraphics(u"<graphics type='spice'><listen type='none'/><gl enable='yes'/></graphics>"_s) << true;
        QTest::newRow("egl-headless of its own")
            << withGraphics(u"<graphics type='vnc'/><graphics type='egl-headless'/>"_s) << true;
        QTest::newRow("no screen, local") << withGraphics(QString()) << false;
        QTest::newRow("foreign elements, remote") << foreign << true;
        QTest::newRow("foreign elements, local") << foreign << false;
    }
    void whatIsTakenBackIsAsItWas()
    {
        QFETCH(QString, xml);
        QFETCH(bool, remote);
        const auto after = withVirgl(xml, {node, remote});
        QVERIFY2(after, after ? "" : qPrintable(after.error().sentence));
        QVERIFY(*after != xml);
        QCOMPARE(virglIn(*after).value(), (Virgl{node, remote}));
        QVERIFY(!virglIn(xml));
        const auto back = withoutVirgl(*after);
        QVERIFY2(back, back ? "" : qPrintable(back.error().sentence));
        // Two videos come back next to each other, whatever stood between them: the same lines, each byte of them.
        QCOMPARE(sortedLines(*back), sortedLines(xml));
        if (xml.count(u"<video>"_s) < 2)
            QCOMPARE(*back, xml);
    }

    void localScreenHasNoPort()
    {
        const QString after = withVirgl(withGraphics(spice), {node, false}).value();
        QCOMPARE(Test::schemaErrors(after), QString());
        const QString devices = after.mid(after.indexOf(u"<devices>"_s));
        const QString own = devices.left(devices.indexOf(u"</devices>"_s));
        QVERIFY2(own.contains(u"<gl enable=\"yes\" rendernode=\"/dev/dri/renderD128\"/>"_s), qPrintable(own));
        QVERIFY(own.contains(u"<listen type=\"none\"/>"_s));
        QVERIFY(own.contains(u"keymap=\"de\""_s) && own.contains(u"auto_glz"_s)); // what has no port in it stays
        for (const QString &gone : {u"autoport"_s, u"tlsPort"_s, u"defaultMode"_s, u"0.0.0.0"_s, u"mode=\"secure\""_s})
            QVERIFY2(!own.contains(gone), qPrintable(gone));
        QVERIFY(own.contains(u"<acceleration accel3d=\"yes\"/>"_s) && !own.contains(u"qxl"_s));
    }

    void remoteScreenIsEglHeadless()
    {
        const QString gl = u"<graphics type='spice'><gl enable='yes'/></graphics>"_s;
        const QString after = withVirgl(withGraphics(gl), {node, true}).value();
        QCOMPARE(Test::schemaErrors(after), QString());
        const QString devices = after.left(after.indexOf(u"<metadata"_s)); // the kept one is beside, in the metadata
        QCOMPARE(devices.count(u"egl-headless"_s), 1);
        QVERIFY(!devices.contains(u"enable=\"yes\""_s)); // QEMU refuses both
    }

    void refusals()
    {
        QCOMPARE(withVirgl(withGraphics(QString()), {node, true}).error().code, ErrorCode::Unsupported);
        const QString once = withVirgl(withGraphics(spice), {node, true}).value();
        QCOMPARE(withVirgl(once, {node, true}).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(withoutVirgl(withGraphics(spice)).error().code, ErrorCode::NotFound);
        VgpuAttachment shown;
        shown.id = VgpuId{u"4b20d080-1b54-4048-85b3-a6a62d165c01"_s};
        shown.canDisplay = true;
        const QString vgpu = withVgpu(withGraphics(spice), shown).value();
        QCOMPARE(withVirgl(vgpu, {node, true}).error().code, ErrorCode::InUse);
        // The other way round the vGPU is added, and shows nothing: the display is taken.
        const QString both = withVgpu(once, shown).value();
        QVERIFY(both.contains(u"display=\"off\""_s));
        QCOMPARE(withoutVirgl(withoutVgpu(both, shown.id).value()).value(), withGraphics(spice));
        for (const QString &bad : {QString(), u"<domain>"_s, u"<network/>"_s}) {
            QCOMPARE(withVirgl(bad, {node, true}).error().code, ErrorCode::Damaged);
            QCOMPARE(withoutVirgl(bad).error().code, ErrorCode::Damaged);
            QCOMPARE(withPciFunctions(bad, {card}).error().code, ErrorCode::Damaged);
            QVERIFY(pciFunctionsIn(bad).empty() && !virglIn(bad));
        }
    }

    void wholeFunctionsComeAndGo()
    {
        for (const QString &xml : {asWritten(fixture(u"foreign.xml"_s)), withGraphics(spice)}) {
            const QString after = withPciFunctions(xml, {card, sound}).value();
            QCOMPARE(pciFunctionsIn(after).size(), pciFunctionsIn(xml).size() + 2);
            QCOMPARE(vgpusIn(after).value(), vgpusIn(xml).value()); // a whole function is no vGPU
            QCOMPARE(withPciFunctions(after, {sound}).error().code, ErrorCode::AlreadyExists);
            QCOMPARE(withoutPciFunctions(after, {sound, card}).value(), xml);
            QCOMPARE(withoutPciFunctions(xml, {sound}).error().code, ErrorCode::NotFound);
        }
        QCOMPARE(Test::schemaErrors(withPciFunctions(withGraphics(spice), {card}).value()), QString());
    }

    void plainFunctionIsManagedAndMarked()
    {
        VgpuAttachment plain;
        plain.id = VgpuId{u"0000:4b:00.2"_s};
        plain.device = VgpuDevice::PlainVf;
        const QString after = withVgpu(withGraphics(spice), plain).value();
        QCOMPARE(Test::schemaErrors(after), QString());
        QVERIFY(after.contains(u"managed=\"yes\""_s));
        QCOMPARE(vgpusIn(after).value(), std::vector<VgpuId>{plain.id});
        QVERIFY(pciFunctionsIn(after).empty());
        QCOMPARE(withoutVgpu(after, plain.id).value(), withGraphics(spice));
    }
};

QTEST_GUILESS_MAIN(TestScreens)
#include "tst_screens.moc"
