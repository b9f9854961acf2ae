// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/requestrecord.h"

#include "app/helper/rootfolder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <ctime>
#include <memory>

namespace Carrel::Helper {

using Protocol::Refusal;
using Writes::refuse;

namespace {

constexpr const char *folderOfHost = "/run/carrel-helper";

struct CloseDir
{
    void operator()(DIR *dir) const { closedir(dir); }
};

bool isOlderThan(int folder, const char *name, std::chrono::seconds age)
{
    struct stat info{};
    if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) < 0)
        return false;
    return info.st_mtim.tv_sec + age.count() < std::time(nullptr);
}

} // namespace

RequestRecord::RequestRecord(UniqueFd folder) : m_folder(std::move(folder)) { }

Outcome<RequestRecord> RequestRecord::open()
{
    auto folder = openRootFolder(folderOfHost);
    if (!folder)
        return refuse(Refusal::NoRecord, folder.error());
    return RequestRecord(std::move(*folder));
}

Outcome<void> RequestRecord::claim(const Protocol::RequestId &id)
{
    const QByteArray name = id.text.toLatin1();
    if (isOlderThan(m_folder.get(), name.constData(), memory))
        unlinkat(m_folder.get(), name.constData(), 0);
    const UniqueFd made(
        openat(m_folder.get(), name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!made)
        return refuse(errno == EEXIST ? Refusal::Replayed : Refusal::NoRecord, errno);
    return {};
}

void RequestRecord::forgetOld()
{
    // A descriptor of its own: fdopendir takes it over, and the position of a shared one would stay at the end.
    const int listed = openat(m_folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, CloseDir> dir(listed < 0 ? nullptr : fdopendir(listed));
    if (!dir)
        return;
    while (const dirent *entry = readdir(dir.get()))
        if (entry->d_name[0] != '.' && isOlderThan(m_folder.get(), entry->d_name, memory))
            unlinkat(m_folder.get(), entry->d_name, 0);
}

} // namespace Carrel::Helper
