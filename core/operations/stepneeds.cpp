// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/stepneeds.h"

#include "core/virt/domainedit.h"

#include <algorithm>

namespace Carrel::Operations {

namespace {

/** What the step made, as a definition would name it; empty for steps that make nothing of the kind. */
struct Made
{
    QString operator()(const CreateDisk &step) const { return step.path; }
    QString operator()(const CreateVgpu &step) const { return step.vgpu.text; }
    QString operator()(const auto &) const { return {}; }
};

struct Definition
{
    QString operator()(const DefineWorkstation &step) const { return step.xml; }
    QString operator()(const EditWorkstation &step) const { return step.xmlAfter; }
    QString operator()(const auto &) const { return {}; }
};

} // namespace

bool mayNeed(const Step &later, const Step &earlier)
{
    const QString made = std::visit(Made{}, earlier);
    const QString xml = std::visit(Definition{}, later);
    if (made.isEmpty() || xml.isEmpty())
        return false;
    // A VF's address is written in parts.
    if (parsePciAddress(made))
        return std::ranges::contains(Virt::vgpusIn(xml).value_or(std::vector<VgpuId>{}), VgpuId{made});
    return xml.contains(made) || xml.contains(made.toHtmlEscaped());
}

} // namespace Carrel::Operations
