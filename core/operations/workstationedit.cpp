// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/workstationedit.h"

#include "core/operations/checks.h"

#include <QCoreApplication>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

class AssignPlans
{
    Q_DECLARE_TR_FUNCTIONS(AssignPlans)

public:
    static std::unexpected<Error> transient(const Host::Workstation &workstation)
    {
        return failure(ErrorCode::Unsupported,
                       tr("%1 has no stored definition: it is gone once it is off.").arg(workstation.name),
                       tr("Define it first, with “virsh define”."));
    }
    static std::unexpected<Error> damaged(const Host::Workstation &workstation, const Error &cause)
    {
        return failure(cause.code, tr("The description of %1 cannot be changed.").arg(workstation.name), cause.wayOut,
                       u"%1 %2"_s.arg(cause.sentence, cause.detail).trimmed());
    }
};

} // namespace

Result<Host::WorkstationPtr> editable(const Host::Inventory &host, const WorkstationId &id)
{
    return checkHost(host)
        .and_then([&] { return findWorkstation(host, id); })
        .and_then([](const Host::WorkstationPtr &found) -> Result<Host::WorkstationPtr> {
            if (!found->persistent)
                return AssignPlans::transient(*found);
            return found;
        });
}

Plan editPlan(const Host::Inventory &host, const Host::Workstation &workstation, const QString &what,
              const QString &before, const QString &after)
{
    Plan plan;
    plan.title = what;
    plan.hostUri = host.uri;
    plan.steps.emplace_back(EditWorkstation{workstation.id, workstation.name, before, after, what});
    return plan;
}

std::unexpected<Error> cannotChange(const Host::Workstation &workstation, const Error &cause)
{
    return AssignPlans::damaged(workstation, cause);
}

} // namespace Carrel::Operations
