// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <expected>

namespace Carrel {

/** What kind of failure it is: for programs (exit status, retry, icon). People read the sentence. */
enum class ErrorCode {
    BadInput, ///< the request itself is wrong; nothing was tried
    NotFound, ///< the object named does not exist (any more)
    AlreadyExists, ///< name or UUID taken
    InUse, ///< somebody holds it; the sentence says who
    NoRoom, ///< no instance, framebuffer, memory or disk space left
    NotAuthorised, ///< polkit or libvirt says no; a file's plain rights are Failed
    Cancelled, ///< the user closed the prompt or pressed Cancel: never shown as an error
    Unreachable, ///< host, helper or daemon does not answer
    TimedOut, ///< no answer in the time allowed; the real state is unknown until read again
    Unsupported, ///< this host, driver or QEMU cannot do it
    Damaged, ///< outside text that cannot be understood
    Failed, ///< anything else the outside said
};

/**
 * One failure as people see it: what did not happen and because of whom or what (sentence), what they can do
 * (wayOut), and the raw cause for a fold-out and the log (detail: errno text, virError). Never holds a secret.
 */
struct Error
{
    ErrorCode code = ErrorCode::Failed;
    QString sentence;
    QString wayOut;
    QString detail;
    bool operator==(const Error &) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> failure(ErrorCode code, QString sentence, QString wayOut = {},
                                                    QString detail = {})
{
    return std::unexpected(Error{code, std::move(sentence), std::move(wayOut), std::move(detail)});
}

/** The kernel's short text and name of an errno, for Error::detail: "ENOSPC: No space left on device". */
[[nodiscard]] QString errnoText(int number);

} // namespace Carrel
