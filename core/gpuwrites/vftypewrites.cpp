// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/functions.h"
#include "core/gpuwrites/sysfswalk.h"

#include <cerrno>

namespace Carrel::Writes {

using Protocol::Refusal;
using Protocol::Request;

namespace {

constexpr auto typeNode = "nvidia/current_vgpu_type";

/** The VF, open, and what it carries now: "0" for nothing. */
struct Vf
{
    UniqueFd folder;
    UniqueFd node;
    QByteArray type;
};

Outcome<Vf> openVf(const Target &target, const GpuId &id)
{
    Outcome<UniqueFd> folder = openTypedVf(target, id);
    if (!folder)
        return std::unexpected(folder.error());
    const Outcome<QByteArray> type = readNode(folder->get(), typeNode, Refusal::VfUnknown);
    if (!type)
        return std::unexpected(type.error());
    Outcome<UniqueFd> node = openNode(folder->get(), typeNode, Refusal::VfUnknown);
    if (!node)
        return std::unexpected(node.error());
    return Vf{std::move(*folder), std::move(*node), type->isEmpty() ? QByteArray("0") : *type};
}

Outcome<void> writeAndReadBack(const Target &target, const Vf &vf, const QByteArray &type)
{
    if (const Outcome<void> written = target.write(vf.node.get(), type + '\n'); !written)
        return written;
    const Outcome<QByteArray> shown = readNode(vf.folder.get(), typeNode);
    if (!shown)
        return std::unexpected(shown.error());
    const bool isShown = *shown == type || (type == "0" && shown->isEmpty());
    return isShown ? Outcome<void>() : refuse(Refusal::NotShown);
}

Outcome<void> setType(const Target &target, const Vf &vf, const Claims &claims, const Request &request)
{
    if (request.claim.isEmpty()) {
        claims.drop(request.gpu); // an earlier vGPU's
    } else if (const Outcome<void> kept = claims.keep(request.gpu, request.claim); !kept) {
        return kept;
    }
    const Outcome<void> outcome = writeAndReadBack(target, vf, request.type.text.toLatin1());
    // While the driver still works at it, the vGPU may come, and is the claimant's then.
    if (!outcome && outcome.error().refusal != Refusal::StillWaiting)
        claims.drop(request.gpu);
    return outcome;
}

Outcome<void> clearType(const Target &target, const Vf &vf, const Claims &claims, const GpuId &id)
{
    const Outcome<void> outcome = writeAndReadBack(target, vf, "0");
    if (outcome)
        claims.drop(id);
    return outcome;
}

} // namespace

Outcome<Deed> prepareSetType(const Target &target, const Request &request)
{
    Outcome<Vf> vf = openVf(target, request.gpu);
    if (!vf)
        return std::unexpected(vf.error());
    if (vf->type != "0")
        return refuse(Refusal::VfTaken, EBUSY);
    if (isHeld(target.vfio.get(), vf->folder.get()))
        return refuse(Refusal::InUse, EBUSY);
    Outcome<Claims> claims = target.claims();
    if (!claims)
        return std::unexpected(claims.error());
    return Deed([&target, request, vf = std::move(*vf), claims = std::move(*claims)] {
        return setType(target, vf, claims, request);
    });
}

Outcome<Deed> prepareClearType(const Target &target, const Request &request)
{
    Outcome<Vf> vf = openVf(target, request.gpu);
    if (!vf)
        return std::unexpected(vf.error());
    if (vf->type != request.type.text.toLatin1())
        return refuse(Refusal::OtherType);
    Outcome<Claims> claims = target.claims();
    if (!claims)
        return std::unexpected(claims.error());
    const Outcome<Uuid> owner = claims->of(request.gpu);
    if (!owner)
        return std::unexpected(owner.error());
    if (!owner->isEmpty() && *owner != request.claim)
        return refuse(Refusal::OtherClaim);
    if (isHeld(target.vfio.get(), vf->folder.get()))
        return refuse(Refusal::InUse, EBUSY);
    return Deed([&target, id = request.gpu, vf = std::move(*vf), claims = std::move(*claims)] {
        return clearType(target, vf, claims, id);
    });
}

} // namespace Carrel::Writes
