// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/verdict.h"

#include <KAuth/ActionReply>

#include <QCoreApplication>

namespace Carrel::Privilege {

using namespace std::chrono_literals;
using Protocol::Answer;

namespace {

/** polkit does not tell KAuth a closed prompt from no prompt at all; nobody reads and closes one faster than this. */
constexpr auto fastestUser = 700ms;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Helper)
};

Reading readAnswer(const std::optional<Answer> &answer, const Protocol::RequestId &id)
{
    if (!answer)
        return {};
    // An answer without an id is to a request the helper could not read: our own never are, as the table is shared.
    if (answer->id != id)
        return {Meaning::NotOurs, {}};
    if (answer->outcome)
        return {Meaning::Done, {}};
    return {Meaning::Refused, answer->outcome.error()};
}

} // namespace

Reading readEnd(const JobEnd &end, const Protocol::RequestId &id)
{
    switch (end.code) {
    case KAuth::ActionReply::NoError:
        return readAnswer(Protocol::readSuccess(end.data), id);
    case KAuth::ActionReply::AuthorizationDeniedError:
    case KAuth::ActionReply::UserCancelledError:
        return {Meaning::Denied, {}};
    case KAuth::ActionReply::HelperBusyError:
        return {Meaning::NotOurs, {}};
    default:
        return readAnswer(Protocol::readFailure(end.code, end.text), id);
    }
}

std::optional<Error> errorOfDenial(Verdict verdict, std::chrono::milliseconds took)
{
    if (verdict == Verdict::Yes)
        return std::nullopt;
    if (verdict == Verdict::WithPassword && took >= fastestUser)
        return Error{ErrorCode::Cancelled, Words::tr("The password prompt was closed; nothing was changed."), {}, {}};
    if (verdict == Verdict::WithPassword)
        return Error{ErrorCode::NotAuthorised,
                     Words::tr("An administrator's password is needed, and nothing in this session can ask for it."),
                     Words::tr("Start a polkit agent in this session (in a terminal: pkttyagent --process PID)."),
                     {}};
    return Error{
        ErrorCode::NotAuthorised,
        Words::tr("polkit does not let this session change vGPUs."),
        Words::tr("Work at this host's own screen; or, for sessions by ssh or RDP, have an administrator turn on the "
                  "rule that Carrel ships: %1.")
            .arg(QStringLiteral(CARREL_RULE)),
        {}};
}

Error errorOfDoubt(const JobEnd &end, bool isGroupMember)
{
    if (!isGroupMember)
        return {ErrorCode::NotAuthorised,
                Words::tr("Only members of the group “%1” may use Carrel's privileged helper.")
                    .arg(QStringLiteral(CARREL_GROUP)),
                Words::tr("Have an administrator add you to the group “%1”, then log in again.")
                    .arg(QStringLiteral(CARREL_GROUP)),
                end.text};
    return {ErrorCode::Unreachable,
            Words::tr("Carrel's privileged helper stopped before it answered; nothing was changed."),
            Words::tr("Try again; if it happens again, look at what it said (systemctl status carrel-helper)."),
            end.text};
}

Error errorOfSilence(std::chrono::milliseconds waited)
{
    return {ErrorCode::TimedOut,
            Words::tr("Carrel's privileged helper did not answer; the change is not there, and may still come."),
            Words::tr("Refresh in a moment and look at what is there."), QStringLiteral("%1 ms").arg(waited.count())};
}

Error errorOfBusyHelper()
{
    return {ErrorCode::InUse,
            Words::tr("Carrel's privileged helper is busy with somebody else's change."),
            Words::tr("Try again in a moment."),
            {}};
}

Error errorOfBrokenPromise(const Protocol::Request &request)
{
    return {ErrorCode::Failed,
            Words::tr("The driver of GPU %1 reported success, but the kernel does not show the change.")
                .arg(request.gpu.text),
            Words::tr("Look at the kernel's messages of this moment (journalctl -k)."),
            {}};
}

} // namespace Carrel::Privilege
