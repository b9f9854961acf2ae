// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

#include <QFuture>
#include <QObject>
#include <QProcess>
#include <QPromise>

namespace Carrel::Operations {

/**
 * Makes one disk file with qemu-img, as this user. It works beside the wanted name and is renamed at the end without
 * replacing anything, so that a killed Carrel leaves only a file "….carrel-part", never half a disk under its name.
 * One use; lives in the thread that made it and does not block it.
 */
class DiskMaker final : public QObject
{
    Q_OBJECT

public:
    explicit DiskMaker(CreateDisk step, QObject *parent = nullptr);
    ~DiskMaker() override; ///< ends qemu-img and removes the part

    QFuture<Result<void>> start();
    void cancel(); ///< the future ends with Cancelled once qemu-img has ended and its file is gone

    /** The unfinished file's name. */
    [[nodiscard]] static QString partOf(const QString &path);

Q_SIGNALS:
    void progress(double fraction); ///< 0 to 1, of a copy

private:
    [[nodiscard]] Result<void> prepare() const;
    [[nodiscard]] QStringList arguments() const;
    void readProgress();
    void onEnd(bool good);
    void end(const Result<void> &result);

    CreateDisk m_step;
    QProcess m_process;
    QPromise<Result<void>> m_promise;
    QByteArray m_said;
    bool m_cancelled = false;
    bool m_ended = false;
};

} // namespace Carrel::Operations
