// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/responder.h"

#include "app/helper/service.h"
#include "app/helper/watchdog.h"
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
    const CallDeadline deadline;
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

} // namespace Carrel::Helper
