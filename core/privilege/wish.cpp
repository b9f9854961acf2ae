// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/wish.h"

#include "core/keep/keptfile.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cerrno>

#include <sys/stat.h>

namespace Carrel::Privilege {

using namespace Qt::StringLiterals;
using Protocol::Request;
using Protocol::Verb;

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Helper)
};

template <class Tag>
Request begun(Verb verb, const Id<Tag> &device)
{
    Request request;
    request.verb = verb;
    request.gpu = {device.text};
    return request;
}

/** NVIDIA's types are numbers; elsewhere in Carrel they carry their driver's name, as mdev types do. */
TypeId numberOf(const TypeId &type)
{
    static const QString prefix = u"nvidia-"_s;
    return type.text.startsWith(prefix) ? TypeId{type.text.sliced(prefix.size())} : type;
}

Request wish(const CreateMdev &change)
{
    Request request = begun(Verb::CreateVgpu, change.parent);
    request.type = change.type;
    request.vgpu = {change.vgpu.text.toLower()};
    return request;
}

Request wish(const RemoveMdev &change)
{
    Request request = begun(Verb::RemoveVgpu, change.parent);
    request.vgpu = {change.vgpu.text.toLower()};
    return request;
}

Request wish(const SetVfType &change)
{
    Request request = begun(Verb::SetVfType, change.vf);
    request.type = numberOf(change.type);
    request.claim = change.claim;
    return request;
}

Request wish(const ClearVfType &change)
{
    Request request = begun(Verb::ClearVfType, change.vf);
    request.type = numberOf(change.type);
    request.claim = change.claim;
    return request;
}

Request wish(const SetVfCount &change)
{
    Request request = begun(Verb::SetVfCount, change.gpu);
    request.value = QString::number(change.count);
    return request;
}

Request wish(const SetVgpuParameters &change)
{
    Request request = begun(Verb::SetParameters, change.parent);
    request.vgpu = change.vgpu;
    const QString wanted = QString(change.parameters).remove(u' ');
    request.value = wanted.isEmpty() ? u" "_s : wanted; // a blank is how the driver is told to forget them all
    return request;
}

Request wish(const SetMixedSizes &change)
{
    Request request = begun(Verb::SetMixedSizes, change.gpu);
    request.value = change.on ? u"1"_s : u"0"_s;
    return request;
}

/** The parsers' own sentences where they have one; the helper's table has words for the log only. */
Error explained(const Protocol::Malformed &fault, const Request &request)
{
    if (fault.key == "gpu"_L1 && !parseGpuId(request.gpu.text))
        return parseGpuId(request.gpu.text).error();
    if (fault.key == "type"_L1 && !parseTypeId(request.type.text))
        return parseTypeId(request.type.text).error();
    if (fault.key == "vgpu"_L1 && !parseUuid(request.vgpu.text))
        return parseUuid(request.vgpu.text).error();
    if (fault.key == "parameters"_L1)
        return {ErrorCode::BadInput, Sentences::tr("These are not parameters that a vGPU's driver can be given."),
                Sentences::tr("Write them as key=value, with commas between them, at most 512 characters in all."),
                fault.why};
    return {ErrorCode::BadInput, Sentences::tr("Carrel's privileged helper would not understand this change."),
            Sentences::tr("Check the names and numbers given."), fault.key + u' ' + fault.why};
}

/** Any errno but ENOENT means "cannot tell", and then nothing is claimed to be gone. */
Sight lookAtMdev(const QString &sysRoot, const Request &request)
{
    const QString path = u"%1/class/mdev_bus/%2/%3"_s.arg(sysRoot, request.gpu.text, request.vgpu.text);
    struct stat info{};
    const bool isThere = ::stat(QFile::encodeName(path).constData(), &info) == 0;
    const bool isGone = !isThere && errno == ENOENT;
    return (request.verb == Verb::CreateVgpu ? isThere : isGone) ? Sight::Fulfilled : Sight::Missing;
}

std::optional<QString> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    return QString::fromLatin1(file.read(4096)).trimmed();
}

Sight lookAt(const QString &path, const QString &wanted)
{
    const std::optional<QString> shown = read(path);
    return shown && (*shown == wanted || (wanted == u"0" && shown->isEmpty())) ? Sight::Fulfilled : Sight::Missing;
}

/** The driver may order and space them in its own way, or not show them at all. */
Sight lookAtParameters(const QString &sysRoot, const Request &request)
{
    const bool isMdev = parseUuid(request.vgpu.text).has_value();
    const QString folder = isMdev ? u"%1/class/mdev_bus/%2/%3"_s.arg(sysRoot, request.gpu.text, request.vgpu.text)
                                  : u"%1/bus/pci/devices/%2"_s.arg(sysRoot, request.vgpu.text);
    const std::optional<QString> shown = read(folder + u"/nvidia/vgpu_params"_s);
    return shown && QString(*shown).remove(u' ') == request.value.trimmed() ? Sight::Fulfilled : Sight::Hidden;
}

Sight lookAtKeptSet(const Request &request)
{
    const auto set = Keep::readSet(Keep::systemFolder(), 0);
    const auto item = Keep::parseLine(request.value);
    if (!set || !item)
        return Sight::Missing;
    const bool isKept = request.verb == Verb::Keep
        ? std::ranges::contains(*set, *item)
        : std::ranges::any_of(*set, [&](const Keep::KeptItem &one) { return Keep::isSameThing(one, *item); });
    return isKept == (request.verb == Verb::Keep) ? Sight::Fulfilled : Sight::Missing;
}

} // namespace

Result<Request> wishFor(const GpuChange &change)
{
    Request request = std::visit([](const auto &one) { return wish(one); }, change);
    request.id = Protocol::makeRequestId();
    return Protocol::parseRequest(request.verb, Protocol::toArguments(request))
        .transform_error([&](const Protocol::Malformed &fault) { return explained(fault, request); });
}

Result<Request> wishOfKept(const QString &line, bool keep)
{
    Request request;
    request.verb = keep ? Verb::Keep : Verb::Forget;
    request.value = line;
    request.id = Protocol::makeRequestId();
    return Keep::parseLine(line).transform([&](const Keep::KeptItem &) { return request; });
}

Sight look(const QString &sysRoot, const Request &request)
{
    const QString function = u"%1/bus/pci/devices/%2/"_s.arg(sysRoot, request.gpu.text);
    switch (request.verb) {
    case Verb::CreateVgpu:
    case Verb::RemoveVgpu:
        return lookAtMdev(sysRoot, request);
    case Verb::SetVfType:
        return lookAt(function + u"nvidia/current_vgpu_type"_s, request.type.text);
    case Verb::ClearVfType:
        return lookAt(function + u"nvidia/current_vgpu_type"_s, u"0"_s);
    case Verb::SetVfCount:
        return lookAt(function + u"sriov_numvfs"_s, request.value);
    case Verb::SetParameters:
        return lookAtParameters(sysRoot, request);
    case Verb::SetMixedSizes:
        return Sight::Hidden;
    case Verb::Keep:
    case Verb::Forget:
        return lookAtKeptSet(request);
    }
    Q_UNREACHABLE_RETURN(Sight::Hidden);
}

} // namespace Carrel::Privilege
