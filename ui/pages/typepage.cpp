// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/typepage.h"

#include "core/operations/plans.h"
#include "ui/text/text.h"

#include <QVBoxLayout>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

namespace {

QString resolution(const std::optional<QSize> &size)
{
    return size ? u"%1 × %2"_s.arg(size->width()).arg(size->height()) : Text::unknown();
}

QString frameLimit(std::optional<int> limit)
{
    return limit ? TypePage::tr("%n frame(s) per second", nullptr, *limit) : Text::unknown();
}

/** The vGPUs of this type on this GPU, as links. */
QString vgpuLinks(const Gpu::Gpu &gpu, const TypeId &type)
{
    QStringList links;
    for (const Gpu::Vgpu &vgpu : gpu.vgpus)
        if (vgpu.type == type)
            links.append(itemLink(Models::NodeKind::Vgpu, vgpu.id.text, Text::vgpuName(&gpu, vgpu)));
    return links.isEmpty() ? TypePage::tr("none") : links.join(u"<br>"_s);
}

QString oneMore(const Host::Inventory &host, const Gpu::Gpu &gpu, const TypeId &type)
{
    const Result<void> may = Operations::canCreateVgpu(host, gpu.id, type);
    return may ? TypePage::tr("can be created") : plainValue(Text::errorLine(may.error()));
}

} // namespace

TypePage::TypePage(const ActionNamed &actions, QWidget *parent) : Page(actions, {u"vgpu_new"_s}, parent)
{
    body()->addStretch();
}

void TypePage::show(const Models::HostViewPtr &host, const Models::Item &item)
{
    const Gpu::Gpu *gpu = host->inventory().gpu(item.gpu);
    const Gpu::VgpuType *type = gpu ? Gpu::findType(*gpu, item.type) : nullptr;
    setHeading(Text::typeName(gpu, item.type), tr("vGPU type"));
    if (!type)
        return setProperties({{tr("State"), tr("The GPU does not offer this type now.")}});
    std::vector<Property> rows{
        {tr("GPU"), itemLink(Models::NodeKind::Gpu, gpu->id.text, Text::gpuName(*gpu))},
        {tr("One more"), oneMore(host->inventory(), *gpu, type->id)},
        {tr("Still free"), Text::number(type->available)},
        {tr("Framebuffer"), Text::memory(type->framebuffer)},
        {tr("Most per GPU"), Text::number(type->maxInstances)},
        {tr("Screens"), Text::number(type->heads)},
        {tr("Largest screen"), resolution(type->maxResolution)},
        {tr("Frame limit"), frameLimit(type->frameLimit)},
        {tr("Kernel name"), plainValue(type->id.text)},
        {tr("vGPUs"), vgpuLinks(*gpu, type->id)},
    };
    for (const auto &[key, value] : type->otherKeys.asKeyValueRange())
        rows.push_back({plainValue(key), plainValue(value)});
    setProperties(rows);
}

} // namespace Carrel::Pages
