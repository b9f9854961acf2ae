// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace Carrel::Operations {

/**
 * One process' hold on a journal entry: flock(2) on a file beside it, which the kernel drops with the process. The file
 * says who holds it. Movable; ends with the object.
 */
class JournalLock final
{
public:
    JournalLock() = default;
    JournalLock(JournalLock &&other) noexcept;
    JournalLock &operator=(JournalLock &&other) noexcept;
    ~JournalLock();

    /**
     * Takes the file at path, which is made when make is set; one that is missing otherwise counts as taken. Empty when
     * it cannot be opened (errno) or somebody else holds it (errno EWOULDBLOCK).
     */
    [[nodiscard]] static std::optional<JournalLock> take(const QString &path, bool make);
    /** Writes this user, program and process into it, for holderOf(). */
    void sign();
    /** "ann, carrelctl, process 4711"; empty where nobody has signed. */
    [[nodiscard]] static QString holderOf(const QString &path);

private:
    explicit JournalLock(int fd) : m_fd(fd) { }
    int m_fd = -1;
};

} // namespace Carrel::Operations
