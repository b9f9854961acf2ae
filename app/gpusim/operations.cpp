// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/operations.h"

#include "app/gpusim/filesystem.h"

#include <cerrno>

namespace Carrel::Sim {

namespace {

Filesystem &filesystem(fuse_req_t request)
{
    return *static_cast<Filesystem *>(fuse_req_userdata(request));
}

void initialise(void *, fuse_conn_info *connection)
{
    // Links last as long as their node, and whoever takes a node away tells the kernel.
    connection->want |= connection->capable & FUSE_CAP_CACHE_SYMLINKS;
}

/** sysfs has no such act: what the kernel's VFS says then. */
template <int error, class... Arguments>
void refuse(fuse_req_t request, Arguments...)
{
    fuse_reply_err(request, error);
}

void addReaders(fuse_lowlevel_ops &table)
{
    table.lookup = [](fuse_req_t request, fuse_ino_t parent, const char *name) {
        filesystem(request).lookup(request, parent, name);
    };
    table.getattr = [](fuse_req_t request, fuse_ino_t id, fuse_file_info *) {
        filesystem(request).attributes(request, id);
    };
    table.readlink = [](fuse_req_t request, fuse_ino_t id) {
        filesystem(request).readLink(request, id);
    };
    table.read = [](fuse_req_t request, fuse_ino_t, std::size_t size, off_t offset, fuse_file_info *info) {
        filesystem(request).read(request, size, offset, info);
    };
    table.opendir = [](fuse_req_t request, fuse_ino_t id, fuse_file_info *info) {
        filesystem(request).openFolder(request, id, info);
    };
    table.readdir = [](fuse_req_t request, fuse_ino_t, std::size_t size, off_t offset, fuse_file_info *info) {
        filesystem(request).readFolder(request, size, offset, info);
    };
}

void addWriters(fuse_lowlevel_ops &table)
{
    table.setattr = [](fuse_req_t request, fuse_ino_t id, struct stat *wanted, int which, fuse_file_info *) {
        filesystem(request).change(request, id, *wanted, which);
    };
    table.open = [](fuse_req_t request, fuse_ino_t id, fuse_file_info *info) {
        filesystem(request).open(request, id, info);
    };
    table.write = [](fuse_req_t request, fuse_ino_t, const char *bytes, std::size_t size, off_t, fuse_file_info *info) {
        filesystem(request).write(request, std::string(bytes, size), info);
    };
    const auto release = [](fuse_req_t request, fuse_ino_t, fuse_file_info *info) {
        filesystem(request).release(request, info);
    };
    table.release = release;
    table.releasedir = release;
    table.flush = [](fuse_req_t request, fuse_ino_t, fuse_file_info *info) {
        filesystem(request).flush(request, info);
    };
}

void addRefusals(fuse_lowlevel_ops &table)
{
    table.create = refuse<EACCES, fuse_ino_t, const char *, mode_t, fuse_file_info *>;
    table.mknod = refuse<EPERM, fuse_ino_t, const char *, mode_t, dev_t>;
    table.mkdir = refuse<EPERM, fuse_ino_t, const char *, mode_t>;
    table.unlink = refuse<EPERM, fuse_ino_t, const char *>;
    table.rmdir = refuse<EPERM, fuse_ino_t, const char *>;
    table.symlink = refuse<EPERM, const char *, fuse_ino_t, const char *>;
    table.link = refuse<EPERM, fuse_ino_t, fuse_ino_t, const char *>;
    table.rename = refuse<EPERM, fuse_ino_t, const char *, fuse_ino_t, const char *, unsigned int>;
}

fuse_lowlevel_ops makeTable()
{
    fuse_lowlevel_ops table{};
    table.init = initialise;
    addReaders(table);
    addWriters(table);
    addRefusals(table);
    return table;
}

} // namespace

const fuse_lowlevel_ops &fuseOperations()
{
    static const fuse_lowlevel_ops table = makeTable();
    return table;
}

} // namespace Carrel::Sim
