// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/systembus.h"

#include "core/protocol/verb.h"

#include <QCoreApplication>

#include <systemd/sd-bus.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

namespace Carrel::Privilege {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

namespace {

struct CloseBus
{
    void operator()(sd_bus *bus) const { sd_bus_close_unref(bus); }
};
struct UnrefMessage
{
    void operator()(sd_bus_message *message) const { sd_bus_message_unref(message); }
};
using Bus = std::unique_ptr<sd_bus, CloseBus>;
using Message = std::unique_ptr<sd_bus_message, UnrefMessage>;

struct BusError
{
    BusError() = default;
    BusError(const BusError &) = delete;
    BusError &operator=(const BusError &) = delete;
    ~BusError() { sd_bus_error_free(&error); }
    [[nodiscard]] std::string_view name() const { return error.name ? error.name : ""; }
    sd_bus_error error = SD_BUS_ERROR_NULL;
};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Helper)
};

quint64 microsecondsLeft(Clock::time_point deadline)
{
    const auto left = std::chrono::duration_cast<microseconds>(deadline - Clock::now()).count();
    return left > 1 ? quint64(left) : 1; // 0 would mean the library's own 25 s
}

/** sd-bus connects and says hello in steps; this takes them until the deadline. 0, or a negative errno. */
int waitUntilReady(sd_bus *bus, Clock::time_point deadline)
{
    while (sd_bus_is_ready(bus) == 0) {
        if (Clock::now() >= deadline)
            return -ETIMEDOUT;
        const int worked = sd_bus_process(bus, nullptr);
        if (worked < 0)
            return worked;
        if (worked > 0)
            continue;
        if (const int waited = sd_bus_wait(bus, microsecondsLeft(deadline)); waited < 0)
            return waited;
    }
    return 0;
}

Result<Bus> openBus(Clock::time_point deadline)
{
    sd_bus *raw = nullptr;
    const int opened = sd_bus_open_system(&raw);
    Bus bus(raw);
    const int ready = opened < 0 ? opened : waitUntilReady(raw, deadline);
    if (ready >= 0)
        return bus;
    if (ready == -ETIMEDOUT)
        return failure(ErrorCode::Unreachable, Words::tr("The system bus does not answer."),
                       Words::tr("Restart this host, or its D-Bus service."), errnoText(ETIMEDOUT));
    return failure(ErrorCode::Unreachable, Words::tr("There is no system bus on this host."),
                   Words::tr("Start the D-Bus service (systemctl start dbus)."), errnoText(-ready));
}

QString detailOf(const BusError &error, int number)
{
    if (!error.error.name)
        return errnoText(-number);
    return QString::fromUtf8(error.error.name) + QStringLiteral(": ") + QString::fromUtf8(error.error.message);
}

/** The name is known to nobody: no file, no unit. */
bool isMissing(const BusError &error)
{
    constexpr auto names = std::to_array<std::string_view>({
        "org.freedesktop.DBus.Error.ServiceUnknown",
        "org.freedesktop.DBus.Error.NameHasNoOwner",
        "org.freedesktop.DBus.Error.Spawn.ServiceNotFound",
        "org.freedesktop.DBus.Error.Spawn.FileInvalid",
        "org.freedesktop.DBus.Error.Spawn.ExecFailed",
        "org.freedesktop.systemd1.NoSuchUnit",
    });
    return std::ranges::find(names, error.name()) != names.end();
}

Error helperError(const BusError &error, int number)
{
    const QString detail = detailOf(error, number);
    if (isMissing(error))
        return {ErrorCode::Unreachable, Words::tr("Carrel's privileged helper is not installed on this host."),
                Words::tr("Install all of Carrel, then reload the system bus (systemctl reload dbus)."), detail};
    return {ErrorCode::Unreachable, Words::tr("Carrel's privileged helper could not be started."),
            Words::tr("Look at what it said (systemctl status carrel-helper)."), detail};
}

Error polkitError(const BusError &error, int number)
{
    const QString detail = detailOf(error, number);
    if (isMissing(error))
        return {ErrorCode::Unreachable, Words::tr("polkit is not installed on this host, so nobody can be authorised."),
                Words::tr("Install polkit (Debian: polkitd)."), detail};
    return {ErrorCode::Unreachable, Words::tr("polkit does not answer, so nobody can be authorised."),
            Words::tr("Restart it (systemctl restart polkit)."), detail};
}

constexpr const char *polkitName = "org.freedesktop.PolicyKit1";

Result<void> startHelper(sd_bus *bus, Clock::time_point end)
{
    sd_bus_set_method_call_timeout(bus, microsecondsLeft(end));
    BusError error;
    const QByteArray name = Protocol::helperName().toLatin1();
    const int sent = sd_bus_call_method(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                        "StartServiceByName", &error.error, nullptr, "su", name.constData(), 0U);
    if (sent < 0)
        return std::unexpected(helperError(error, sent));
    return {};
}

Result<void> pingPolkit(sd_bus *bus, Clock::time_point end)
{
    sd_bus_set_method_call_timeout(bus, microsecondsLeft(end));
    BusError error;
    const int sent =
        sd_bus_call_method(bus, polkitName, "/", "org.freedesktop.DBus.Peer", "Ping", &error.error, nullptr, "");
    if (sent < 0)
        return std::unexpected(polkitError(error, sent));
    return {};
}

/** Appends what CheckAuthorization(subject, action, details, flags = no interaction, no id) takes. */
int appendQuestion(sd_bus *bus, sd_bus_message *call, const QByteArray &actionId)
{
    const char *own = nullptr;
    if (const int named = sd_bus_get_unique_name(bus, &own); named < 0)
        return named;
    const int subject = sd_bus_message_append(call, "(sa{sv})", "system-bus-name", 1, "name", "s", own);
    return subject < 0 ? subject : sd_bus_message_append(call, "sa{ss}us", actionId.constData(), 0, 0U, "");
}

Verdict readVerdict(sd_bus_message *reply)
{
    int isAuthorised = 0;
    int isChallenge = 0;
    if (sd_bus_message_enter_container(reply, 'r', "bba{ss}") < 0
        || sd_bus_message_read(reply, "bb", &isAuthorised, &isChallenge) < 0)
        return Verdict::Unknown;
    if (isAuthorised)
        return Verdict::Yes;
    return isChallenge ? Verdict::WithPassword : Verdict::No;
}

} // namespace

Result<void> wakeHelper(std::chrono::milliseconds startDeadline, std::chrono::milliseconds polkitDeadline)
{
    const Clock::time_point end = Clock::now() + startDeadline;
    return openBus(end).and_then([&](const Bus &bus) -> Result<void> {
        // polkit first: a helper that waits for a silent polkit is stuck until its watchdog ends it (kauth edge 1).
        return pingPolkit(bus.get(), Clock::now() + polkitDeadline).and_then([&] {
            return startHelper(bus.get(), end);
        });
    });
}

Verdict askPolkit(const QString &actionId, std::chrono::milliseconds deadline)
{
    const Clock::time_point end = Clock::now() + deadline;
    const Result<Bus> bus = openBus(end);
    if (!bus)
        return Verdict::Unknown;
    sd_bus_message *raw = nullptr;
    const int made =
        sd_bus_message_new_method_call(bus->get(), &raw, polkitName, "/org/freedesktop/PolicyKit1/Authority",
                                       "org.freedesktop.PolicyKit1.Authority", "CheckAuthorization");
    const Message call(raw);
    if (made < 0 || appendQuestion(bus->get(), raw, actionId.toLatin1()) < 0)
        return Verdict::Unknown;
    BusError error;
    sd_bus_message *answer = nullptr;
    const int sent = sd_bus_call(bus->get(), raw, microsecondsLeft(end), &error.error, &answer);
    const Message reply(answer);
    return sent < 0 ? Verdict::Unknown : readVerdict(answer);
}

} // namespace Carrel::Privilege
