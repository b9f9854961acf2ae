// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/viewerprogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace Carrel::Console {

Result<QString> findViewer(const QString &name)
{
    QStringList folders = qEnvironmentVariable("PATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    folders.removeIf([](const QString &folder) { return QDir::isRelativePath(folder); });
    const QString path = folders.isEmpty() ? QString() : QStandardPaths::findExecutable(name, folders);
    if (!path.isEmpty())
        return path;
    return failure(
        ErrorCode::NotFound,
        QCoreApplication::translate("Console", "The program that shows screens, %1, is not installed.").arg(name),
        QCoreApplication::translate("Console", "Install it: sudo apt install virt-viewer"));
}

} // namespace Carrel::Console
