// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/restore/node.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace Carrel::Restore {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> failed(const QString &path, int number)
{
    // No sentence for people: this goes to the journal, as it is.
    return failure(ErrorCode::Failed, path, {}, errnoText(number));
}

} // namespace

std::optional<QByteArray> readNode(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    return file.read(65536).trimmed();
}

Result<void> writeNode(const QString &path, const QByteArray &value)
{
    const int node = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
    if (node < 0)
        return failed(path, errno);
    ssize_t taken = -1;
    do {
        taken = ::write(node, value.constData(), size_t(value.size()));
    } while (taken < 0 && errno == EINTR);
    const int number = taken < 0 ? errno : taken == value.size() ? 0 : EIO;
    ::close(node);
    return number == 0 ? Result<void>() : failed(path, number);
}

QString linkName(const QString &path)
{
    const QFileInfo link(path);
    return link.isSymLink() ? QFileInfo(link.readSymLink()).fileName() : QString();
}

ToolRun runTool(const QString &program, const QStringList &words, int timeoutMs)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, u"/usr/sbin:/usr/bin:/sbin:/bin"_s);
    environment.insert(u"LC_ALL"_s, u"C"_s);
    process.setProcessEnvironment(environment);
    process.start(program, words, QIODevice::ReadOnly);
    if (!process.waitForFinished(timeoutMs)) {
        const QString why = process.errorString();
        process.kill();
        process.waitForFinished(1000);
        return {-1, program + u": "_s + why};
    }
    const bool ended = process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, QString::fromUtf8(process.readAll()).trimmed()};
}

} // namespace Carrel::Restore
