// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/newvgpudialog.h"

#include "ui/text/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

namespace Carrel::Dialogs {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAtOnce = 64;

/** "GRID M60-2Q — 2 GiB, 4 per GPU, … (3 free)". */
QString typeChoice(const Gpu::VgpuType &type)
{
    return NewVgpuDialog::tr("%1 (%2 free)").arg(Text::typeLine(type), Text::number(type.available));
}

bool hasRoom(const Gpu::Gpu &gpu)
{
    return std::ranges::any_of(gpu.types, [](const Gpu::VgpuType &type) { return type.available.value_or(0) > 0; });
}

} // namespace

NewVgpuDialog::NewVgpuDialog(const Host::Snapshot &host, const Models::Item &at, QWidget *parent)
    : PlanDialog(tr("New vGPU on %1").arg(Text::hostName(*host)), tr("Create vGPU"), parent), m_host(host),
      m_gpu(new QComboBox), m_type(new QComboBox), m_count(new QSpinBox), m_name(new QLineEdit), m_uuid(new QLineEdit)
{
    addFields();
    fillGpus(at.gpu);
    fillTypes(at.type);
    plan();
    m_type->setFocus();
}

void NewVgpuDialog::addFields()
{
    m_gpu->setObjectName(u"gpu"_s);
    m_type->setObjectName(u"type"_s);
    m_count->setObjectName(u"count"_s);
    m_name->setObjectName(u"name"_s);
    m_uuid->setObjectName(u"uuid"_s);
    for (QComboBox *box : {m_gpu, m_type}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(24);
    }
    m_count->setRange(1, mostAtOnce);
    m_name->setPlaceholderText(tr("none: its type's name is shown"));
    m_uuid->setPlaceholderText(tr("chosen by Carrel"));
    form()->addRow(tr("&GPU:"), m_gpu);
    form()->addRow(tr("&Type:"), m_type);
    form()->addRow(tr("&How many:"), m_count);
    form()->addRow(tr("&Name:"), m_name);
    form()->addRow(tr("&UUID:"), m_uuid);
    connect(m_gpu, &QComboBox::currentIndexChanged, this, [this] {
        fillTypes({});
        plan();
    });
    connect(m_type, &QComboBox::currentIndexChanged, this, &NewVgpuDialog::plan);
    connect(m_count, &QSpinBox::valueChanged, this, &NewVgpuDialog::plan);
    connect(m_name, &QLineEdit::textChanged, this, &NewVgpuDialog::plan);
    connect(m_uuid, &QLineEdit::textChanged, this, &NewVgpuDialog::plan);
}

GpuId NewVgpuDialog::gpu() const
{
    return {m_gpu->currentData().toString()};
}

TypeId NewVgpuDialog::type() const
{
    return {m_type->currentData().toString()};
}

void NewVgpuDialog::fillGpus(const GpuId &preset)
{
    const QSignalBlocker quiet(m_gpu);
    m_gpu->clear();
    int withRoom = -1;
    for (const Gpu::Gpu &each : m_host->gpus) {
        if (each.types.empty())
            continue;
        if (withRoom < 0 && hasRoom(each))
            withRoom = m_gpu->count();
        m_gpu->addItem(u"%1 (%2)"_s.arg(Text::gpuName(each), each.id.text), each.id.text);
    }
    const int wanted = m_gpu->findData(preset.text);
    m_gpu->setCurrentIndex(wanted >= 0 ? wanted : qMax(0, withRoom));
}

void NewVgpuDialog::fillTypes(const TypeId &preset)
{
    const QSignalBlocker quiet(m_type);
    m_type->clear();
    const Gpu::Gpu *chosen = m_host->gpu(gpu());
    if (!chosen)
        return;
    int withRoom = -1;
    for (const Gpu::VgpuType &each : chosen->types) {
        if (withRoom < 0 && each.available.value_or(0) > 0)
            withRoom = m_type->count();
        m_type->addItem(typeChoice(each), each.id.text);
    }
    const int wanted = m_type->findData(preset.text);
    m_type->setCurrentIndex(wanted >= 0 ? wanted : qMax(0, withRoom));
}

void NewVgpuDialog::setSnapshot(const Host::Snapshot &host)
{
    m_host = host;
    const TypeId kept = type();
    fillGpus(gpu());
    fillTypes(kept);
    plan();
}

void NewVgpuDialog::plan()
{
    const int count = m_count->value();
    setVerb(count == 1 ? tr("Create vGPU") : tr("Create %n vGPUs", nullptr, count));
    m_uuid->setEnabled(count == 1);
    Operations::NewVgpus wish{.gpu = gpu(), .type = type(), .count = count, .uuid = {}, .name = m_name->text()};
    if (count == 1 && !m_uuid->text().trimmed().isEmpty()) {
        const Result<Uuid> uuid = parseUuid(m_uuid->text().trimmed());
        if (!uuid)
            return propose(std::unexpected(uuid.error()));
        wish.uuid = *uuid;
    }
    propose(Operations::planCreateVgpus(*m_host, wish));
}

} // namespace Carrel::Dialogs
