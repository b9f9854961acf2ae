// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/rootfolder.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace Carrel::Helper {

namespace {

bool isTrusted(int folder)
{
    struct stat info{};
    return fstat(folder, &info) == 0 && info.st_uid == geteuid() && !(info.st_mode & (S_IWGRP | S_IWOTH));
}

} // namespace

std::expected<Writes::UniqueFd, int> openRootFolder(const char *path)
{
    if (mkdir(path, S_IRWXU) < 0 && errno != EEXIST)
        return std::unexpected(errno);
    Writes::UniqueFd folder(open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!folder)
        return std::unexpected(errno);
    if (!isTrusted(folder.get()))
        return std::unexpected(EPERM);
    return folder;
}

} // namespace Carrel::Helper
