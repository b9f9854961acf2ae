// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/drift/driftwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Carrel::Drift {

using namespace Qt::StringLiterals;
using Keep::KeptKind;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(DriftWords)

public:
    static QString what(const Row &row)
    {
        const Keep::KeptItem &item = row.item;
        switch (item.kind) {
        case KeptKind::VfCount:
            return tr("%1 virtual functions of GPU %2").arg(item.count).arg(item.gpu.text);
        case KeptKind::MixedSizes:
            return tr("Mixed sizes on GPU %1").arg(item.gpu.text);
        case KeptKind::Mdev:
            return tr("vGPU %1 (%2) on %3").arg(item.vgpu.text, item.type.text, item.parent.text);
        case KeptKind::VfType:
            break;
        }
        return tr("Type %1 on virtual function %2").arg(item.type.text, item.parent.text);
    }

    static QString state(const Row &row)
    {
        switch (row.finding) {
        case Finding::AsKept:
            return tr("As kept.");
        case Finding::Missing:
            return row.startsByItself ? tr("It is missing.") : tr("Off: it is started by hand only.");
        case Finding::OtherType:
            return tr("Type %1 is in its place.").arg(row.typeNow.text);
        case Finding::OtherGpu:
            return tr("It is on GPU %1 now.").arg(row.gpuNow.text);
        case Finding::CardMoved:
            return tr("Its card is at %1 now.").arg(row.gpuNow.text);
        case Finding::CardUnsure:
            return tr("Its card may be at %1 now: is it?").arg(candidates(row));
        case Finding::OtherCard:
            return tr("Another card is at %1 now.").arg(row.item.gpu.text);
        case Finding::CardGone:
            return tr("Its card is not there.");
        case Finding::VfsOff:
            return tr("They are off.");
        case Finding::VfsDiffer:
            return tr("%n of them are on.", nullptr, row.countNow);
        case Finding::ModeUnknown:
            return tr("Set at every boot; whether it is on now is not known.");
        case Finding::Extra:
            break;
        }
        return row.users.isEmpty()
            ? tr("Not kept: gone after the next reboot.")
            : tr("Not kept: gone after the next reboot, though %1 uses it.").arg(row.users.join(u", "_s));
    }

    static QString store(const Row &row)
    {
        if (row.finding == Finding::Extra)
            return tr("not kept");
        return row.byMdevctl ? tr("mdevctl's store (libvirt)") : tr("Carrel's set");
    }

    static QString summary(int count)
    {
        return count == 0 ? QString() : tr("%n kept thing(s) are missing or not as they were.", nullptr, count);
    }

    static QString brokenRule(const QString &program)
    {
        return program.isEmpty()
            ? QString()
            : tr("mdevctl does not start its vGPUs at boot here: its udev rule runs %1, which is not there. Carrel's "
                 "boot service starts them in its place.")
                  .arg(program);
    }

private:
    static QString candidates(const Row &row)
    {
        QStringList names;
        for (const GpuId &id : row.candidates)
            names.append(id.text);
        return names.join(u", "_s);
    }
};

} // namespace

QString whatOf(const Row &row)
{
    return Words::what(row);
}

QString stateOf(const Row &row)
{
    return Words::state(row);
}

QString storeOf(const Row &row)
{
    return Words::store(row);
}

QString wordOf(Finding finding)
{
    static constexpr std::array words{"as-kept",    "missing",     "other-type",   "other-gpu",
                                      "card-moved", "card-unsure", "other-card",   "card-gone",
                                      "vfs-off",    "vfs-differ",  "mode-unknown", "extra"};
    return QString::fromLatin1(words[size_t(finding)]);
}

QString summaryOf(const std::vector<Row> &rows)
{
    return Words::summary(int(std::ranges::count_if(rows, isDrift)));
}

QString brokenRuleLine(const Facts &facts)
{
    return Words::brokenRule(facts.missingProgram);
}

} // namespace Carrel::Drift
