// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/batchwords.h"

#include "core/operations/batch.h"

#include <KJob>

#include <QCoreApplication>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;
using Operations::LineState;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Batch)
};

QString lineWords(const Operations::BatchLine &line)
{
    QStringList parts{u"%1: %2"_s.arg(line.name, line.error.sentence), line.error.wayOut, line.error.detail};
    parts.append(line.aftermath);
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace

QString batchTitle(Verb verb, int count)
{
    switch (verb) {
    case Verb::Start:
        return Words::tr("Start %n workstations", nullptr, count);
    case Verb::ShutDown:
        return Words::tr("Shut down %n workstations", nullptr, count);
    case Verb::Reboot:
        return Words::tr("Restart %n workstations", nullptr, count);
    case Verb::ForceOff:
        return Words::tr("Force %n workstations off", nullptr, count);
    case Verb::EditTags:
        return Words::tr("Set tags of %n workstations", nullptr, count);
    default:
        return Words::tr("Delete %n workstations", nullptr, count);
    }
}

Error batchError(const Operations::BatchJob &batch)
{
    QStringList details;
    for (const Operations::BatchLine &line : batch.linesErrorsFirst())
        if (line.state == LineState::Refused)
            details.append(lineWords(line));
    const bool onlyCancelled = batch.error() == KJob::KilledJobError;
    return {onlyCancelled ? ErrorCode::Cancelled : ErrorCode::Failed,
            u"%1: %2"_s.arg(batch.title(), batch.summary()),
            {},
            details.join(u'\n')};
}

} // namespace Carrel::Gui
