// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/background.h"

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <print>
#include <sys/wait.h>

namespace Carrel::Sim {

namespace {

/** Lets go of the terminal, the folder and the files of whoever started this. */
void detach()
{
    setsid();
    // A folder of somebody else must not be held busy for as long as this lives.
    if (chdir("/") != 0)
        return;
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0)
        return;
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        dup2(nothing, file);
}

Exit say(const std::expected<Service::Begin, Failure> &begun)
{
    if (begun)
        std::println("ready");
    else
        std::println(stderr, "carrel-gpusim: {}", begun.error().sentence);
    std::fflush(stdout);
    return begun ? Exit::Done : begun.error().exit;
}

/** What the child says through the pipe: its Exit as one byte; nothing when it died. */
Exit answerOf(int pipe)
{
    unsigned char answer = 0;
    return read(pipe, &answer, 1) == 1 ? static_cast<Exit>(answer) : Exit::Failed;
}

[[noreturn]] void serveAsChild(const Options &options, int pipe)
{
    Service service(options);
    const std::expected<Service::Begin, Failure> begun = service.begin();
    const auto answer = static_cast<unsigned char>(say(begun));
    const bool serves = begun && *begun == Service::Begin::Serving;
    if (serves)
        detach();
    if (write(pipe, &answer, 1) == 1 && serves) {
        close(pipe);
        service.serve();
    }
    _exit(0);
}

} // namespace

Exit serveInBackground(const Options &options)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return Exit::Failed;
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        serveAsChild(options, ends[1]);
    }
    close(ends[1]);
    const Exit answer = child > 0 ? answerOf(ends[0]) : Exit::Failed;
    close(ends[0]);
    return answer;
}

Exit serveHere(const Options &options)
{
    Service service(options);
    const std::expected<Service::Begin, Failure> begun = service.begin();
    const Exit answer = say(begun);
    if (begun && *begun == Service::Begin::Serving)
        service.serve();
    return answer;
}

} // namespace Carrel::Sim
