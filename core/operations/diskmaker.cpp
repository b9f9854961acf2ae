// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/diskmaker.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

/** Looked for in the system's folders only: never a bare name from a PATH others may have set. */
QString qemuImg()
{
    return QStandardPaths::findExecutable(u"qemu-img"_s, {u"/usr/bin"_s, u"/usr/local/bin"_s, u"/usr/libexec"_s});
}

/** A folder of our own making is private: what is on a disk is its owner's. */
bool makeFolder(const QString &folder)
{
    return QFileInfo(folder).isDir()
        || (QDir().mkpath(folder)
            && QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
}

Result<void> renameWithoutReplacing(const QString &from, const QString &to)
{
    if (::renameat2(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD, QFile::encodeName(to).constData(),
                    RENAME_NOREPLACE)
        == 0)
        return {};
    return failure(errno == EEXIST ? ErrorCode::AlreadyExists : ErrorCode::Failed,
                   DiskMaker::tr("The disk %1 could not be given its name.").arg(to),
                   DiskMaker::tr("Look who else writes in that folder, then try again."), errnoText(errno));
}

} // namespace

DiskMaker::DiskMaker(CreateDisk step, QObject *parent) : QObject(parent), m_step(std::move(step))
{
    m_process.setProcessEnvironment([] {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s); // its messages go to the detail, in one language
        return environment;
    }());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::readyRead, this, &DiskMaker::readProgress);
    connect(&m_process, &QProcess::finished, this,
            [this](int code, QProcess::ExitStatus status) { onEnd(code == 0 && status == QProcess::NormalExit); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            onEnd(false);
    });
}

DiskMaker::~DiskMaker()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(1000); // only a program that ends in the middle comes here
    QFile::remove(partOf(m_step.path));
}

QString DiskMaker::partOf(const QString &path)
{
    return path + u".carrel-part"_s;
}

QFuture<Result<void>> DiskMaker::start()
{
    m_promise.start();
    QFuture<Result<void>> future = m_promise.future();
    if (const auto ready = prepare(); !ready)
        end(ready);
    else
        m_process.start(qemuImg(), arguments());
    return future;
}

Result<void> DiskMaker::prepare() const
{
    if (qemuImg().isEmpty())
        return failure(ErrorCode::Unsupported, tr("No disk can be made: the program qemu-img is missing."),
                       tr("Install the package qemu-utils."));
    if (QFileInfo::exists(m_step.path))
        return failure(ErrorCode::AlreadyExists, tr("There is a file %1 already.").arg(m_step.path),
                       tr("Choose another name or folder."));
    if (m_step.source == DiskSource::CopyOf && !QFileInfo(m_step.copyOf).isReadable())
        return failure(ErrorCode::Failed, tr("The disk %1 cannot be read by you.").arg(m_step.copyOf),
                       tr("Have its owner give you the right to read it, or copy another."));
    const QString folder = QFileInfo(m_step.path).path();
    if (!makeFolder(folder) || !QFileInfo(folder).isWritable())
        return failure(ErrorCode::Failed, tr("You may not make files in %1.").arg(folder),
                       tr("Choose a folder of your own, or ask its owner."));
    return {};
}

QStringList DiskMaker::arguments() const
{
    const QString part = partOf(m_step.path);
    if (m_step.source == DiskSource::CopyOf)
        return {u"convert"_s, u"-p"_s, u"-O"_s, u"qcow2"_s, m_step.copyOf, part};
    return {u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s, part, QString::number(m_step.bytes)};
}

void DiskMaker::readProgress()
{
    // "    (12.34/100%)\r", each overwriting the last; anything else is a message.
    static const QRegularExpression percent(u"\\((\\d+\\.\\d+)/100%\\)"_s);
    const QByteArray bytes = m_process.readAll();
    double last = -1;
    for (const auto &match : percent.globalMatch(QString::fromUtf8(bytes)))
        last = match.captured(1).toDouble();
    if (last >= 0)
        Q_EMIT progress(last / 100);
    else
        m_said = (m_said + bytes).right(2000);
}

void DiskMaker::onEnd(bool good)
{
    readProgress();
    const QString part = partOf(m_step.path);
    Result<void> result;
    if (m_cancelled)
        result = failure(ErrorCode::Cancelled, tr("The disk was not made: cancelled."), {});
    else if (good)
        result = renameWithoutReplacing(part, m_step.path);
    else if (m_said.contains("No space left"))
        result = failure(ErrorCode::NoRoom, tr("The disk %1 was not made: its folder is full.").arg(m_step.path),
                         tr("Make room there, or choose another folder."), QString::fromUtf8(m_said).trimmed());
    else
        result = failure(ErrorCode::Failed, tr("The disk %1 was not made: qemu-img gave up.").arg(m_step.path),
                         tr("Read what it said in the details."),
                         m_said.isEmpty() ? m_process.errorString() : QString::fromUtf8(m_said).trimmed());
    if (!result)
        QFile::remove(part);
    end(result);
}

void DiskMaker::end(const Result<void> &result)
{
    if (std::exchange(m_ended, true))
        return;
    m_promise.addResult(result);
    m_promise.finish();
}

void DiskMaker::cancel()
{
    m_cancelled = true;
    if (m_process.state() != QProcess::NotRunning)
        m_process.kill(); // its unfinished file goes with it; there is nothing to end in order
}

} // namespace Carrel::Operations
