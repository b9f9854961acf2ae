// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The runner's steps that write to GPUs.

#include "core/base/logging.h"
#include "core/host/hostsession.h"
#include "core/host/vgpunames.h"
#include "core/operations/gpuchanges.h"
#include "core/operations/steprunner.h"
#include "core/privilege/gpuwriter.h"

#include <QFileInfo>

namespace Carrel::Operations {

namespace {

using Answer = QFuture<Result<void>>;

Answer ready(Result<void> result)
{
    return QtFuture::makeReadyValueFuture(std::move(result));
}

Answer hostClosed()
{
    return ready(
        failure(ErrorCode::Unreachable, StepRunner::tr("The host was closed."), StepRunner::tr("Open it again.")));
}

bool showsVgpu(const Host::Inventory &host, const VgpuId &id, const GpuId &gpu, const TypeId &type)
{
    const Gpu::Vgpu *found = host.vgpu(id);
    return found && found->gpu == gpu && found->type == type;
}

/** A VF is used again: with another type it is another vGPU, and the one to remove is gone. */
bool isStillThere(const Host::Inventory &host, const RemoveVgpu &step)
{
    return parsePciAddress(step.vgpu.text) ? showsVgpu(host, step.vgpu, step.gpu, step.type)
                                           : host.vgpu(step.vgpu) != nullptr;
}

bool hasVfCount(const Host::Inventory &host, const SetVfCount &step)
{
    const Gpu::Gpu *gpu = host.gpu(step.gpu);
    return gpu && gpu->vfsEnabled == step.after;
}

/** This user's own record of the claims made, beside the names: the helper's is for root's eyes only. */
Host::VgpuNames claims()
{
    return Host::VgpuNames(QFileInfo(Host::VgpuNames::defaultFile()).path() + QStringLiteral("/vgpu-claims.json"));
}

void keepClaim(const QString &hostUri, const CreateVgpu &step)
{
    if (const auto kept = claims().setName(hostUri, step.vgpu, step.claim.text); !kept)
        qCWarning(logOperations) << "claim of" << step.vgpu.text << "is not kept:" << kept.error().detail;
}

/** A removal planned from a snapshot knows the address and the type only: what this user made there last is meant. */
RemoveVgpu claimed(const QString &hostUri, RemoveVgpu step)
{
    if (step.claim.isEmpty() && parsePciAddress(step.vgpu.text))
        step.claim = parseUuid(claims().name(hostUri, step.vgpu)).value_or(Uuid{});
    return step;
}

void giveName(const QString &hostUri, const CreateVgpu &step)
{
    // The vGPU is there, only Carrel's own record of its name is not: no reason to take it away again.
    if (const auto named = Host::VgpuNames().setName(hostUri, step.vgpu, step.name); !named)
        qCWarning(logOperations) << "vGPU" << step.vgpu.text << "got no name:" << named.error().detail;
}

void forgetName(const QString &hostUri, const VgpuId &vgpu)
{
    Host::VgpuNames names;
    if (!names.name(hostUri, vgpu).isEmpty())
        std::ignore = names.setName(hostUri, vgpu, {});
    if (!claims().name(hostUri, vgpu).isEmpty())
        std::ignore = claims().setName(hostUri, vgpu, {});
}

} // namespace

/** The helper may wait for a person at a password prompt; only a remote host is expected to answer by itself. */
Answer StepRunner::watchedWriting(const Answer &answer)
{
    return snapshot()->kind == Host::HostKind::Remote ? watched(answer) : answer;
}

Answer StepRunner::writeToGpu(const Step &step, const GpuId &gpu)
{
    const auto change = gpuChangeOf(step);
    if (!snapshot() || !change)
        return hostClosed();
    return watchedWriting(writer().write(*change))
        .then(this, [this, gpu](const Result<void> &written) { return afterVgpu(gpu, written); })
        .unwrap();
}

Answer StepRunner::afterVgpu(const GpuId &gpu, const Result<void> &result)
{
    // Also after a refusal: the driver may have said no because the snapshot was old.
    if (!m_session)
        return ready(result);
    return m_session->refreshGpu(gpu).then(this, [result](const Result<void> &) { return result; });
}

Answer StepRunner::doStep(const CreateVgpu &step)
{
    if (!m_lenient)
        return createNow(step);
    return m_session->refreshGpu(step.gpu)
        .then(this,
              [this, step](const Result<void> &) {
                  if (!snapshot())
                      return hostClosed();
                  return showsVgpu(*snapshot(), step.vgpu, step.gpu, step.type) ? ready({}) : createNow(step);
              })
        .unwrap();
}

Answer StepRunner::createNow(const CreateVgpu &step)
{
    return watchedWriting(writer().write(*gpuChangeOf(step)))
        .then(this,
              [this, step](const Result<void> &made) {
                  if (made && m_session && !step.claim.isEmpty())
                      keepClaim(m_session->uri(), step);
                  if (made && m_session && !step.name.isEmpty())
                      giveName(m_session->uri(), step);
                  return afterVgpu(step.gpu, made);
              })
        .unwrap();
}

Answer StepRunner::doStep(const RemoveVgpu &step)
{
    if (!m_lenient)
        return removeNow(step);
    return m_session->refreshGpu(step.gpu)
        .then(this,
              [this, step](const Result<void> &) {
                  if (!snapshot())
                      return hostClosed();
                  return isStillThere(*snapshot(), step) ? removeNow(step) : ready({});
              })
        .unwrap();
}

Answer StepRunner::removeNow(const RemoveVgpu &step)
{
    return watchedWriting(writer().write(*gpuChangeOf(claimed(m_session->uri(), step))))
        .then(this,
              [this, step](const Result<void> &gone) {
                  if (gone && m_session)
                      forgetName(m_session->uri(), step.vgpu);
                  return afterVgpu(step.gpu, gone);
              })
        .unwrap();
}

Answer StepRunner::doStep(const SetVfCount &step)
{
    return m_lenient && hasVfCount(*snapshot(), step) ? ready({}) : writeToGpu(step, step.gpu);
}

Answer StepRunner::doStep(const SetVgpuParameters &step)
{
    return writeToGpu(step, step.gpu);
}

Answer StepRunner::doStep(const SetMixedSizes &step)
{
    return writeToGpu(step, step.gpu);
}

} // namespace Carrel::Operations
