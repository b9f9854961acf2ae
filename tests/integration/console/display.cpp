// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/console/display.h"

#include <QProcess>
#include <QTemporaryDir>

#include <vector>

namespace Carrel {

using namespace Qt::StringLiterals;

namespace {

struct Point
{
    int x = 0;
    int y = 0;
    QRgb colour = 0;
};

QByteArray output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments, QIODevice::ReadOnly);
    process.waitForFinished(20'000);
    return process.readAllStandardOutput();
}

bool isBright(QRgb colour)
{
    return qGray(colour) > 100;
}

/** Some of the image's points, every bright one first: text is what tells a screen from an empty window. */
std::vector<Point> samples(const QImage &image)
{
    std::vector<Point> bright;
    std::vector<Point> dark;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            (isBright(image.pixel(x, y)) ? bright : dark).push_back({x, y, image.pixel(x, y)});
    std::vector<Point> some;
    for (const std::vector<Point> &from : {bright, dark})
        for (size_t i = 0; i < from.size(); i += std::max<size_t>(1, from.size() / 300))
            some.push_back(from[i]);
    return some;
}

bool isAt(const QImage &whole, const std::vector<Point> &points, int left, int top)
{
    size_t different = 0;
    for (const Point &point : points)
        if (isBright(whole.pixel(left + point.x, top + point.y)) != isBright(point.colour))
            if (++different > points.size() / 100)
                return false;
    return true;
}

} // namespace

QImage rootWindow()
{
    return QImage::fromData(output(u"import"_s, {u"-window"_s, u"root"_s, u"png:-"_s}), "PNG")
        .convertToFormat(QImage::Format_RGB32);
}

QImage guestScreen(const QString &uuid)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"screen"_s);
    output(u"virsh"_s, {u"-q"_s, u"-c"_s, u"qemu:///session"_s, u"screenshot"_s, uuid, path});
    return QImage(path).convertToFormat(QImage::Format_RGB32);
}

bool hasText(const QImage &image)
{
    qint64 bright = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            bright += isBright(image.pixel(x, y)) ? 1 : 0;
    const qint64 all = qint64{image.width()} * image.height();
    return bright > 500 && bright < all / 2;
}

bool shows(const QImage &whole, const QImage &part)
{
    if (!hasText(part))
        return false;
    const std::vector<Point> points = samples(part);
    for (int top = 0; top + part.height() <= whole.height(); ++top)
        for (int left = 0; left + part.width() <= whole.width(); ++left)
            if (isAt(whole, points, left, top))
                return true;
    return false;
}

QStringList windowTitles(qint64 process)
{
    QStringList titles;
    const QByteArray windows =
        output(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--pid"_s, QString::number(process)});
    for (const QByteArray &window : windows.split('\n'))
        if (!window.isEmpty())
            titles +=
                QString::fromUtf8(output(u"xdotool"_s, {u"getwindowname"_s, QString::fromLatin1(window)})).trimmed();
    return titles;
}

} // namespace Carrel
