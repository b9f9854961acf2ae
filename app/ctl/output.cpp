// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/output.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;

namespace {

/** A name or a message must not steer the terminal. */
QByteArray harmless(QString line)
{
    for (QChar &c : line)
        if (c.category() == QChar::Other_Control && c != u'\t')
            c = u'?';
    return line.toLocal8Bit() + '\n';
}

void write(FILE *to, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), to);
    std::fflush(to);
}

} // namespace

ExitStatus exitStatusOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotAuthorised:
        return NotAuthorised;
    case ErrorCode::Unreachable:
    case ErrorCode::TimedOut:
        return Unreachable;
    default:
        return Refused;
    }
}

void say(const QString &line)
{
    write(stdout, harmless(line));
}

void complain(const QString &line)
{
    write(stderr, harmless(line));
}

ExitStatus complain(const Error &error, bool detailed)
{
    complain(u"carrelctl: %1"_s.arg(error.sentence));
    if (!error.wayOut.isEmpty())
        complain(u"  "_s + error.wayOut);
    if (detailed && !error.detail.isEmpty())
        for (const QString &line : error.detail.split(u'\n'))
            complain(u"  "_s + line);
    return exitStatusOf(error);
}

void say(const QJsonObject &json)
{
    write(stdout, QJsonDocument(json).toJson());
}

} // namespace Carrel::Ctl
