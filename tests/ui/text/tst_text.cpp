// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/text.h"

#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace Carrel;
using namespace Qt::StringLiterals;

namespace {

Host::Inventory hostIn(Host::HostState state)
{
    Host::Inventory host;
    host.uri = u"qemu:///system"_s;
    host.name = u"This computer"_s;
    host.state = state;
    return host;
}

const QDateTime Noon(QDate(2026, 11, 22), QTime(12, 0), QTimeZone::UTC);

} // namespace

class TestText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void memory_data()
    {
        QTest::addColumn<qint64>("mebibytes");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        QTest::newRow("nothing") << 0LL << u"0 bytes"_s << u"0 Bytes"_s;
        QTest::newRow("below a GiB") << 512LL << u"512 MiB"_s << u"512 MiB"_s;
        QTest::newRow("whole") << 2048LL << u"2 GiB"_s << u"2 GiB"_s;
        QTest::newRow("broken") << 1536LL << u"1.5 GiB"_s << u"1,5 GiB"_s;
        QTest::newRow("large") << 98304LL << u"96 GiB"_s << u"96 GiB"_s;
    }

    void memory()
    {
        QFETCH(const qint64, mebibytes);
        QTEST(Text::memory(Mebibytes{mebibytes}), "english");
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QTEST(Text::memory(Mebibytes{mebibytes}), "german");
    }

    void unknownIsAWord()
    {
        QCOMPARE(Text::memory(std::nullopt), u"unknown"_s);
        QCOMPARE(Text::number(std::nullopt), u"unknown"_s);
        QCOMPARE(Text::number(0), u"0"_s);
        QCOMPARE(Text::number(10'000), u"10,000"_s);
    }

    void everyStateHasItsOwnWord()
    {
        QStringList words;
        for (int state = 0; state <= int(Host::WorkstationState::Suspended); ++state)
            words << Text::stateWord(static_cast<Host::WorkstationState>(state));
        for (int state = 0; state <= int(Host::HostState::Failed); ++state)
            words << Text::hostStateWord(static_cast<Host::HostState>(state));
        QVERIFY(!words.contains(QString()));
        QCOMPARE(words.removeDuplicates(), 0);
    }

    void everyBackEndAndDisplayHasItsOwnWord()
    {
        QStringList words;
        for (int backEnd = 0; backEnd <= int(Gpu::BackEnd::Virgl); ++backEnd)
            words << Text::backEnd(static_cast<Gpu::BackEnd>(backEnd));
        for (int kind = 0; kind <= int(Host::GraphicsKind::Other); ++kind)
            words << Text::graphicsWord(static_cast<Host::GraphicsKind>(kind));
        QVERIFY(!words.contains(QString()));
        QCOMPARE(words.removeDuplicates(), 0);
    }

    void hostStateLine_data()
    {
        QTest::addColumn<Host::Inventory>("host");
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QString>("line");
        QTest::newRow("connected") << hostIn(Host::HostState::Connected) << Noon << u"connected"_s;
        Host::Inventory readOnly = hostIn(Host::HostState::ReadOnly);
        readOnly.error = Error{ErrorCode::NotAuthorised, u"You are not in group libvirt."_s, {}, {}};
        QTest::newRow("with its cause") << readOnly << Noon << u"read-only: You are not in group libvirt"_s;
        QTest::newRow("cause not known") << hostIn(Host::HostState::Failed) << Noon << u"not connected"_s;
        Host::Inventory lost = hostIn(Host::HostState::Lost);
        lost.readAt = Noon;
        QTest::newRow("given up") << lost << Noon << u"lost 12:00"_s;
        lost.retryAt = Noon.addSecs(68);
        QTest::newRow("trying again") << lost << Noon.addSecs(60) << u"lost 12:00, retrying in 8 second(s)"_s;
        QTest::newRow("late") << lost << Noon.addSecs(90) << u"lost 12:00, retrying in 0 second(s)"_s;
        QTest::newRow("no clock") << lost << QDateTime() << u"lost 12:00, next try at 12:01"_s;
    }

    void hostStateLine()
    {
        QFETCH(const Host::Inventory, host);
        QFETCH(const QDateTime, now);
        QTEST(Text::hostStateLine(host, now), "line");
    }

    void simulatedIsSaid()
    {
        Host::Inventory host = hostIn(Host::HostState::Connected);
        QCOMPARE(Text::hostName(host), u"This computer"_s);
        host.kind = Host::HostKind::TryOut;
        QCOMPARE(Text::hostName(host), u"This computer (simulated)"_s);
        host.name.clear();
        QCOMPARE(Text::hostName(host), u"qemu:///system (simulated)"_s);
    }

    void gpuName_data()
    {
        QTest::addColumn<QString>("vendor");
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("name");
        QTest::newRow("marketing name") << u"NVIDIA Corporation"_s << u"GM204GL [Tesla M60]"_s << u"Tesla M60"_s;
        QTest::newRow("last bracket") << u"Intel"_s << u"TigerLake [UHD] [Iris Xe]"_s << u"Iris Xe"_s;
        QTest::newRow("no bracket") << u"Intel"_s << u"HD Graphics 630"_s << u"HD Graphics 630"_s;
        QTest::newRow("empty bracket") << u"Intel"_s << u"Thing []"_s << u"Thing []"_s;
        QTest::newRow("vendor only") << u"Intel"_s << QString() << u"Intel"_s;
        QTest::newRow("nothing") << QString() << QString() << u"mtty"_s;
    }

    void gpuName()
    {
        Gpu::Gpu gpu;
        gpu.id = GpuId{u"mtty"_s};
        QFETCH(const QString, vendor);
        QFETCH(const QString, product);
        gpu.vendor = vendor;
        gpu.product = product;
        QTEST(Text::gpuName(gpu), "name");
        QVERIFY(Text::gpuHeading(gpu).contains(Text::gpuName(gpu)));
        QVERIFY(Text::gpuHeading(gpu).endsWith(u"no driver"_s));
    }

    void typeLineLeavesOutWhatIsUnknown()
    {
        Gpu::VgpuType type;
        type.id = TypeId{u"nvidia-18"_s};
        QCOMPARE(Text::typeLine(type), u"nvidia-18"_s);
        type.name = u"GRID M60-2Q"_s;
        type.framebuffer = Mebibytes{2048};
        QCOMPARE(Text::typeLine(type), u"GRID M60-2Q — 2 GiB"_s);
        type.maxInstances = 4;
        type.maxResolution = QSize(4096, 2160);
        type.heads = 4;
        QCOMPARE(Text::typeLine(type), u"GRID M60-2Q — 2 GiB, 4 per GPU, 4096×2160, 4 screen(s)"_s);
        QCOMPARE(Text::shortTypeName(type), u"M60-2Q"_s);
    }

    void consoleWordsNameWhatCanBeOpened()
    {
        Host::Workstation workstation;
        QCOMPARE(Text::consoleWords(workstation), u"none"_s);
        const auto display = [](Host::GraphicsKind kind) {
            Host::Graphics graphics;
            graphics.kind = kind;
            return graphics;
        };
        workstation.graphics = {display(Host::GraphicsKind::EglHeadless)};
        QCOMPARE(Text::consoleWords(workstation), u"none"_s); // it renders, but nothing can connect to it
        workstation.graphics.push_back(display(Host::GraphicsKind::Spice));
        workstation.graphics.push_back(display(Host::GraphicsKind::Vnc));
        workstation.graphics.push_back(display(Host::GraphicsKind::Vnc));
        QCOMPARE(Text::consoleWords(workstation), u"SPICE, VNC"_s);
    }

    void anErrorIsItsSentenceAndWayOut()
    {
        QCOMPARE(Text::errorLine({ErrorCode::Failed, u"It broke."_s, u"Mend it."_s, u"EIO"_s}),
                 u"It broke. Mend it."_s);
        QCOMPARE(Text::errorLine({ErrorCode::Failed, u"It broke."_s, {}, {}}), u"It broke."_s);
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
