// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/drift/facts.h"

#include "core/host/hostsession.h"
#include "core/host/tryout.h"
#include "core/host/vgpunames.h"
#include "core/keep/keptfile.h"
#include "core/virt/keptmdevs.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <unistd.h>

namespace Carrel::Drift {

using namespace Qt::StringLiterals;

namespace {

Facts unreachable(const Host::Inventory &host)
{
    Facts facts;
    facts.error =
        failure(ErrorCode::Unsupported,
                QCoreApplication::translate("Drift", "What is kept on %1 can only be seen there.").arg(host.name),
                QCoreApplication::translate("Drift", "Log in there and run “carrelctl drift”."))
            .error();
    return facts;
}

Keep::Roots rootsOf(const Host::Inventory &host, const QString &sysRoot)
{
    if (host.kind == Host::HostKind::Local)
        return {};
    // The simulator's mount has sys and, where it plays a driver that has one, proc; it has no mdevctl.
    const QString mount = QFileInfo(sysRoot).path();
    return {sysRoot, mount + u"/proc"_s, mount + u"/etc"_s};
}

} // namespace

SetPlace setPlaceOf(const Host::Inventory &host)
{
    if (host.kind == Host::HostKind::Local)
        return {Keep::systemFolder(), 0};
    if (host.kind != Host::HostKind::TryOut)
        return {};
    const QString name = Host::tryOutName(host.uri).value_or(QString());
    return {QFileInfo(Host::VgpuNames::defaultFile()).path() + u"/kept-tryout-"_s + name, ::getuid()};
}

Facts readFiles(const SetPlace &place, const Keep::Roots &roots)
{
    Facts facts;
    if (const auto set = Keep::readSet(place.folder, place.owner))
        facts.set = *set;
    else
        facts.error = set.error();
    facts.defined = Keep::readMdevctlStore(roots);
    facts.gpus = Keep::readPresentGpus(roots);
    if (!facts.defined.empty())
        facts.missingProgram = Keep::missingProgramOfRule(roots);
    return facts;
}

QFuture<Facts> readFacts(Host::HostSession *session)
{
    const Host::Snapshot host = session->snapshot();
    const SetPlace place = setPlaceOf(*host);
    if (place.folder.isEmpty())
        return QtFuture::makeReadyValueFuture(unreachable(*host));
    const Keep::Roots roots = rootsOf(*host, session->sysRoot());
    QFuture<Facts> files = QtConcurrent::run([place, roots] { return readFiles(place, roots); });
    if (host->kind != Host::HostKind::Local)
        return files;
    auto parents = session->run<std::vector<GpuId>>(
        [](Virt::Connection &connection) { return Virt::definableParents(connection); });
    return parents
        .then(session,
              [files](const Result<std::vector<GpuId>> &found) {
                  // Without libvirt every vGPU goes to Carrel's own set.
                  return QFuture<Facts>(files).then(QtFuture::Launch::Sync, [found](Facts facts) {
                      facts.libvirtParents = found.value_or(std::vector<GpuId>());
                      return facts;
                  });
              })
        .unwrap();
}

} // namespace Carrel::Drift
