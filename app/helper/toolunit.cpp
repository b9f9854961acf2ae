// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/toolunit.h"

#include <systemd/sd-bus.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string>

namespace Carrel::Helper {

using Protocol::Refusal;
using Writes::Outcome;
using Writes::refuse;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto service = "org.freedesktop.systemd1";
constexpr auto manager = "org.freedesktop.systemd1.Manager";
constexpr auto managerPath = "/org/freedesktop/systemd1";
constexpr quint64 answerMicroseconds = 5'000'000;

using Bus = std::unique_ptr<sd_bus, decltype(&sd_bus_flush_close_unref)>;
using Message = std::unique_ptr<sd_bus_message, decltype(&sd_bus_message_unref)>;

/** The one job that is waited for, and how it ended. */
struct Job
{
    std::string path;
    std::string result; ///< empty: not ended
};

int jobRemoved(sd_bus_message *signal, void *data, sd_bus_error *)
{
    auto *job = static_cast<Job *>(data);
    quint32 number = 0;
    const char *path = nullptr;
    const char *unit = nullptr;
    const char *result = nullptr;
    if (sd_bus_message_read(signal, "uoss", &number, &path, &unit, &result) >= 0 && job->path == path)
        job->result = result;
    return 0;
}

Bus openBus()
{
    sd_bus *bus = nullptr;
    if (sd_bus_open_system(&bus) < 0)
        return {nullptr, sd_bus_flush_close_unref};
    sd_bus_set_method_call_timeout(bus, answerMicroseconds);
    return {bus, sd_bus_flush_close_unref};
}

/** A method of the manager that takes texts and answers with one object path; empty when it refuses. */
template <class... Texts>
std::string ask(sd_bus *bus, const char *method, const char *signature, Texts... texts)
{
    sd_bus_message *raw = nullptr;
    if (sd_bus_call_method(bus, service, managerPath, manager, method, nullptr, &raw, signature, texts...) < 0)
        return {};
    const Message answer(raw, sd_bus_message_unref);
    const char *path = nullptr;
    return sd_bus_message_read(raw, "o", &path) > 0 ? path : std::string();
}

bool waitForJob(sd_bus *bus, const Job &job, Clock::time_point deadline)
{
    while (job.result.empty()) {
        const int worked = sd_bus_process(bus, nullptr);
        if (worked < 0)
            return false;
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - Clock::now()).count();
        if (worked == 0 && (left <= 0 || sd_bus_wait(bus, quint64(left)) < 0))
            return false;
    }
    return true;
}

/** How the unit's program ended; the helper's own words for "nobody knows" where systemd does not say. */
Outcome<void> outcomeOfUnit(sd_bus *bus, const std::string &unit)
{
    const std::string path = ask(bus, "LoadUnit", "s", unit.c_str());
    int status = 0;
    if (path.empty()
        || sd_bus_get_property_trivial(bus, service, path.c_str(), "org.freedesktop.systemd1.Service", "ExecMainStatus",
                                       nullptr, 'i', &status)
            < 0)
        return refuse(Refusal::ToolFailed);
    // Not started at all: systemd's own exit statuses (203 and the like), or none.
    return status == 0 ? refuse(Refusal::NoToolUnit) : outcomeOf(status);
}

} // namespace

Outcome<void> runToolUnit(const ToolOrder &order, std::chrono::milliseconds patience)
{
    const std::string unit = "carrel-gputool@" + instanceName(order).toStdString() + ".service";
    const Clock::time_point deadline = Clock::now() + patience;
    Job job;
    const Bus bus = openBus();
    if (!bus
        || sd_bus_match_signal(bus.get(), nullptr, service, managerPath, manager, "JobRemoved", jobRemoved, &job) < 0)
        return refuse(Refusal::NoToolUnit);
    job.path = ask(bus.get(), "StartUnit", "ss", unit.c_str(), "fail");
    if (job.path.empty())
        return refuse(Refusal::NoToolUnit);
    if (!waitForJob(bus.get(), job, deadline) || job.result == "timeout")
        return refuse(Refusal::ToolSlow, ETIMEDOUT);
    return job.result == "done" ? Outcome<void>() : outcomeOfUnit(bus.get(), unit);
}

} // namespace Carrel::Helper
