// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of StepRunner that change what libvirt keeps of a workstation: its persistent definition.

#include "core/host/hostsession.h"
#include "core/operations/keptpasswords.h"
#include "core/operations/steprunner.h"
#include "core/virt/connection.h"
#include "core/virt/domainedit.h"
#include "core/virt/persistentxml.h"

#include <QCoreApplication>

namespace Carrel::Operations {

namespace {

using Answer = QFuture<Result<void>>;

Answer ready(Result<void> result)
{
    return QtFuture::makeReadyValueFuture(std::move(result));
}

Result<void> forgive(Result<void> result, ErrorCode code)
{
    return !result && result.error().code == code ? Result<void>() : result;
}

/** libvirt would make a running one transient instead: it must be off. */
Result<void> undefineWhenOff(Virt::Connection &connection, const UndefineWorkstation &step)
{
    return connection.isActive(step.workstation).and_then([&](bool active) -> Result<void> {
        if (active)
            return failure(ErrorCode::InUse, StepRunner::tr("%1 is running and cannot be deleted.").arg(step.name),
                           StepRunner::tr("Shut it down first."));
        return connection.undefine(step.workstation);
    });
}

} // namespace

Answer StepRunner::doStep(const EditWorkstation &step)
{
    const Result<std::vector<VgpuId>> wanted = Virt::vgpusIn(step.xmlAfter);
    if (!wanted)
        return ready(std::unexpected(wanted.error()));
    const bool lenient = m_lenient;
    const Work edit = [step, lenient](Virt::Connection &connection) -> Result<void> {
        const auto now = connection.domainXml(step.workstation, Virt::XmlOf::NextStart);
        if (lenient && now && Virt::isStill(step.xmlAfter, *now))
            return {};
        return Virt::redefine(connection, step.workstation, step.xmlBefore, step.xmlAfter);
    };
    const auto shows = [step, vgpus = *wanted](const Host::Inventory &host) {
        const auto workstation = host.workstation(step.workstation);
        return workstation && (Host::isActive(workstation->state) || workstation->vgpus == vgpus);
    };
    return call(edit, m_deadlines.call)
        .then(this,
              [this, shows](const Result<void> &done) { return done && m_session ? untilShown(shows) : ready(done); })
        .unwrap();
}

Answer StepRunner::doStep(const DefineWorkstation &step)
{
    const bool lenient = m_lenient;
    const Work define = [step, lenient, passwords = m_passwords](Virt::Connection &connection) -> Result<void> {
        if (lenient && connection.domainXml(step.workstation, Virt::XmlOf::NextStart))
            return {};
        if (const SecretPtr known = passwords->of(step.workstation))
            return Virt::defineAgain(connection, step.xml, known).transform([](const WorkstationId &) { });
        return Virt::defineNew(connection, step.xml).transform([](const WorkstationId &) { });
    };
    const auto shows = [id = step.workstation](const Host::Inventory &host) {
        return host.workstation(id) != nullptr;
    };
    return call(define, m_deadlines.call)
        .then(this,
              [this, shows](const Result<void> &done) { return done && m_session ? untilShown(shows) : ready(done); })
        .unwrap();
}

Answer StepRunner::doStep(const UndefineWorkstation &step)
{
    const bool lenient = m_lenient;
    const Work undefine = [step, lenient, passwords = m_passwords](Virt::Connection &connection) {
        passwords->keep(connection, step.workstation);
        const Result<void> gone = undefineWhenOff(connection, step);
        return lenient ? forgive(gone, ErrorCode::NotFound) : gone;
    };
    const auto shows = [id = step.workstation](const Host::Inventory &host) {
        return !host.workstation(id);
    };
    return call(undefine, m_deadlines.call)
        .then(this,
              [this, shows](const Result<void> &done) { return done && m_session ? untilShown(shows) : ready(done); })
        .unwrap();
}

} // namespace Carrel::Operations
