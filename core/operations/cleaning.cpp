// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/cleaning.h"

#include "core/host/hostsession.h"
#include "core/operations/hostlimits.h"
#include "core/virt/connection.h"
#include "core/virt/domainedit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <vector>

namespace Carrel::Operations {

namespace {

constexpr int deadline = 120'000;

/** Links are resolved first: "below" means where the file really is. */
void deleteBelow(const QString &folder, const QString &path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    if (!real.isEmpty() && QFileInfo(real).path() == QFileInfo(folder).canonicalFilePath())
        QFile::remove(path);
}

Result<bool> cleanOne(Virt::Connection &connection, const WorkstationId &id, const QString &name)
{
    const auto xml = connection.domainXml(id, Virt::XmlOf::NextStart);
    if (!xml)
        return xml.error().code == ErrorCode::NotFound ? Result<bool>(false) : std::unexpected(xml.error());
    if (Virt::tryOutOf(*xml) != name)
        return false;
    if (connection.isActive(id).value_or(false))
        if (const auto ended = connection.destroy(id); !ended && ended.error().code != ErrorCode::NotFound)
            return std::unexpected(ended.error());
    if (const auto gone = connection.undefine(id); !gone && gone.error().code != ErrorCode::NotFound)
        return std::unexpected(gone.error());
    for (const QString &disk : Virt::ownDisksIn(*xml).value_or(std::vector<QString>{}))
        deleteBelow(tryOutDiskFolder(), disk);
    return true;
}

/** One that cannot be deleted does not keep the others; its error is told at the end. */
Result<int> clean(Virt::Connection &connection, const std::vector<WorkstationId> &ids, const QString &name)
{
    int count = 0;
    Result<int> result = 0;
    for (const WorkstationId &id : ids) {
        const auto cleaned = cleanOne(connection, id, name);
        count += cleaned.value_or(false) ? 1 : 0;
        if (!cleaned && result)
            result = std::unexpected(cleaned.error());
    }
    QDir().rmdir(tryOutDiskFolder()); // only an empty one goes
    return result.transform([count](int) { return count; });
}

} // namespace

QFuture<Result<int>> cleanTryOut(Host::HostSession *session, const QString &name)
{
    std::vector<WorkstationId> ids;
    for (const Host::WorkstationPtr &workstation : session->snapshot()->workstations)
        ids.push_back(workstation->id);
    return session->run<int>([ids, name](Virt::Connection &connection) { return clean(connection, ids, name); },
                             deadline);
}

} // namespace Carrel::Operations
