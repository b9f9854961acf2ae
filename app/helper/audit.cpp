// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#define SD_JOURNAL_SUPPRESS_LOCATION

#include "app/helper/audit.h"

#include "core/gpuwrites/uniquefd.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <syslog.h>
#include <systemd/sd-journal.h>

namespace Carrel::Helper {

using Protocol::Failure;
using Writes::UniqueFd;

namespace {

constexpr Failure noFailure{Protocol::Refusal{}, 0, -1};

QByteArray describe(const Protocol::Request &request)
{
    QByteArray text = Protocol::slotName(request.verb).toLatin1();
    for (const QString &part : {request.vgpu.text, request.type.text, request.value})
        if (!part.isEmpty())
            text += ' ' + part.toLatin1();
    return request.gpu.isEmpty() ? text : text + " on " + request.gpu.text.toLatin1();
}

} // namespace

bool journalListens()
{
    const UniqueFd probe(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    constexpr sockaddr_un address{AF_UNIX, "/run/systemd/journal/socket"};
    return probe && connect(probe.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

Audit::Audit(int uid, Protocol::Verb verb) : m_uid(uid), m_verb(verb)
{
    m_request.verb = verb;
}

void Audit::setRequest(const Protocol::Request &request)
{
    m_request = request;
}

bool Audit::before() const
{
    return journalListens() && send("begin: " + describe(m_request), "before", noFailure, {});
}

void Audit::after(const Outcome<void> &outcome, std::chrono::microseconds took) const
{
    const Failure failure = outcome ? noFailure : outcome.error();
    const QByteArray word = outcome ? "done: " : "failed: ";
    // Nothing can be taken back now: a journal that went away in between is not the caller's matter.
    static_cast<void>(send(word + describe(m_request), "after", failure, took));
}

void Audit::refused(const Failure &failure, const QString &why) const
{
    const QByteArray message = "refused: " + Protocol::slotName(m_verb).toLatin1() + " ("
        + QByteArray::number(int(failure.refusal)) + (why.isEmpty() ? QByteArray() : ": " + why.toLatin1()) + ')';
    static_cast<void>(send(message, "refused", failure, {}));
}

bool Audit::send(const QByteArray &message, const char *phase, const Failure &failure,
                 std::chrono::microseconds took) const
{
    return sd_journal_send("MESSAGE=%s", message.constData(), "PRIORITY=%i", LOG_NOTICE,
                           "SYSLOG_IDENTIFIER=carrel-helper", "CARREL_PHASE=%s", phase, "CARREL_UID=%d", m_uid,
                           "CARREL_ACTION=%s", Protocol::actionId(m_verb).toLatin1().constData(), "CARREL_REQUEST=%s",
                           m_request.id.text.toLatin1().constData(), "CARREL_GPU=%s",
                           m_request.gpu.text.toLatin1().constData(), "CARREL_TYPE=%s",
                           m_request.type.text.toLatin1().constData(), "CARREL_VGPU=%s",
                           m_request.vgpu.text.toLatin1().constData(), "CARREL_CLAIM=%s",
                           m_request.claim.text.toLatin1().constData(), "CARREL_VALUE=%s",
                           m_request.value.toLatin1().constData(), "CARREL_REFUSAL=%d", int(failure.refusal),
                           "CARREL_ERRNO=%d", failure.errnoNumber, "CARREL_USEC=%lld", qint64(took.count()), nullptr)
        >= 0;
}

} // namespace Carrel::Helper
