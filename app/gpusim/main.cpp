// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/background.h"
#include "app/gpusim/options.h"
#include "app/gpusim/tools.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <poll.h>
#include <print>
#include <sys/socket.h>

namespace {

using namespace Carrel::Sim;

constexpr const char usage[] = R"(carrel-gpusim: simulated GPUs, as the kernel's mdev drivers show them

  carrel-gpusim serve FOLDER DESCRIPTION [--stay] [--uevents] [--foreground] [-- CLEAN-UP COMMAND…]
      mounts FOLDER/mount/sys and FOLDER/mount/dev and serves until the last client of FOLDER/control is gone
  carrel-gpusim order FOLDER WORD…   gives one order and prints the reply
  carrel-gpusim hold FOLDER          is a client until its standard input ends; prints what changes
  carrel-gpusim sriov-manage FOLDER WORD…, nvidia-smi FOLDER WORD…
                                     are NVIDIA's programs for the simulated GPUs
  carrel-gpusim check DESCRIPTION    says whether a description can be read
  carrel-gpusim cards                lists the cards it knows

DESCRIPTION is a file, or office, studio, rack, farm or workshop. The orders and the format: app/gpusim/README.md.
)";

int serve(const std::vector<std::string> &words)
{
    const std::optional<ServeOptions> options = parseServe(words);
    if (!options) {
        std::print(stderr, "{}", usage);
        return static_cast<int>(Exit::Usage);
    }
    // A client that goes while it is written to is noticed by the error, not by a signal.
    std::signal(SIGPIPE, SIG_IGN);
    return static_cast<int>(options->foreground ? serveHere(options->service) : serveInBackground(options->service));
}

/** Copies what comes to standard output; false at the end. */
bool copy(int socket, std::string &last)
{
    std::array<char, 4096> bytes{};
    const ssize_t got = recv(socket, bytes.data(), bytes.size(), 0);
    if (got <= 0)
        return false;
    last.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
}

/** The first line that is a reply, not news. */
std::optional<std::string> replyIn(const std::string &received)
{
    const std::vector<std::string> lines = split(received, '\n');
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        if (lines[i].starts_with("ok") || lines[i].starts_with("error"))
            return lines[i];
    return std::nullopt;
}

/** Gives one order to the simulator of a folder; nothing when nobody answers. */
std::optional<std::string> ask(const std::string &folder, const std::vector<std::string> &words)
{
    const File control = connectControl(folder + "/control");
    std::string line;
    for (const std::string &word : words)
        line += (line.empty() ? "" : " ") + word;
    line += '\n';
    std::string received;
    const bool sent =
        control && send(control.number(), line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size());
    while (sent && !replyIn(received) && copy(control.number(), received)) { }
    const std::optional<std::string> reply = replyIn(received);
    if (!reply)
        std::println(stderr, "carrel-gpusim: nobody answers at {}/control", folder);
    return reply;
}

int order(const std::string &folder, const std::vector<std::string> &words)
{
    const std::optional<std::string> reply = ask(folder, words);
    if (!reply)
        return 1;
    std::println("{}", *reply);
    return reply->starts_with("ok") ? 0 : 1;
}

/** Started by the simulator itself: Guard. */
int guard(const std::vector<std::string> &words)
{
    if (!waitForKilled())
        return 0;
    Options options;
    options.folder = words[0];
    options.cleanUp.assign(words.begin() + 2, words.end());
    Service(options).cleanAfterKilled();
    return 0;
}

/** Is one of NVIDIA's programs for the simulated GPUs. */
int runTool(const std::string &program, const std::string &folder, std::vector<std::string> words)
{
    words.insert(words.begin(), {"run", program});
    const std::optional<std::string> reply = ask(folder, words);
    if (!reply || !reply->starts_with("ok "))
        return 1;
    const ToolResult result = resultFromLine(std::string_view(*reply).substr(3));
    std::print("{}", result.output);
    std::print(stderr, "{}", result.error);
    return result.status;
}

int hold(const std::string &folder)
{
    const File control = connectControl(folder + "/control");
    constexpr std::string_view greeting = "where\n"; // only who has spoken keeps it alive
    if (!control || send(control.number(), greeting.data(), greeting.size(), MSG_NOSIGNAL) < 0)
        return 1;
    std::array<pollfd, 2> files{{{STDIN_FILENO, POLLIN, 0}, {control.number(), POLLIN, 0}}};
    std::array<char, 256> ignored{};
    while (poll(files.data(), files.size(), -1) > 0) {
        std::string news;
        if (files[1].revents && !copy(control.number(), news))
            return 1;
        std::print("{}", news);
        std::fflush(stdout);
        if (files[0].revents && read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            return 0;
    }
    return 1;
}

int check(const std::string &name)
{
    const Outcome<Description> description = loadDescription(name);
    if (!description) {
        std::println(stderr, "carrel-gpusim: {}", description.error());
        return static_cast<int>(Exit::BadDescription);
    }
    for (const GpuSpec &gpu : description->gpus)
        std::println("{} {} ({} types)", gpu.id, gpu.card.name, gpu.card.types.size());
    return 0;
}

int listCards()
{
    for (const Card &card : knownCards())
        std::println("{} ({} types)", card.name, card.types.size());
    return 0;
}

} // namespace

int main(int count, char **arguments)
{
    const std::vector<std::string> words(arguments + 1, arguments + count);
    const std::string verb = words.empty() ? std::string() : words[0];
    if (verb == "serve")
        return serve({words.begin() + 1, words.end()});
    if (verb == "order" && words.size() > 2)
        return order(words[1], {words.begin() + 2, words.end()});
    if (verb == "guard" && words.size() > 2)
        return guard({words.begin() + 1, words.end()});
    if ((verb == "sriov-manage" || verb == "nvidia-smi") && words.size() > 1)
        return runTool(verb, words[1], {words.begin() + 2, words.end()});
    if (verb == "hold" && words.size() == 2)
        return hold(words[1]);
    if (verb == "check" && words.size() == 2)
        return check(words[1]);
    if (verb == "cards")
        return listCards();
    std::print(verb == "--help" ? stdout : stderr, "{}", usage);
    return verb == "--help" ? 0 : static_cast<int>(Exit::Usage);
}
