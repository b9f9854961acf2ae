// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/functions.h"

#include "core/gpuwrites/sysfswalk.h"

#include <algorithm>
#include <cerrno>

namespace Carrel::Writes {

using Protocol::Failure;
using Protocol::Refusal;

namespace {

constexpr auto typeNode = "nvidia/current_vgpu_type";

bool isVf(int function)
{
    return !linkName(function, "physfn").isEmpty();
}

bool carriesMdev(int function)
{
    return std::ranges::any_of(namesIn(function),
                               [](const QByteArray &name) { return parseUuid(QString::fromLatin1(name)).has_value(); });
}

bool carriesVgpu(int function)
{
    // An unreadable type counts as one: what cannot be told must not be destroyed. Most VFs have no such file.
    const Outcome<QByteArray> type = readNode(function, typeNode, Refusal::NoParameters);
    const bool hasType = type ? !type->isEmpty() && *type != "0" : type.error().refusal != Refusal::NoParameters;
    return hasType || carriesMdev(function);
}

std::optional<int> numberOfVf(const QByteArray &link)
{
    constexpr QByteArrayView prefix = "virtfn";
    bool isNumber = false;
    const int number = link.startsWith(prefix) ? link.sliced(prefix.size()).toInt(&isNumber) : 0;
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

Outcome<void> requireEmptyVf(const Target &target, int gpu, const QByteArray &link, int number)
{
    const Result<PciAddress> address = parsePciAddress(QString::fromLatin1(linkName(gpu, link)));
    if (!address)
        return std::unexpected(Failure{Refusal::UnsafePath, EXDEV, number});
    const Outcome<UniqueFd> vf = openFunction(target.sys.get(), GpuId{address->text}, Refusal::UnsafePath);
    if (!vf)
        return std::unexpected(vf.error());
    if (isHeld(target.vfio.get(), vf->get()))
        return std::unexpected(Failure{Refusal::GpuInUse, EBUSY, number});
    if (carriesVgpu(vf->get()))
        return std::unexpected(Failure{Refusal::GpuCarries, EBUSY, number});
    return {};
}

} // namespace

bool isGraphics(int function)
{
    const QByteArray code = readNode(function, "class").value_or(QByteArray());
    return code.startsWith("0x03") || code.startsWith("0x12");
}

bool isNvidia(int function)
{
    return readNode(function, "vendor").value_or(QByteArray()) == "0x10de" && linkName(function, "driver") == "nvidia";
}

Outcome<UniqueFd> openTypedVf(const Target &target, const GpuId &vf)
{
    Outcome<UniqueFd> function = openFunction(target.sys.get(), vf, Refusal::VfUnknown);
    if (!function)
        return function;
    if (!isVf(function->get()) || !isGraphics(function->get()) || linkName(function->get(), "driver") != "nvidia")
        return refuse(Refusal::VfUnknown, ENODEV);
    return function;
}

Outcome<UniqueFd> openPhysical(const Target &target, const GpuId &gpu)
{
    Outcome<UniqueFd> function = openFunction(target.sys.get(), gpu, Refusal::GpuUnknown);
    if (!function)
        return function;
    if (isVf(function->get()) || !isGraphics(function->get()))
        return refuse(Refusal::GpuUnknown, ENODEV);
    return function;
}

Outcome<int> readCount(int function, const char *name, Refusal whenMissing)
{
    const Outcome<QByteArray> text = readNode(function, name, whenMissing);
    if (!text)
        return std::unexpected(text.error());
    bool isNumber = false;
    const int count = text->toInt(&isNumber);
    return isNumber && count >= 0 ? Outcome<int>(count) : refuse(Refusal::OpenFailed, EBADMSG);
}

Outcome<void> requireEmpty(const Target &target, int gpu)
{
    if (isHeld(target.vfio.get(), gpu))
        return refuse(Refusal::GpuInUse, EBUSY);
    if (carriesMdev(gpu))
        return refuse(Refusal::GpuCarries, EBUSY);
    for (const QByteArray &name : namesIn(gpu))
        if (const std::optional<int> number = numberOfVf(name))
            if (const Outcome<void> empty = requireEmptyVf(target, gpu, name, *number); !empty)
                return empty;
    return {};
}

} // namespace Carrel::Writes
