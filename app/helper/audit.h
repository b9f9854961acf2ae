// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/outcome.h"

#include <chrono>

namespace Carrel::Helper {

using Writes::Outcome;

/**
 * The trail of one call in the system's journal: who asked (uid as the bus knows it), for what, and what came of it.
 * Every field is a checked name or a number, never the caller's raw text. Written by sd_journal_send only: a Qt message
 * of the helper would be broadcast on the system bus (kauth edge 6).
 */
class Audit final
{
public:
    Audit(int uid, Protocol::Verb verb);

    /** The request as far as it was understood; before this, lines carry the verb and the uid only. */
    void setRequest(const Protocol::Request &request);

    /** The line before the write; false when the journal does not take it: then nothing may be written. */
    [[nodiscard]] bool before() const;
    /** The line after the write. */
    void after(const Outcome<void> &outcome, std::chrono::microseconds took) const;
    /** The only line of a call that never came to a write. why: words of our own, empty for the refusal's number alone.
     */
    void refused(const Protocol::Failure &failure, const QString &why = {}) const;

private:
    [[nodiscard]] bool send(const QByteArray &message, const char *phase, const Protocol::Failure &failure,
                            std::chrono::microseconds took) const;

    int m_uid;
    Protocol::Verb m_verb;
    Protocol::Request m_request;
};

/** True when journald listens. sd_journal_send itself reports success when there is no journal at all (libsystemd 257).
 */
[[nodiscard]] bool journalListens();

} // namespace Carrel::Helper
