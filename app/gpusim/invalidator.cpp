// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/invalidator.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace Carrel::Sim {

Invalidator::Invalidator(fuse_session *session)
    : m_session(session), m_event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_thread([this](const std::stop_token &stop) { work(stop); })
{
}

Invalidator::~Invalidator()
{
    m_thread.request_stop();
    m_thread.join();
    close(m_event);
}

void Invalidator::forgetName(std::uint64_t folder, std::string name)
{
    add(Job{folder, std::move(name), {}});
}

void Invalidator::forgetAttributes(std::uint64_t node)
{
    add(Job{node, {}, {}});
}

void Invalidator::then(std::function<void()> done)
{
    add(Job{0, {}, std::move(done)});
}

bool Invalidator::isBusy()
{
    const std::scoped_lock lock(m_mutex);
    return m_working || !m_jobs.empty();
}

bool Invalidator::abandon()
{
    const std::scoped_lock lock(m_mutex);
    m_jobs.clear();
    return !m_working;
}

void Invalidator::add(Job job)
{
    const std::scoped_lock lock(m_mutex);
    m_jobs.push_back(std::move(job));
    m_wake.notify_one();
}

void Invalidator::work(const std::stop_token &stop)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); }))
            return;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        m_working = true;
        lock.unlock();
        handle(job);
        lock.lock();
        m_working = false;
    }
}

void Invalidator::handle(Job &job)
{
    if (job.done) {
        const std::scoped_lock lock(m_mutex);
        m_done.push_back(std::move(job.done));
        eventfd_write(m_event, 1);
    } else if (job.name.empty()) {
        // An errno only means that the kernel did not remember it.
        fuse_lowlevel_notify_inval_inode(m_session, job.node, -1, 0);
    } else {
        fuse_lowlevel_notify_inval_entry(m_session, job.node, job.name.c_str(), job.name.size());
    }
}

void Invalidator::runDone()
{
    eventfd_t count = 0;
    eventfd_read(m_event, &count);
    std::vector<std::function<void()>> done;
    {
        const std::scoped_lock lock(m_mutex);
        done.swap(m_done);
    }
    for (const auto &act : done)
        act();
}

} // namespace Carrel::Sim
