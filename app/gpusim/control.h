// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/file.h"
#include "app/gpusim/loop.h"
#include "app/gpusim/text.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace Carrel::Sim {

/**
 * The control socket: takes orders line by line from processes of the same user (and root), tells all of them what
 * changed, and counts them, since the simulator lives as long as one is connected that has spoken. Never blocks: a
 * client that does not read is dropped.
 */
class Control
{
public:
    using Reply = std::function<void(const std::string &)>;
    using Order = std::function<void(std::string_view line, Reply reply)>;

    explicit Control(Loop &loop);
    ~Control();
    Control(const Control &) = delete;
    Control &operator=(const Control &) = delete;

    Outcome<void> listen(const std::string &path);
    /** Takes no more clients and removes the socket. */
    void stop();
    void onOrder(Order order) { m_order = std::move(order); }
    /** Called when the last client is gone. */
    void onLastGone(std::function<void()> listener) { m_lastGone = std::move(listener); }

    void tellAll(const std::string &line);
    /** Whether one is connected that has given an order: who only knocks to see whether somebody is there does not
     * count. */
    [[nodiscard]] bool hasClients() const;

private:
    struct Client
    {
        File file;
        std::string received;
        bool hasSpoken = false;
    };
    void accept();
    void receive(int number);
    void obeyLines(int number);
    void send(int number, const std::string &line);
    void drop(int number);
    [[nodiscard]] std::vector<int> numbers() const;

    Loop &m_loop;
    std::string m_path;
    File m_listener;
    std::map<int, Client> m_clients; ///< by file number
    Order m_order;
    std::function<void()> m_lastGone;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< for replies that come after the end
};

/** A connection to the control socket of a folder; nothing when nobody listens there. */
[[nodiscard]] File connectControl(const std::string &path);

} // namespace Carrel::Sim
