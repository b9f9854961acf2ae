// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace Carrel::Test {

/** A folder that stands in for /proc, /sys or a folder of PATH; gone with the object. */
class Tree final
{
public:
    [[nodiscard]] QString root() const { return m_folder.path(); }
    [[nodiscard]] QString at(const QString &path) const { return m_folder.filePath(path); }
    void write(const QString &path, const QByteArray &content) const
    {
        QDir(root()).mkpath(QFileInfo(path).path());
        QFile file(at(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(at(path)));
    }
    void link(const QString &path, const QString &target) const
    {
        QDir(root()).mkpath(QFileInfo(path).path());
        QFile::remove(at(path));
        QFile::link(target, at(path));
    }
    /** An executable shell script. */
    void script(const QString &name, const QByteArray &lines) const
    {
        QFile::remove(at(name)); // one that runs cannot be written over
        write(name, "#!/bin/sh\n" + lines);
        QFile::setPermissions(at(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    void remove(const QString &path) const { QDir(at(path)).removeRecursively(); }

private:
    QTemporaryDir m_folder;
};

} // namespace Carrel::Test
