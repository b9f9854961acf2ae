// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/workstationfeed.h"

#include "core/base/logging.h"
#include "core/host/calls.h"
#include "core/host/inventorystore.h"
#include "core/host/workstationreading.h"

namespace Carrel::Host {

namespace {

constexpr int silenceMs = 10'000;

Error late()
{
    return {ErrorCode::TimedOut,
            WorkstationFeed::tr("The host has not answered for 10 seconds."),
            WorkstationFeed::tr("Check that its libvirt service runs; Carrel tries again by itself."),
            {}};
}

bool breaksConnection(const Error &error)
{
    return error.code == ErrorCode::Unreachable || error.code == ErrorCode::TimedOut;
}

} // namespace

WorkstationFeed::WorkstationFeed(const HostAddress &address, LibvirtLink *link, Calls *calls, InventoryStore *store,
                                 QObject *parent)
    : QObject(parent), m_kind(address.kind), m_link(link), m_calls(calls), m_store(store)
{
    connect(link, &LibvirtLink::domainsChanged, this, &WorkstationFeed::readAgain);
}

QFuture<Result<void>> WorkstationFeed::list()
{
    const auto connection = m_link->connection();
    if (!connection)
        return QtFuture::makeReadyValueFuture(Result<void>(std::unexpected(m_link->error().value_or(late()))));
    ++m_listing;
    const auto work = [connection, kind = m_kind](const Calls::Beat &beat) {
        return readWorkstations(*connection, kind, beat);
    };
    return m_calls->run<std::vector<WorkstationPtr>>(work, silenceMs, late())
        .then(this, [this](const Result<std::vector<WorkstationPtr>> &list) { return takeList(list); });
}

Result<void> WorkstationFeed::takeList(const Result<std::vector<WorkstationPtr>> &list)
{
    --m_listing;
    if (!list) {
        fail(list.error());
        return std::unexpected(list.error());
    }
    m_store->setWorkstations(*list);
    m_store->setReadNow();
    Q_EMIT changed();
    readNextStarts();
    readDirty();
    return {};
}

void WorkstationFeed::readAgain(const QList<WorkstationId> &ids)
{
    for (const WorkstationId &id : ids)
        m_dirty.insert(id);
    readDirty();
}

/** One call for all that events have named so far; what they name meanwhile is the next one's. */
void WorkstationFeed::readDirty()
{
    const auto connection = m_link->connection();
    if (m_reading || m_listing > 0 || m_dirty.isEmpty() || !connection)
        return;
    m_reading = true;
    const auto work = [connection, kind = m_kind,
                       ids = std::exchange(m_dirty, {})](const Calls::Beat &beat) -> Result<std::vector<Reading>> {
        std::vector<Reading> readings;
        for (const WorkstationId &id : ids) {
            auto workstation = readWorkstation(*connection, kind, id);
            beat();
            if (workstation)
                readings.emplace_back(id, std::move(*workstation));
            else if (breaksConnection(workstation.error()))
                return std::unexpected(workstation.error());
            else // that one keeps what was last known of it
                qCInfo(logHost) << id.text << workstation.error().sentence << workstation.error().detail;
        }
        return readings;
    };
    m_calls->run<std::vector<Reading>>(work, silenceMs, late())
        .then(this, [this](const Result<std::vector<Reading>> &readings) { takeReadings(readings); });
}

void WorkstationFeed::takeReadings(const Result<std::vector<Reading>> &readings)
{
    m_reading = false;
    if (!readings)
        return fail(readings.error());
    bool any = false;
    for (const auto &[id, workstation] : *readings)
        any = (workstation ? m_store->putWorkstation(workstation) : m_store->removeWorkstation(id)) || any;
    if (any)
        Q_EMIT changed();
    readDirty();
}

// A vGPU given to a running workstation is only in its definition for the next start, as are notes and tags. Read after
// the list is shown, since it takes another XML of each running one.
void WorkstationFeed::readNextStarts()
{
    std::vector<WorkstationId> ids;
    for (const WorkstationPtr &workstation : m_store->workstations().entries())
        if (workstation->persistent && isActive(workstation->state))
            ids.push_back(workstation->id);
    if (ids.empty() || !m_link->connection())
        return;
    const auto work = [connection = m_link->connection(),
                       ids](const Calls::Beat &beat) -> Result<std::vector<NextStart>> {
        std::vector<NextStart> starts;
        for (const WorkstationId &id : ids) {
            if (auto next = Virt::readNextStart(*connection, id))
                starts.emplace_back(id, std::move(*next));
            beat();
        }
        return starts;
    };
    m_calls->run<std::vector<NextStart>>(work, silenceMs, late())
        .then(this, [this](const Result<std::vector<NextStart>> &starts) { takeNextStarts(starts); });
}

void WorkstationFeed::takeNextStarts(const Result<std::vector<NextStart>> &starts)
{
    if (!starts)
        return fail(starts.error());
    bool any = false;
    for (const auto &[id, next] : *starts)
        if (const WorkstationPtr known = m_store->workstations().find(id); known && isActive(known->state))
            any = m_store->putWorkstation(withNextStart(known, next, m_kind)) || any;
    if (any)
        Q_EMIT changed();
}

void WorkstationFeed::fail(const Error &error)
{
    qCInfo(logHost) << "workstations not read:" << error.sentence << error.detail;
    m_link->suspect(error);
}

} // namespace Carrel::Host
