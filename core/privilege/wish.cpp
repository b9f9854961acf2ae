// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/wish.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>

#include <sys/stat.h>

namespace Carrel::Privilege {

using Protocol::Request;
using Protocol::Verb;

namespace {

Result<Request> checked(Request request, const GpuId &gpu, const VgpuId &vgpu)
{
    const Result<GpuId> knownGpu = parseGpuId(gpu.text);
    if (!knownGpu)
        return std::unexpected(knownGpu.error());
    const Result<Uuid> uuid = parseUuid(vgpu.text);
    if (!uuid)
        return std::unexpected(uuid.error());
    request.id = Protocol::makeRequestId();
    request.gpu = *knownGpu;
    request.vgpu = *uuid;
    return request;
}

Result<Request> wish(const CreateMdev &change)
{
    const Result<TypeId> knownType = parseTypeId(change.type.text);
    if (!knownType)
        return std::unexpected(knownType.error());
    Request request;
    request.type = *knownType;
    return checked(request, change.parent, change.vgpu);
}

Result<Request> wish(const RemoveMdev &change)
{
    Request request;
    request.verb = Verb::RemoveVgpu;
    return checked(request, change.parent, change.vgpu);
}

/** A change for which the helper has no verb. */
Result<Request> wish(const auto &)
{
    return failure(ErrorCode::Unsupported,
                   QCoreApplication::translate("Helper", "Carrel's privileged helper does not make this change."),
                   QCoreApplication::translate("Helper", "Make it as root, with the tools of the GPU's vendor."));
}

} // namespace

Result<Request> wishFor(const GpuChange &change)
{
    return std::visit([](const auto &one) { return wish(one); }, change);
}

bool isFulfilled(const QString &sysRoot, const Request &request)
{
    const QString path = QStringLiteral("%1/class/mdev_bus/%2/%3").arg(sysRoot, request.gpu.text, request.vgpu.text);
    struct stat info{};
    const bool isThere = ::stat(QFile::encodeName(path).constData(), &info) == 0;
    // Any errno but ENOENT means "cannot tell", and then nothing is claimed to be gone.
    const bool isGone = !isThere && errno == ENOENT;
    return request.verb == Verb::CreateVgpu ? isThere : isGone;
}

} // namespace Carrel::Privilege
