// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/sysfswalk.h"
#include "core/gpuwrites/tool.h"
#include "core/privilege/gpuwriter.h"
#include "core/privilege/pendingresult.h"
#include "core/privilege/verdict.h"
#include "core/privilege/wish.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTimer>

#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace Carrel::Privilege {

using Protocol::Refusal;
using Protocol::Request;
using Protocol::Verb;
using Writes::Outcome;
using Writes::refuse;
using Writes::Target;
using Writes::UniqueFd;

namespace {

/** The folders of a try-out host, for one write. */
struct Roots
{
    QString sys;
    QString device;
    QString claims;
    Writes::ToolPaths tools;
};

UniqueFd openFolder(const QString &path, int how)
{
    return UniqueFd(::open(QFile::encodeName(path).constData(), how | O_DIRECTORY | O_CLOEXEC));
}

Outcome<Writes::Claims> openClaims(const QString &path)
{
    if (!QDir().mkpath(path))
        return refuse(Refusal::NoClaim, EACCES);
    UniqueFd folder = openFolder(path, O_RDONLY);
    if (!folder)
        return refuse(Refusal::NoClaim, errno);
    return Writes::Claims(std::move(folder));
}

Target targetFor(const Roots &roots)
{
    return {
        openFolder(roots.sys, O_PATH),
        openFolder(roots.device + QStringLiteral("/vfio"), O_PATH),
        [path = roots.claims] { return openClaims(path); },
        Writes::writeOnce,
        [tools = roots.tools](Writes::Tool tool, const GpuId &gpu, bool on) {
            QByteArray said;
            return Writes::useTool(tools, tool, gpu, on, &said);
        },
    };
}

Result<void> resultOf(const Roots &roots, const Request &request)
{
    const Target target = targetFor(roots);
    const auto outcome = Writes::prepare(target, request).and_then([](Writes::Deed deed) { return deed(); });
    if (!outcome)
        return std::unexpected(Protocol::toError(outcome.error(), request));
    if (look(roots.sys, request) == Sight::Missing)
        return std::unexpected(errorOfBrokenPromise(request));
    return {};
}

/** A write that a workstation holds back is told of before the whole request counts as hanging, as by the helper. */
std::chrono::milliseconds patienceWith(const Request &request)
{
    return request.verb == Verb::RemoveVgpu ? Writes::writePatience : Writes::patienceOf(request.verb);
}

Error errorOfPatience(const Request &request)
{
    if (request.verb == Verb::RemoveVgpu)
        return Protocol::toError({Refusal::StillWaiting, 0}, request);
    return errorOfSilence(patienceWith(request));
}

class DirectWriter final : public GpuWriter
{
public:
    explicit DirectWriter(Roots roots) : m_roots(std::move(roots)) { }

    QFuture<Result<void>> write(const GpuChange &change) override
    {
        const Result<Request> wish = wishFor(change);
        if (!wish)
            return QtFuture::makeReadyValueFuture(Result<void>(std::unexpected(wish.error())));
        const auto pending = std::make_shared<PendingResult>();
        QTimer::singleShot(patienceWith(*wish), qApp,
                           [pending, request = *wish] { pending->finish(std::unexpected(errorOfPatience(request))); });
        // A thread of its own that nobody waits for: a removal of a vGPU in use ends only when the workstation stops.
        std::thread([pending, roots = m_roots, request = *wish] {
            pending->finish(resultOf(roots, request));
        }).detach();
        return pending->future();
    }

private:
    Roots m_roots;
};

} // namespace

std::unique_ptr<GpuWriter> makeDirectWriter(const QString &sysRoot, const QString &deviceRoot)
{
    const QString above = QDir::cleanPath(sysRoot + QStringLiteral("/.."));
    Roots roots;
    roots.sys = sysRoot;
    roots.device = deviceRoot.isEmpty() ? above + QStringLiteral("/dev") : deviceRoot;
    // Beside the simulator's mount, which takes no files of others.
    roots.claims = QDir::cleanPath(above + QStringLiteral("/../claims"));
    roots.tools = {QFile::encodeName(above + QStringLiteral("/usr/lib/nvidia/sriov-manage")),
                   QFile::encodeName(above + QStringLiteral("/usr/bin/nvidia-smi")), false};
    return std::make_unique<DirectWriter>(std::move(roots));
}

} // namespace Carrel::Privilege
