// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of StepRunner that make and delete disks: by this user's own hands, or through libvirt's storage pools.

#include "core/host/hostsession.h"
#include "core/operations/diskmaker.h"
#include "core/operations/diskremoval.h"
#include "core/operations/statewait.h"
#include "core/operations/steprunner.h"
#include "core/privilege/gpuwriter.h"
#include "core/virt/connection.h"
#include "core/virt/volumes.h"

#include <QFileInfo>

namespace Carrel::Operations {

namespace {

using Answer = QFuture<Result<void>>;

Answer ready(Result<void> result)
{
    return QtFuture::makeReadyValueFuture(std::move(result));
}

Result<void> forgive(Result<void> result, ErrorCode code)
{
    return !result && result.error().code == code ? Result<void>() : result;
}

} // namespace

Answer StepRunner::doStep(const CreateDisk &step)
{
    if (!mayWriteIn(*snapshot(), QFileInfo(step.path).path()))
        return makeVolume(step);
    m_disk = new DiskMaker(step, this);
    connect(m_disk, &DiskMaker::progress, this, &StepRunner::progress);
    const bool lenient = m_lenient;
    return m_disk->start().then(this, [this, lenient](const Result<void> &made) {
        if (m_disk)
            m_disk->deleteLater();
        return lenient ? forgive(made, ErrorCode::AlreadyExists) : made;
    });
}

Answer StepRunner::makeVolume(const CreateDisk &step)
{
    const bool lenient = m_lenient;
    const Work make = [step, lenient](Virt::Connection &connection) {
        const Result<void> made = step.source == DiskSource::New ? Virt::createVolume(connection, step.path, step.bytes)
                                                                 : Virt::copyVolume(connection, step.copyOf, step.path);
        return lenient ? forgive(made, ErrorCode::AlreadyExists) : made;
    };
    return call(make, step.source == DiskSource::New ? m_deadlines.call : m_deadlines.copy);
}

Answer StepRunner::doStep(const DeleteDisk &step)
{
    if (mayWriteIn(*snapshot(), QFileInfo(step.path).path()))
        return ready(removeDisk(*snapshot(), step.path, m_lenient));
    if (const auto unused = checkDiskUnused(*snapshot(), step.path); !unused)
        return ready(unused);
    const bool lenient = m_lenient;
    const Work remove = [step, lenient, host = snapshot()](Virt::Connection &connection) {
        // The pool reads images that this user may not.
        const Result<void> gone =
            Virt::volumesBuiltOn(connection, step.path)
                .and_then([&](const auto &images) { return checkNothingBuiltOn(*host, step.path, images); })
                .and_then([&] { return Virt::deleteVolume(connection, step.path); });
        return lenient ? forgive(gone, ErrorCode::NotFound) : gone;
    };
    return call(remove, m_deadlines.call);
}

} // namespace Carrel::Operations
