// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/control.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <format>
#include <sys/socket.h>
#include <sys/un.h>

namespace Carrel::Sim {

namespace {

constexpr std::size_t longestLine = 65536;

std::optional<sockaddr_un> addressOf(const std::string &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path))
        return std::nullopt;
    path.copy(address.sun_path, path.size());
    return address;
}

bool isAllowed(int socket)
{
    ucred peer{};
    socklen_t size = sizeof(peer);
    return getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && (peer.uid == getuid() || peer.uid == 0);
}

} // namespace

Control::Control(Loop &loop) : m_loop(loop) { }

Control::~Control()
{
    *m_alive = false;
    stop();
    for (const auto &[number, client] : m_clients)
        m_loop.forget(number);
}

Outcome<void> Control::listen(const std::string &path)
{
    const std::optional<sockaddr_un> address = addressOf(path);
    if (!address)
        return std::unexpected(std::format("The path {} is too long for a socket.", path));
    m_listener = File(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    ::unlink(path.c_str());
    if (!m_listener || ::bind(m_listener.number(), reinterpret_cast<const sockaddr *>(&*address), sizeof(*address)) != 0
        || ::listen(m_listener.number(), 16) != 0)
        return std::unexpected(std::format("No control socket could be made at {}: {}.", path, std::strerror(errno)));
    m_path = path;
    m_loop.watch(m_listener.number(), [this] { accept(); });
    return {};
}

void Control::stop()
{
    if (!m_listener)
        return;
    ::unlink(m_path.c_str());
    m_loop.forget(m_listener.number());
    m_listener.reset();
}

void Control::accept()
{
    for (;;) {
        const int number = accept4(m_listener.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (number < 0)
            return;
        File file(number);
        if (!isAllowed(number))
            continue;
        m_clients.emplace(number, Client{std::move(file), {}});
        m_loop.watch(number, [this, number] { receive(number); });
    }
}

bool Control::hasClients() const
{
    return std::ranges::any_of(m_clients, [](const auto &client) { return client.second.hasSpoken; });
}

void Control::receive(int number)
{
    std::array<char, 4096> bytes{};
    const ssize_t got = recv(number, bytes.data(), bytes.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    const auto found = m_clients.find(number);
    if (found == m_clients.end())
        return;
    Client &client = found->second;
    if (got > 0)
        client.received.append(bytes.data(), static_cast<std::size_t>(got));
    if (got <= 0 || client.received.size() > longestLine)
        return drop(number);
    obeyLines(number);
}

void Control::obeyLines(int number)
{
    for (;;) {
        const auto client = m_clients.find(number);
        const std::size_t end = client == m_clients.end() ? std::string::npos : client->second.received.find('\n');
        if (end == std::string::npos)
            return;
        const std::string line = client->second.received.substr(0, end);
        client->second.hasSpoken = true;
        client->second.received.erase(0, end + 1);
        m_order(line, [this, number, alive = m_alive](const std::string &reply) {
            if (*alive)
                send(number, reply);
        });
    }
}

void Control::send(int number, const std::string &line)
{
    if (!m_clients.contains(number))
        return;
    const std::string text = line + '\n';
    const ssize_t sent = ::send(number, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(text.size()))
        drop(number);
}

void Control::tellAll(const std::string &line)
{
    for (const int number : numbers())
        send(number, line);
}

void Control::drop(int number)
{
    m_loop.forget(number);
    const auto gone = m_clients.extract(number);
    if (!gone || !gone.mapped().hasSpoken || hasClients())
        return;
    // One may have connected meanwhile and not have been looked at: it is not left standing there.
    accept();
    for (const int waiting : numbers())
        receive(waiting);
    if (!hasClients() && m_lastGone)
        m_lastGone();
}

std::vector<int> Control::numbers() const
{
    std::vector<int> numbers;
    numbers.reserve(m_clients.size());
    for (const auto &[number, client] : m_clients)
        numbers.push_back(number);
    return numbers;
}

File connectControl(const std::string &path)
{
    const std::optional<sockaddr_un> address = addressOf(path);
    File file(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!address || !file
        || connect(file.number(), reinterpret_cast<const sockaddr *>(&*address), sizeof(*address)) != 0)
        return {};
    return file;
}

} // namespace Carrel::Sim
