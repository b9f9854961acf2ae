// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/gpu/sampletree.h"
#include "tests/paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace Carrel {

namespace {

QByteArray unescaped(const QByteArray &text)
{
    QByteArray plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '\\' && i + 1 < text.size();
        if (escaped)
            ++i;
        plain += escaped && text[i] == 'n' ? '\n' : text[i];
    }
    return plain;
}

} // namespace

SampleTree::SampleTree(const QString &sample)
{
    m_built = m_folder.isValid() && makeFolder(QStringLiteral("/sys")) && (sample.isEmpty() || build(sample));
}

QString SampleTree::sysRoot() const
{
    return m_folder.filePath(QStringLiteral("sys"));
}

QString SampleTree::path(const QString &sysPath) const
{
    return m_folder.path() + sysPath;
}

bool SampleTree::makeFolder(const QString &sysPath)
{
    return QDir().mkpath(path(sysPath));
}

bool SampleTree::write(const QString &sysPath, const QByteArray &bytes)
{
    QFile file(path(sysPath));
    return makeFolder(QFileInfo(sysPath).path()) && file.open(QIODevice::WriteOnly)
        && file.write(bytes) == bytes.size();
}

bool SampleTree::link(const QString &sysPath, const QString &target)
{
    return makeFolder(QFileInfo(sysPath).path())
        && ::symlink(QFile::encodeName(target).constData(), QFile::encodeName(path(sysPath)).constData()) == 0;
}

bool SampleTree::makeUnreadable(const QString &sysPath)
{
    QFile::remove(path(sysPath));
    return makeFolder(sysPath);
}

bool SampleTree::remove(const QString &sysPath)
{
    const QFileInfo info(path(sysPath));
    return info.isDir() && !info.isSymLink() ? QDir(info.filePath()).removeRecursively()
                                             : QFile::remove(info.filePath());
}

bool SampleTree::add(const QString &sysPath, const QByteArray &content)
{
    if (sysPath.endsWith(u'/'))
        return makeFolder(sysPath);
    if (content.startsWith("-> "))
        return link(sysPath, QString::fromUtf8(content.sliced(3)));
    if (content.startsWith("<errno "))
        return makeUnreadable(sysPath);
    return write(sysPath, content == "<write-only>" ? QByteArray() : unescaped(content));
}

bool SampleTree::build(const QString &sample)
{
    QFile file(Test::fixture(QStringLiteral("sysfs/%1.tsv").arg(sample)));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const qsizetype tab = line.indexOf('\t');
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        if (tab < 0 || !add(QString::fromUtf8(line.first(tab)), line.sliced(tab + 1)))
            return false;
    }
    return true;
}

} // namespace Carrel
