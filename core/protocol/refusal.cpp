// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/refusal.h"

#include "core/protocol/refusalwords.h"

#include <QCoreApplication>

namespace Carrel::Protocol {

namespace {

QString filled(const char *source, const Failure &failure, const Request &request)
{
    return QCoreApplication::translate("Helper", source)
        .replace(QStringLiteral("%1"), request.gpu.text)
        .replace(QStringLiteral("%2"), request.type.text)
        .replace(QStringLiteral("%3"), request.vgpu.text)
        .replace(QStringLiteral("%4"), QString::number(failure.vf));
}

} // namespace

Error toError(const Failure &failure, const Request &request)
{
    const Words *own = wordsOfRefusal(request.verb, failure);
    const Words &words = own ? *own : wordsOfErrno(request.verb, failure.errnoNumber);
    const QString detail = failure.errnoNumber ? errnoText(failure.errnoNumber) : QString();
    return {words.code, filled(words.sentence, failure, request), filled(words.wayOut, failure, request), detail};
}

} // namespace Carrel::Protocol
