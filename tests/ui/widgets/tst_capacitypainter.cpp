// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a bar looks like. With CARREL_SHOTS=FOLDER the images are also written there, to be looked at.

#include "tests/ui/widgets/palettes.h"
#include "ui/widgets/capacitypainter.h"
#include "ui/widgets/contrast.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <numeric>

using namespace Carrel;
using namespace Carrel::Models;
using namespace Carrel::Widgets;
using namespace Qt::StringLiterals;

namespace {

const std::vector<SliceState> States{SliceState::Running, SliceState::Reserved, SliceState::Orphan, SliceState::Failed};

/** One slice of each state, of unequal sizes, then free room. */
Capacity mixedBar()
{
    Capacity bar;
    bar.room = u"room for 1 × M60-2Q"_s;
    const double shares[] = {0.25, 0.125, 0.25, 0.125};
    for (size_t i = 0; i < States.size(); ++i)
        bar.slices.push_back({VgpuId{u"v"_s}, u"cad-%1"_s.arg(i), u"M60-2Q"_s, shares[i], States[i], {}});
    return bar;
}

QImage draw(const Capacity &bar, const QSize &size, const QPalette &palette, Qt::LayoutDirection direction)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(palette.color(QPalette::Base));
    QPainter painter(&image);
    paintBar(painter, bar, layoutBar(bar, image.rect(), direction), palette);
    return image;
}

int pixelsOf(const QImage &image, const QRect &area, const QColor &color)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixelColor(x, y) == color ? 1 : 0;
    return count;
}

void keep(const QImage &image, const QString &name)
{
    const QString folder = qEnvironmentVariable("CARREL_SHOTS");
    if (!folder.isEmpty())
        QVERIFY(image.save(QDir(folder).filePath(name + u".png"_s)));
}

} // namespace

class TestCapacityPainter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void widthsAreToScale_data()
    {
        QTest::addColumn<QList<double>>("shares");
        QTest::addColumn<int>("width");
        QTest::newRow("thirds") << QList<double>{1.0 / 3, 1.0 / 3, 1.0 / 3} << 100;
        QTest::newRow("sixteen in an odd width") << QList<double>(16, 1.0 / 16) << 1001;
        QTest::newRow("mixed") << QList<double>{0.5, 0.25, 0.125} << 317;
        QTest::newRow("nothing") << QList<double>{} << 200;
        QTest::newRow("narrower than its slices") << QList<double>(32, 1.0 / 32) << 20;
        QTest::newRow("more than there is") << QList<double>{0.75, 0.75} << 100;
    }

    void widthsAreToScale()
    {
        QFETCH(const QList<double>, shares);
        QFETCH(const int, width);
        Capacity bar;
        for (const double share : shares)
            bar.slices.push_back({{}, {}, {}, share, SliceState::Running, {}});
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            const auto segments = layoutBar(bar, QRect(7, 3, width, 10), direction);
            QCOMPARE(segments.size(), bar.slices.size() + 1);
            int sum = 0;
            for (const BarSegment &segment : segments) {
                sum += segment.rect.width();
                QVERIFY(segment.rect.width() == 0 || QRect(7, 3, width, 10).contains(segment.rect));
                if (segment.slice >= 0 && std::accumulate(shares.begin(), shares.end(), 0.0) <= 1.001)
                    QVERIFY(qAbs(segment.rect.width() - shares[segment.slice] * width) <= 1.0);
            }
            QCOMPARE(sum, width);
        }
    }

    void rightToLeftIsTheMirrorImage()
    {
        const QRect area(0, 0, 400, 40);
        const auto forward = layoutBar(mixedBar(), area, Qt::LeftToRight);
        const auto backward = layoutBar(mixedBar(), area, Qt::RightToLeft);
        for (size_t i = 0; i < forward.size(); ++i) {
            QCOMPARE(backward[i].rect.width(), forward[i].rect.width());
            QCOMPARE(backward[i].rect.left(), area.right() - forward[i].rect.right());
        }
    }

    void looks_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<int>("direction");
        const std::pair<const char *, QPalette> grounds[] = {{"light", TestPalettes::light()},
                                                             {"dark", TestPalettes::dark()}};
        for (const QSize size : {QSize(120, 16), QSize(400, 24), QSize(900, 40)})
            for (const auto &[ground, palette] : grounds)
                for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
                    QTest::addRow("bar-%d-%s-%s", size.width(), ground, direction == Qt::LeftToRight ? "ltr" : "rtl")
                        << size << palette << int(direction);
    }

    void looks()
    {
        QFETCH(const QSize, size);
        QFETCH(const QPalette, palette);
        QFETCH(const int, direction);
        const QImage image = draw(mixedBar(), size, palette, Qt::LayoutDirection(direction));
        keep(image, QString::fromLatin1(QTest::currentDataTag()));
        for (const BarSegment &segment : layoutBar(mixedBar(), image.rect(), Qt::LayoutDirection(direction))) {
            if (segment.slice < 0)
                continue;
            for (const SliceState state : States) {
                const int found = pixelsOf(image, segment.rect, stateColor(state, palette));
                const bool isOwn = state == States[static_cast<size_t>(segment.slice)];
                QVERIFY2(isOwn ? found >= segment.rect.width() : found == 0, qPrintable(QString::number(found)));
            }
        }
    }

    void statesAreToldApartWithoutColour()
    {
        std::vector<Qt::BrushStyle> patterns{Qt::BDiagPattern}; // of the free part
        for (const SliceState state : States) {
            QVERIFY(std::ranges::find(patterns, statePattern(state)) == patterns.end());
            patterns.push_back(statePattern(state));
        }
    }

    void marksAreSeenOnEveryGround_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << TestPalettes::light();
        QTest::newRow("dark") << TestPalettes::dark();
        QTest::newRow("black on white") << TestPalettes::blackOnWhite();
        QTest::newRow("white on black") << TestPalettes::whiteOnBlack();
    }

    void marksAreSeenOnEveryGround()
    {
        QFETCH(const QPalette, palette);
        const QColor base = palette.color(QPalette::Base);
        QVERIFY(contrast(palette.color(QPalette::Text), base) >= 4.5);
        for (const SliceState state : States)
            QVERIFY2(contrast(stateColor(state, palette), base) >= 3.0, qPrintable(stateColor(state, palette).name()));
        Capacity empty;
        const QImage image = draw(empty, QSize(100, 16), palette, Qt::LeftToRight);
        QVERIFY(contrast(image.pixelColor(0, 8), base) >= 3.0); // the outline of free room
    }

    void contrastIsAsWcagDefinesIt()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        // #777777 on white is the well-known 4.48: just not enough for text.
        QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void sixtyFourGpusArePaintedInAFrame()
    {
        Capacity bar;
        for (int i = 0; i < 16; ++i)
            bar.slices.push_back(
                {{}, u"cad-%1"_s.arg(i), u"M60-2Q"_s, 1.0 / 16, States[static_cast<size_t>(i % 4)], {}});
        QImage image(1200, 40, QImage::Format_RGB32);
        QPainter painter(&image);
        QBENCHMARK
        {
            for (int gpu = 0; gpu < 64; ++gpu)
                paintBar(painter, bar, layoutBar(bar, image.rect(), Qt::LeftToRight), TestPalettes::light());
        }
        QCOMPARE(pixelsOf(image, QRect(0, 39, 2, 1), stateColor(SliceState::Running, TestPalettes::light())), 2);
    }
};

QTEST_MAIN(TestCapacityPainter)
#include "tst_capacitypainter.moc"
