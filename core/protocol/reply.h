// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocol/refusal.h"

#include <QVariantMap>

namespace Carrel::Protocol {

// KAuth hands a client the data of a success, but of a failure only a number and a text: both carry the request id, so
// that a client can tell its own answer (kauth edge 5). A reply is broadcast on the system bus: nothing but the id,
// numbers (refusal, errno, VF) may be in it (edge 6).

/** The data of a success. */
[[nodiscard]] QVariantMap successData(const RequestId &id);
/** The text beside a refusal's number: "request id, errno[, VF]". An empty id (it could not be read) is written as "-".
 */
[[nodiscard]] QString failureText(const RequestId &id, const Failure &failure);

/** An answer as the client got it. */
struct Answer
{
    RequestId id; ///< empty: the helper could not read the request's
    std::expected<void, Failure> outcome;
};

/** The answer of a success; nullopt for data that no helper of ours sends. */
[[nodiscard]] std::optional<Answer> readSuccess(const QVariantMap &data);
/** The answer of a failure; nullopt for one that is KAuth's own (codes below 100) or not understood. */
[[nodiscard]] std::optional<Answer> readFailure(int code, const QString &text);

} // namespace Carrel::Protocol
