// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace Carrel::Gpu {

/** Room for one attribute. The kernel shows at most one page of an attribute; more than this is not from a kernel. */
struct NodeBuffer
{
    static constexpr size_t limit = 4096;
    std::array<char, limit + 1> bytes; // not zeroed on purpose: a scan reads thousands of these
};

/**
 * One open folder of a sysfs tree (or of a copy of one), or none when it could not be opened: every question then gets
 * "unknown". What it opens never lies outside the tree: files are opened without following any link, devices with
 * RESOLVE_BENEATH, so that a link in somebody's copied tree cannot lead to our own files. Any one thread.
 */
class SysDir final
{
public:
    SysDir() = default;
    SysDir(SysDir &&other) noexcept;
    SysDir &operator=(SysDir &&other) noexcept;
    ~SysDir();

    /** The top of a tree; links in the path itself are followed, it is the user's own word. */
    [[nodiscard]] static SysDir openRoot(const QString &path);
    /** A folder below this one, over links that stay below this one (class/mdev_bus/<parent>). */
    [[nodiscard]] SysDir openLinked(const char *path) const;
    /** A folder below this one, over no link at all. */
    [[nodiscard]] SysDir openPlain(const char *path) const;

    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    /** True when something of that name is there, be it a dangling link. */
    [[nodiscard]] bool has(const char *name) const;
    /** Names in the folder, without "." and "..", in no order. Empty when it cannot be read. */
    [[nodiscard]] std::vector<QByteArray> names() const;

    /** The bytes of a file without surrounding blanks; nullopt when unreadable, or longer than a kernel can write. */
    [[nodiscard]] std::optional<QByteArrayView> read(const char *path, NodeBuffer &buffer) const;
    /** As read, over links that stay below this folder. */
    [[nodiscard]] std::optional<QByteArrayView> readLinked(const char *path, NodeBuffer &buffer) const;
    /** The file as printable text (several lines allowed); nullopt also for anything that is not UTF-8 text. */
    [[nodiscard]] std::optional<QString> readText(const char *path) const;
    /** The file as a decimal number that is not negative. */
    [[nodiscard]] std::optional<int> readCount(const char *path) const;
    /** The file as a hexadecimal number with 0x, at most 32 bits ("0x10de"). */
    [[nodiscard]] std::optional<quint32> readHex(const char *path) const;
    /** Last part of a link's target, which itself need not exist; empty when there is none. */
    [[nodiscard]] QString linkName(const char *name) const;

private:
    explicit SysDir(int fd) : m_fd(fd) { }
    std::optional<QByteArrayView> readResolving(const char *path, NodeBuffer &buffer, quint64 resolve) const;

    int m_fd = -1;
};

} // namespace Carrel::Gpu
