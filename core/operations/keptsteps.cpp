// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The runner's steps that change what is kept over reboots.

#include "core/drift/facts.h"
#include "core/host/hostsession.h"
#include "core/keep/keptfile.h"
#include "core/operations/steprunner.h"
#include "core/privilege/keptwriter.h"
#include "core/virt/keptmdevs.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace Carrel::Operations {

namespace {

using Answer = QFuture<Result<void>>;

constexpr int mdevctlDeadline = 30'000; // mdevctl runs behind libvirt's call

Answer ready(Result<void> result)
{
    return QtFuture::makeReadyValueFuture(std::move(result));
}

/** What was to be kept is, or what was to be forgotten is not there: nothing to do where the step is repeated. */
Result<void> forgiven(const Result<void> &done, bool lenient)
{
    return lenient && !done && done.error().code == ErrorCode::NotFound ? Result<void>() : done;
}

Result<void> changeOwnSet(const Drift::SetPlace &place, const Keep::KeptItem &item, bool keep)
{
    QDir().mkpath(QFileInfo(place.folder).path()); // the user's data folder may be new; what fails is said by the next
    return Keep::changeSet(place.folder, place.owner, [&](Keep::KeptSet set) {
        return keep ? Keep::withItem(std::move(set), item) : Keep::withoutItem(std::move(set), item);
    });
}

} // namespace

Answer StepRunner::doStep(const KeepItem &step)
{
    return changeKept(step.line, step.byLibvirt, true);
}

Answer StepRunner::doStep(const ForgetItem &step)
{
    return changeKept(step.line, step.byLibvirt, false);
}

Answer StepRunner::changeKept(const QString &line, bool byLibvirt, bool keep)
{
    const auto item = Keep::parseLine(line);
    if (!item)
        return ready(std::unexpected(item.error()));
    const bool lenient = m_lenient;
    const auto forgive = [lenient](const Result<void> &done) {
        return forgiven(done, lenient);
    };
    if (byLibvirt) {
        const Work work = [item = *item, keep](Virt::Connection &connection) {
            return keep ? Virt::defineMdev(connection, item.parent, item.type, item.vgpu)
                        : Virt::undefineMdev(connection, item.parent, item.vgpu);
        };
        return call(work, mdevctlDeadline).then(this, forgive);
    }
    if (snapshot()->kind == Host::HostKind::Local)
        return Privilege::changeKeptSet(line, keep).then(this, forgive);
    const Drift::SetPlace place = Drift::setPlaceOf(*snapshot());
    return QtConcurrent::run([place, item = *item, keep] { return changeOwnSet(place, item, keep); })
        .then(this, forgive);
}

} // namespace Carrel::Operations
