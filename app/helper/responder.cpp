// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/responder.h"

#include "app/helper/keptdeed.h"
#include "app/helper/service.h"
#include "app/helper/watchdog.h"
#include "core/gpuwrites/writes.h"
#include "core/protocol/reply.h"

#include <KAuth/HelperSupport>

namespace Carrel::Helper {

namespace {

KAuth::ActionReply replyFor(const Served &served)
{
    if (served.outcome) {
        KAuth::ActionReply reply = KAuth::ActionReply::SuccessReply();
        reply.setData(Protocol::successData(served.id));
        return reply;
    }
    KAuth::ActionReply reply = KAuth::ActionReply::HelperErrorReply(int(served.outcome.error().refusal));
    reply.setErrorDescription(Protocol::failureText(served.id, served.outcome.error()));
    return reply;
}

KAuth::ActionReply answer(Protocol::Verb verb, const QVariantMap &arguments)
{
    const CallDeadline deadline(isOfKeptSet(verb) ? keptPatience : Writes::patienceOf(verb));
    return replyFor(serve(verb, arguments, KAuth::HelperSupport::callerUid()));
}

} // namespace

KAuth::ActionReply Responder::createvgpu(const QVariantMap &arguments)
{
    return answer(Protocol::Verb::CreateVgpu, arguments);
}

KAuth::ActionReply Responder::removevgpu(const QVariantMap &arguments)
{
    return answer(Protocol::Verb::RemoveVgpu, arguments);
}

KAuth::ActionReply Responder::settype(const QVariantMap &arguments)
{
    return answer(Protocol::Verb::SetVfType, arguments);
}

KAuth::ActionReply Responder::cleartype(const QVariantMap &arguments)
{
    return answer(Protocol::Verb::ClearVfType, arguments);
}

KAuth::ActionReply Responder::setvfcount(const QVariantMap &arguments)
{
    return answer(Protocol::Verb::SetVfCount, arguments);
}

KAuth::ActionReply Responder::setparameters(const QVariantMap &arguments)
{
    return answer(Protocol::Verb::SetParameters, arguments);
}

KAuth::ActionReply Responder::setmixedsizes(const QVariantMap &arguments)
{
    return answer(Protocol::Verb::SetMixedSizes, arguments);
}

KAuth::ActionReply Responder::keep(const QVariantMap &arguments)
{
    return answer(Protocol::Verb::Keep, arguments);
}

KAuth::ActionReply Responder::forget(const QVariantMap &arguments)
{
    return answer(Protocol::Verb::Forget, arguments);
}

} // namespace Carrel::Helper
