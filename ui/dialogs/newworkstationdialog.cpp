// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/newworkstationdialog.h"
#include "icons/icons.h"

#include "ui/text/text.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace Carrel::Dialogs {

using namespace Qt::StringLiterals;
using Operations::DiskChoice;

namespace {
constexpr int usualCpus = 2;
constexpr int usualMemoryMib = 4096;
constexpr int mostCpus = 1024;
constexpr int mostMemoryMib = 16 * 1024 * 1024;
constexpr double mostDiskGib = 64.0 * 1024;
constexpr double bytesPerGib = 1024.0 * 1024.0 * 1024.0;
const QString userNetwork = u"user"_s;
} // namespace

NewWorkstationDialog::NewWorkstationDialog(const Host::Snapshot &host, QWidget *parent)
    : PlanDialog(tr("New workstation on %1").arg(Text::hostName(*host)), tr("Create workstation"), parent),
      m_host(host), m_limits(failure(ErrorCode::TimedOut, tr("Reading what this host allows…"))), m_name(new QLineEdit),
      m_cpus(new QSpinBox), m_memory(new QSpinBox), m_disk(new QComboBox), m_diskSize(new QDoubleSpinBox),
      m_diskPath(new QLineEdit), m_media(new QLineEdit), m_network(new QComboBox), m_vgpu(new QComboBox),
      m_notes(new QLineEdit)
{
    addFields();
    fillNetworks();
    fillVgpus();
    updateDisk();
    m_name->setFocus();
}

void NewWorkstationDialog::addFields()
{
    const std::pair<QWidget *, QString> names[] = {
        {m_name, u"name"_s},     {m_cpus, u"cpus"_s},         {m_memory, u"memory"_s}, {m_disk, u"disk"_s},
        {m_diskSize, u"size"_s}, {m_diskPath, u"diskPath"_s}, {m_media, u"media"_s},   {m_network, u"network"_s},
        {m_vgpu, u"vgpu"_s},     {m_notes, u"notes"_s},
    };
    for (const auto &[field, name] : names)
        field->setObjectName(name);
    m_cpus->setRange(1, mostCpus);
    m_cpus->setValue(usualCpus);
    m_memory->setRange(1, mostMemoryMib);
    m_memory->setSingleStep(512);
    m_memory->setValue(usualMemoryMib);
    m_memory->setSuffix(tr(" MiB"));
    form()->addRow(tr("&Name:"), m_name);
    form()->addRow(tr("&CPUs:"), m_cpus);
    form()->addRow(tr("&Memory:"), m_memory);
    addDiskFields();
    form()->addRow(tr("&Installation medium:"),
                   pathRow(m_media, tr("Choose an installation medium"), tr("Disk images (*.iso);;All files (*)")));
    form()->addRow(tr("N&etwork:"), m_network);
    form()->addRow(tr("&vGPU:"), m_vgpu);
    form()->addRow(tr("N&otes:"), m_notes);
    m_media->setPlaceholderText(tr("none"));
    for (QLineEdit *each : {m_name, m_diskPath, m_media, m_notes})
        connect(each, &QLineEdit::textChanged, this, &NewWorkstationDialog::plan);
    for (QSpinBox *each : {m_cpus, m_memory})
        connect(each, &QSpinBox::valueChanged, this, &NewWorkstationDialog::plan);
    for (QComboBox *each : {m_network, m_vgpu})
        connect(each, &QComboBox::currentIndexChanged, this, &NewWorkstationDialog::plan);
    connect(m_diskSize, &QDoubleSpinBox::valueChanged, this, &NewWorkstationDialog::plan);
    connect(m_disk, &QComboBox::currentIndexChanged, this, &NewWorkstationDialog::updateDisk);
}

void NewWorkstationDialog::addDiskFields()
{
    m_disk->addItem(tr("new, empty"), int(DiskChoice::New));
    m_disk->addItem(tr("a copy of"), int(DiskChoice::CopyOf));
    m_disk->addItem(tr("an existing file"), int(DiskChoice::Existing));
    m_disk->addItem(tr("none"), int(DiskChoice::None));
    m_diskSize->setRange(0.1, mostDiskGib);
    m_diskSize->setDecimals(1);
    m_diskSize->setValue(40);
    m_diskSize->setSuffix(tr(" GiB"));
    m_diskPathRow =
        pathRow(m_diskPath, tr("Choose a disk image"), tr("Disk images (*.qcow2 *.img *.raw);;All files (*)"));
    form()->addRow(tr("&Disk:"), m_disk);
    form()->addRow(tr("Disk &size:"), m_diskSize);
    form()->addRow(tr("Disk &file:"), m_diskPathRow);
}

QWidget *NewWorkstationDialog::pathRow(QLineEdit *path, const QString &purpose, const QString &filter)
{
    auto *whole = new QWidget;
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    auto *choose = new QToolButton;
    choose->setIcon(Icons::get(u"document-open"_s));
    choose->setToolTip(purpose);
    choose->setAccessibleName(purpose);
    row->addWidget(path, 1);
    row->addWidget(choose);
    whole->setFocusProxy(path);
    path->setAccessibleName(purpose);
    connect(choose, &QToolButton::clicked, this, [this, path, purpose, filter] { browse(path, purpose, filter); });
    return whole;
}

void NewWorkstationDialog::browse(QLineEdit *path, const QString &title, const QString &filter)
{
    auto *dialog = new QFileDialog(this, title, path->text(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, path, &QLineEdit::setText);
    dialog->open();
}

void NewWorkstationDialog::fillNetworks()
{
    const QSignalBlocker quiet(m_network);
    const QString kept = m_network->currentData().toString();
    m_network->clear();
    if (m_limits)
        for (const QString &each : m_limits->networks)
            m_network->addItem(each, each);
    m_network->addItem(tr("user network (no rights needed)"), userNetwork);
    m_network->addItem(tr("none"), QString());
    m_network->setCurrentIndex(qMax(0, m_network->findData(kept)));
}

void NewWorkstationDialog::fillVgpus()
{
    const QSignalBlocker quiet(m_vgpu);
    const QString kept = m_vgpu->currentData().toString();
    m_vgpu->clear();
    m_vgpu->addItem(tr("none"), QString());
    for (const Gpu::Gpu &gpu : m_host->gpus)
        for (const Gpu::Vgpu &vgpu : gpu.vgpus)
            if (m_host->usersOf(vgpu.id).empty())
                m_vgpu->addItem(tr("%1 on %2").arg(Text::vgpuName(&gpu, vgpu), gpu.id.text), vgpu.id.text);
    m_vgpu->setCurrentIndex(qMax(0, m_vgpu->findData(kept)));
}

void NewWorkstationDialog::setLimits(const Result<Operations::HostLimits> &limits)
{
    m_limits = limits;
    // The usual size where the host has it, else half of what it has.
    if (m_limits && m_memory->value() == usualMemoryMib && usualMemoryMib > m_limits->memory.count)
        m_memory->setValue(static_cast<int>(m_limits->memory.count / 2));
    if (m_limits && m_cpus->value() == usualCpus && usualCpus > m_limits->cpus)
        m_cpus->setValue(qMax(1, m_limits->cpus / 2));
    fillNetworks();
    plan();
}

void NewWorkstationDialog::setSnapshot(const Host::Snapshot &host)
{
    m_host = host;
    fillVgpus();
    plan();
}

void NewWorkstationDialog::updateDisk()
{
    const auto choice = static_cast<DiskChoice>(m_disk->currentData().toInt());
    form()->setRowVisible(m_diskSize, choice == DiskChoice::New);
    form()->setRowVisible(m_diskPathRow, choice == DiskChoice::CopyOf || choice == DiskChoice::Existing);
    plan();
}

Operations::NewWorkstation NewWorkstationDialog::wish() const
{
    const QString vgpu = m_vgpu->currentData().toString();
    Operations::NewWorkstation wish;
    wish.name = m_name->text();
    wish.cpus = m_cpus->value();
    wish.memory = {m_memory->value()};
    wish.disk = static_cast<DiskChoice>(m_disk->currentData().toInt());
    wish.diskPath = m_diskPath->text();
    wish.diskBytes = static_cast<qint64>(m_diskSize->value() * bytesPerGib);
    wish.diskFolder = m_limits ? m_limits->diskFolder : QString();
    wish.media = m_media->text();
    wish.network = m_network->currentData().toString();
    if (!vgpu.isEmpty())
        wish.vgpu = VgpuId{vgpu};
    wish.notes = m_notes->text();
    return wish;
}

void NewWorkstationDialog::plan()
{
    if (!m_limits)
        return propose(std::unexpected(m_limits.error()));
    propose(Operations::planCreateWorkstation(*m_host, *m_limits, wish()));
}

} // namespace Carrel::Dialogs
