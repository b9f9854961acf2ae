// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "icons/icons.h"
#include "icons/paletteiconengine.h"
#include "tests/ui/widgets/palettes.h"

#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QTest>

using namespace Carrel;
using namespace Qt::StringLiterals;

namespace {

QStringList shipped()
{
    QStringList names;
    for (QDirIterator files(u":/icons/carrel"_s); files.hasNext();)
        names << QFileInfo(files.next()).completeBaseName();
    return names;
}

/** Colours of the opaque pixels. */
QList<QRgb> inks(const QImage &image)
{
    QList<QRgb> colors;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) == 255 && !colors.contains(image.pixel(x, y)))
                colors << image.pixel(x, y);
    return colors;
}

QImage drawn(const QString &name, int size, QIcon::Mode mode = QIcon::Normal)
{
    QIcon icon(new Icons::PaletteIconEngine(u":/icons/carrel/%1.svg"_s.arg(name)));
    return icon.pixmap(QSize(size, size), 1, mode).toImage().convertToFormat(QImage::Format_ARGB32);
}

} // namespace

class TestIcons final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QGuiApplication::setPalette(TestPalettes::light()); }

    void allAreShipped()
    {
        QVERIFY(shipped().size() >= 40);
        QVERIFY(shipped().contains(u"carrel"_s));
    }

    void drawingsHaveThePalettesColourOnly_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : shipped())
            if (name != u"carrel"_s)
                QTest::newRow(qPrintable(name)) << name;
    }

    void drawingsHaveThePalettesColourOnly()
    {
        QFETCH(const QString, name);
        for (const QPalette &palette : {TestPalettes::light(), TestPalettes::dark()}) {
            QGuiApplication::setPalette(palette);
            const QList<QRgb> colors = inks(drawn(name, 64));
            QCOMPARE(colors, QList<QRgb>{palette.color(QPalette::WindowText).rgb()});
        }
    }

    void oneIconFollowsTheChangeToDark()
    {
        QIcon icon = Icons::get(u"carrel-gpu"_s);
        QGuiApplication::setPalette(TestPalettes::light());
        const QImage light = icon.pixmap(32).toImage();
        QGuiApplication::setPalette(TestPalettes::dark());
        QVERIFY(icon.pixmap(32).toImage() != light);
    }

    void disabledLooksDisabled()
    {
        QPalette palette = TestPalettes::light();
        palette.setColor(QPalette::Disabled, QPalette::WindowText, QColor(0x99, 0x99, 0x99));
        QGuiApplication::setPalette(palette);
        QCOMPARE(inks(drawn(u"list-add"_s, 64, QIcon::Disabled)), QList<QRgb>{qRgb(0x99, 0x99, 0x99)});
    }

    void selectedIsSeenOnATintAndOnAFullGround_data()
    {
        QTest::addColumn<QColor>("highlight");
        QTest::addColumn<QColor>("expected");
        QTest::newRow("middle: solid or tinted") << QColor(0x3d, 0xae, 0xe9) << QColor(0x23, 0x26, 0x29);
        QTest::newRow("as dark as the text") << QColor(0x10, 0x10, 0x30) << QColor(0xff, 0xff, 0xff);
    }

    void selectedIsSeenOnATintAndOnAFullGround()
    {
        QFETCH(const QColor, highlight);
        QFETCH(const QColor, expected);
        QPalette palette = TestPalettes::light();
        palette.setColor(QPalette::Highlight, highlight);
        palette.setColor(QPalette::HighlightedText, Qt::white);
        QGuiApplication::setPalette(palette);
        QCOMPARE(inks(drawn(u"list-add"_s, 64, QIcon::Selected)), QList<QRgb>{expected.rgb()});
    }

    void statesDifferInShape()
    {
        QList<QImage> seen;
        for (const QString &name : shipped())
            if (name.startsWith(u"carrel-"_s)) {
                QVERIFY2(!seen.contains(drawn(name, 22)), qPrintable(name));
                seen << drawn(name, 22);
            }
    }

    void sharpAtTwiceTheScale()
    {
        const QPixmap pixmap = Icons::get(u"carrel-gpu"_s).pixmap(QSize(16, 16), 2);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
    }

    void anUnknownNameIsAnEmptyIcon() { QVERIFY(Icons::get(u"no-such-icon-anywhere"_s).pixmap(16).isNull()); }

    void theProgramHasAnIcon() { QVERIFY(!Icons::program().pixmap(64).isNull()); }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
