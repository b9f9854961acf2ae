// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/vfiogroup.h"
#include "core/privilege/gpuwriter.h"
#include "core/privilege/pendingresult.h"
#include "core/privilege/verdict.h"
#include "core/privilege/wish.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace Carrel::Privilege {

using namespace std::chrono_literals;
using Protocol::Failure;
using Protocol::Refusal;
using Protocol::Request;
using Protocol::Verb;
using Outcome = std::expected<void, Failure>;

namespace {

/** As the helper's: a create that takes longer is hanging, a removal waits for a workstation. */
constexpr auto createPatience = 8s;
constexpr auto removalPatience = 5s;

struct Roots
{
    QString sys;
    QString device;
};

std::unexpected<Failure> refuse(Refusal refusal, int number = 0)
{
    return std::unexpected(Failure{refusal, number});
}

Outcome writeNode(const QString &path, const QByteArray &value)
{
    const int node = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (node < 0)
        return refuse(Refusal::OpenFailed, errno);
    const ssize_t taken = ::write(node, value.constData(), size_t(value.size()));
    const int number = taken < 0 ? errno : 0;
    ::close(node);
    if (number != 0)
        return refuse(Refusal::WriteFailed, number);
    return taken == value.size() ? Outcome() : refuse(Refusal::ShortWrite);
}

bool isInUse(const Roots &roots, const QString &vgpuFolder)
{
    bool isNumber = false;
    const int group =
        QFileInfo(QFile::symLinkTarget(vgpuFolder + QStringLiteral("/iommu_group"))).fileName().toInt(&isNumber);
    return isNumber && Gpu::isVfioGroupInUse(roots.device, group).value_or(false);
}

Outcome perform(const Roots &roots, const Request &request)
{
    const QString gpu = roots.sys + QStringLiteral("/class/mdev_bus/") + request.gpu.text;
    if (!QFileInfo::exists(gpu))
        return refuse(Refusal::GpuUnknown, ENOENT);
    if (request.verb == Verb::CreateVgpu) {
        const QString type = gpu + QStringLiteral("/mdev_supported_types/") + request.type.text;
        if (!QFileInfo::exists(type))
            return refuse(Refusal::TypeUnknown, ENOENT);
        return writeNode(type + QStringLiteral("/create"), request.vgpu.text.toLatin1() + '\n');
    }
    const QString vgpu = gpu + u'/' + request.vgpu.text;
    if (!QFileInfo::exists(vgpu))
        return refuse(Refusal::VgpuUnknown, ENOENT);
    if (isInUse(roots, vgpu))
        return refuse(Refusal::InUse, EBUSY);
    return writeNode(vgpu + QStringLiteral("/remove"), "1\n");
}

Result<void> resultOf(const Roots &roots, const Request &request)
{
    if (const Outcome outcome = perform(roots, request); !outcome)
        return std::unexpected(Protocol::toError(outcome.error(), request));
    if (!isFulfilled(roots.sys, request))
        return std::unexpected(errorOfBrokenPromise(request));
    return {};
}

Error errorOfPatience(const Request &request)
{
    if (request.verb == Verb::RemoveVgpu)
        return Protocol::toError({Refusal::StillWaiting, 0}, request);
    return errorOfSilence(createPatience);
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
        const auto patience = wish->verb == Verb::CreateVgpu ? createPatience : removalPatience;
        QTimer::singleShot(patience, qApp,
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
    const QString device = deviceRoot.isEmpty() ? QDir::cleanPath(sysRoot + QStringLiteral("/../dev")) : deviceRoot;
    return std::make_unique<DirectWriter>(Roots{sysRoot, device});
}

} // namespace Carrel::Privilege
