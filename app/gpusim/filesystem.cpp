// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/filesystem.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace Carrel::Sim {

namespace {

constexpr double forLong = 3600; // seconds the kernel may remember what only a fault can change, and then it is told
constexpr off_t pageSize = 4096; // every sysfs file says this size

} // namespace

/** One write that has not been answered yet: answered once, with EINTR at the latest when the simulator goes. */
class Filesystem::Pending
{
public:
    explicit Pending(fuse_req_t request) : m_request(request) { }
    ~Pending() { answer(-EINTR); }
    Pending(const Pending &) = delete;
    Pending &operator=(const Pending &) = delete;

    void answer(int result)
    {
        if (!m_request)
            return;
        if (result < 0)
            fuse_reply_err(m_request, -result);
        else
            fuse_reply_write(m_request, static_cast<std::size_t>(result));
        m_request = nullptr;
    }

private:
    fuse_req_t m_request;
};

Filesystem::Filesystem(Tree &tree, Machine &machine, FaultTable &faults, Loop &loop)
    : m_tree(tree), m_machine(machine), m_faults(faults), m_loop(loop)
{
}

void Filesystem::abandonWaiting()
{
    for (const std::shared_ptr<Pending> &pending : m_waiting)
        pending->answer(-EINTR);
    m_waiting.clear();
}

Fault *Filesystem::faultOf(const Node &node)
{
    return m_faults.isEmpty() ? nullptr : m_faults.match(pathOf(node));
}

struct stat Filesystem::statOf(const Node &node)
{
    struct stat attributes{};
    attributes.st_ino = node.id;
    attributes.st_mode = node.mode;
    if (const Fault *fault = S_ISREG(node.mode) ? faultOf(node) : nullptr; fault && fault->mode)
        attributes.st_mode = S_IFREG | *fault->mode;
    attributes.st_nlink = node.isFolder() ? 2 : 1;
    attributes.st_uid = getuid();
    attributes.st_gid = getgid();
    attributes.st_size = S_ISREG(node.mode) ? pageSize : 0;
    if (node.name == "config")
        attributes.st_size = 256;
    attributes.st_blksize = pageSize;
    return attributes;
}

double Filesystem::keepFor(const Node &node) const
{
    return node.lasting && m_faults.isEmpty() ? forLong : 0;
}

void Filesystem::lookup(fuse_req_t request, std::uint64_t folder, const char *name)
{
    const Node *parent = m_tree.find(folder);
    const Node *node = parent ? Tree::shown(*parent, name) : nullptr;
    if (!node) {
        fuse_reply_err(request, ENOENT);
        return;
    }
    fuse_entry_param entry{};
    entry.ino = node->id;
    entry.attr = statOf(*node);
    entry.attr_timeout = keepFor(*node);
    entry.entry_timeout = keepFor(*node);
    fuse_reply_entry(request, &entry);
}

void Filesystem::attributes(fuse_req_t request, std::uint64_t id)
{
    const Node *node = m_tree.find(id);
    if (!node) {
        fuse_reply_err(request, ENOENT);
        return;
    }
    const struct stat attributes = statOf(*node);
    fuse_reply_attr(request, &attributes, keepFor(*node));
}

void Filesystem::change(fuse_req_t request, std::uint64_t id, const struct stat &wanted, int which)
{
    Node *node = m_tree.find(id);
    if (!node) {
        fuse_reply_err(request, ENOENT);
        return;
    }
    // A shell's ">" truncates: sysfs says yes and does nothing. Permissions can be changed, as in sysfs.
    if (which & FUSE_SET_ATTR_MODE)
        node->mode = (node->mode & S_IFMT) | (wanted.st_mode & 07777);
    const struct stat attributes = statOf(*node);
    fuse_reply_attr(request, &attributes, 0);
}

void Filesystem::readLink(fuse_req_t request, std::uint64_t id)
{
    const Node *node = m_tree.find(id);
    if (node && S_ISLNK(node->mode))
        fuse_reply_readlink(request, node->target.c_str());
    else
        fuse_reply_err(request, node ? EINVAL : ENOENT);
}

int Filesystem::groupError(int group) const
{
    const std::optional<bool> busy = m_machine.isGroupBusy(group);
    if (!busy)
        return ENOENT;
    return *busy || m_openGroups.contains(group) ? EBUSY : 0;
}

int Filesystem::openError(const Node &node, int flags)
{
    const Fault *fault = faultOf(node);
    if (fault && fault->openErrno)
        return fault->openErrno;
    // kernfs looks at the permission bits itself, so that root is refused, too: EACCES for reading `create`.
    const mode_t mode = statOf(node).st_mode;
    const bool reads = (flags & O_ACCMODE) != O_WRONLY;
    const bool writes = (flags & O_ACCMODE) != O_RDONLY;
    if ((reads && !(mode & 0444)) || (writes && !(mode & 0222)))
        return EACCES;
    return 0;
}

void Filesystem::open(fuse_req_t request, std::uint64_t id, fuse_file_info *info)
{
    const Node *node = m_tree.find(id);
    const int group = node ? node->group : -1;
    const int error = !node ? ENODEV : group >= 0 ? groupError(group) : openError(*node, info->flags);
    if (error) {
        fuse_reply_err(request, error);
        return;
    }
    auto handle = std::make_unique<Handle>();
    handle->node = id;
    handle->group = group;
    if (const Fault *fault = faultOf(*node))
        handle->goneAtWrite = fault->goneAfterOpen;
    if (group >= 0)
        m_openGroups.insert(group);
    info->fh = ++m_lastHandle;
    info->direct_io = 1; // texts have no fixed length
    info->parallel_direct_writes = 1; // a write that blocks holds up no other
    info->noflush = group < 0;
    m_handles.emplace(m_lastHandle, std::move(handle));
    if (fuse_reply_open(request, info) != 0) // the opener is gone already and will not release
        m_handles.erase(m_lastHandle);
}

void Filesystem::read(fuse_req_t request, std::size_t size, off_t offset, fuse_file_info *info)
{
    const auto found = m_handles.find(info->fh);
    const Node *node = found == m_handles.end() ? nullptr : m_tree.find(found->second->node);
    if (!node) {
        fuse_reply_err(request, ENODEV);
        return;
    }
    Fault *fault = faultOf(*node);
    const std::chrono::milliseconds delay = fault ? fault->readDelay : std::chrono::milliseconds(0);
    const std::uint64_t handle = info->fh;
    later(delay, [this, request, handle, size, offset] {
        const auto still = m_handles.find(handle);
        if (still == m_handles.end())
            fuse_reply_err(request, ENODEV);
        else
            answerRead(request, *still->second, size, offset);
    });
}

void Filesystem::answerRead(fuse_req_t request, Handle &handle, std::size_t size, off_t offset)
{
    const Node *node = m_tree.find(handle.node);
    Fault *fault = node ? faultOf(*node) : nullptr;
    const bool faulty = fault && (fault->readErrno || fault->content);
    if (faulty && offset == 0)
        use(*fault);
    if (!node)
        fuse_reply_err(request, ENODEV);
    else if (faulty && fault->readErrno)
        fuse_reply_err(request, fault->readErrno);
    else
        answerText(request, handle, faulty ? fault->content : std::nullopt, *node, size, offset);
}

void Filesystem::answerText(fuse_req_t request, Handle &handle, const std::optional<std::string> &instead,
                            const Node &node, std::size_t size, off_t offset)
{
    if (offset == 0) {
        Content text = instead ? Content(*instead) : node.text ? node.text() : std::unexpected(EIO);
        if (!text) {
            fuse_reply_err(request, text.error());
            return;
        }
        handle.text = std::move(*text);
    }
    const std::size_t start = std::min(static_cast<std::size_t>(offset), handle.text.size());
    fuse_reply_buf(request, handle.text.data() + start, std::min(size, handle.text.size() - start));
}

void Filesystem::write(fuse_req_t request, std::string bytes, fuse_file_info *info)
{
    auto pending = std::make_shared<Pending>(request);
    const auto found = m_handles.find(info->fh);
    Node *node = found == m_handles.end() ? nullptr : m_tree.find(found->second->node);
    if (!node || !node->write || found->second->goneAtWrite)
        return pending->answer(node && !node->write && !found->second->goneAtWrite ? -EIO : -ENODEV);
    m_waiting.insert(pending);
    const Fault *fault = faultOf(*node);
    const std::chrono::milliseconds delay = fault ? fault->writeDelay : std::chrono::milliseconds(0);
    later(delay, [this, id = node->id, pending, bytes = std::move(bytes)]() mutable {
        take(m_tree.find(id), std::move(bytes), pending);
    });
}

void Filesystem::take(Node *node, std::string bytes, const std::shared_ptr<Pending> &pending)
{
    const auto answer = [this, pending](int result) {
        settle([this, pending, result] {
            pending->answer(result);
            m_waiting.erase(pending);
        });
    };
    if (!node)
        return answer(-ENODEV);
    Fault *fault = faultOf(*node);
    if (fault && (fault->writeErrno || fault->shortWrite)) {
        use(*fault);
        const auto most = static_cast<int>(std::min(bytes.size(), fault->shortWrite.value_or(0)));
        return answer(fault->writeErrno ? -fault->writeErrno : most);
    }
    bytes.resize(std::min(bytes.size(), static_cast<std::size_t>(pageSize))); // as kernfs cuts it
    const auto act = node->write; // a copy: the node may go by what it does
    act(bytes, answer);
}

void Filesystem::settle(std::function<void()> act)
{
    if (m_settle)
        m_settle(std::move(act));
    else
        act();
}

void Filesystem::later(std::chrono::milliseconds delay, std::move_only_function<void()> act)
{
    if (delay.count() > 0)
        m_loop.after(delay, std::move(act));
    else
        act();
}

void Filesystem::flush(fuse_req_t request, fuse_file_info *info)
{
    // Told before close(2) returns, unlike release: who closes a group and asks again must not find it busy.
    if (const auto found = m_handles.find(info->fh); found != m_handles.end())
        m_openGroups.erase(found->second->group);
    fuse_reply_err(request, 0);
}

void Filesystem::release(fuse_req_t request, fuse_file_info *info)
{
    m_handles.erase(info->fh);
    fuse_reply_err(request, 0);
}

void Filesystem::openFolder(fuse_req_t request, std::uint64_t id, fuse_file_info *info)
{
    const Node *folder = m_tree.find(id);
    if (!folder) {
        fuse_reply_err(request, ENOENT);
        return;
    }
    // One listing for the whole reading: what comes or goes meanwhile must not make it skip another name.
    auto handle = std::make_unique<Handle>();
    const struct stat own = statOf(*folder);
    handle->listing = {{".", own}, {"..", own}};
    for (const auto &[name, child] : folder->children)
        if (const Node *node = Tree::shown(*folder, name))
            handle->listing.emplace_back(name, statOf(*node));
    info->fh = ++m_lastHandle;
    m_handles.emplace(m_lastHandle, std::move(handle));
    if (fuse_reply_open(request, info) != 0)
        m_handles.erase(m_lastHandle);
}

void Filesystem::readFolder(fuse_req_t request, std::size_t size, off_t offset, fuse_file_info *info)
{
    const auto found = m_handles.find(info->fh);
    std::string buffer(size, '\0');
    std::size_t used = 0;
    const std::size_t end = found == m_handles.end() ? 0 : found->second->listing.size();
    for (auto place = static_cast<std::size_t>(offset); place < end; ++place) {
        const auto &[name, entry] = found->second->listing[place];
        const std::size_t length = fuse_add_direntry(request, buffer.data() + used, size - used, name.c_str(), &entry,
                                                     static_cast<off_t>(place + 1));
        if (length > size - used)
            break;
        used += length;
    }
    fuse_reply_buf(request, buffer.data(), used);
}

} // namespace Carrel::Sim
