// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/telemetryblock.h"

#include "core/telemetry/belonging.h"
#include "ui/pages/gpuusers.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

namespace {

enum GridColumn { Name, Meter, Value };
constexpr int itemRole = Qt::UserRole;

Telemetry::Place placeOf(const Host::Inventory &host)
{
    switch (host.kind) {
    case Host::HostKind::Local:
    case Host::HostKind::Test:
        return Telemetry::Place::Here;
    case Host::HostKind::TryOut:
        return Telemetry::Place::Simulated;
    case Host::HostKind::Inspect:
        return Telemetry::Place::Copy;
    case Host::HostKind::Remote:
        break;
    }
    return Telemetry::Place::Elsewhere;
}

QString whyNotRead(const Models::HostView &host, const Gpu::Gpu &gpu)
{
    const QString place = Telemetry::whyNotRead(placeOf(host.inventory()));
    return place.isEmpty() ? Telemetry::whyNotRead(gpu) : place;
}

QLabel *textLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setMinimumWidth(1); // a long text never makes the page wide
    return label;
}

QProgressBar *meter(const Telemetry::Line &line)
{
    auto *bar = new QProgressBar;
    bar->setRange(0, 100);
    bar->setTextVisible(false); // the value stands beside it
    bar->setAccessibleName(line.label);
    bar->setMaximumHeight(bar->fontMetrics().height() / 2);
    bar->setFixedWidth(bar->fontMetrics().averageCharWidth() * 20);
    return bar;
}

bool haveSameShape(const Telemetry::Line &a, const Telemetry::Line &b)
{
    return a.label == b.label && a.percent.has_value() == b.percent.has_value();
}

} // namespace

TelemetryBlock::TelemetryBlock(Telemetry::Reader *reader, QWidget *parent)
    : QWidget(parent), m_reader(reader), m_grid(new QGridLayout), m_note(textLabel()), m_users(new QTreeWidget)
{
    auto *title = new QLabel(tr("Load now"));
    QFont bold = font();
    bold.setBold(true);
    title->setFont(bold);
    m_note->setObjectName(u"telemetryNote"_s);
    m_users->setObjectName(u"gpuUsers"_s);
    m_users->setAccessibleName(tr("What uses this GPU now"));
    m_users->setHeaderLabels({tr("Used by"), tr("As"), tr("Load")});
    m_users->setRootIsDecorated(false);
    m_users->setAllColumnsShowFocus(true);
    m_users->header()->setStretchLastSection(true);
    m_grid->setColumnStretch(Value, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    column->addWidget(title);
    column->addLayout(m_grid);
    column->addWidget(m_users);
    column->addWidget(m_note);
    connect(m_users, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *row) {
        const auto item = row->data(0, itemRole).value<Models::Item>();
        if (item.kind != Models::NodeKind::Message)
            Q_EMIT itemWanted(item);
    });
    if (m_reader)
        connect(m_reader, &Telemetry::Reader::readingChanged, this, [this] {
            if (isReading())
                fill();
        });
}

void TelemetryBlock::showGpu(const Models::HostViewPtr &host, const Gpu::Gpu &gpu)
{
    setSubject(host, gpu.id, {});
}

void TelemetryBlock::showVgpu(const Models::HostViewPtr &host, const Gpu::Gpu &gpu, const VgpuId &vgpu)
{
    setSubject(host, gpu.id, vgpu);
}

void TelemetryBlock::showNothing()
{
    setSubject(nullptr, {}, {});
}

void TelemetryBlock::setSubject(const Models::HostViewPtr &host, const GpuId &gpu, const VgpuId &vgpu)
{
    m_host = host;
    m_gpu = gpu;
    m_vgpu = vgpu;
    setVisible(host != nullptr && m_reader);
    watch();
    fill();
}

void TelemetryBlock::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_isShown = true;
    watch();
    fill();
}

void TelemetryBlock::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_isShown = false; // also when the window is minimised
    watch();
}

void TelemetryBlock::watch()
{
    const Gpu::Gpu *gpu = m_host ? m_host->inventory().gpu(m_gpu) : nullptr;
    if (!m_isShown || !m_reader || !gpu || !whyNotRead(*m_host, *gpu).isEmpty())
        return m_subscription.end();
    const Telemetry::Subject wanted{gpu->id, gpu->driver};
    if (m_subscription.isHeld() && wanted == m_subject)
        return;
    m_subject = wanted;
    m_subscription = m_reader->subscribe(wanted);
}

void TelemetryBlock::fill()
{
    const Gpu::Gpu *gpu = m_host ? m_host->inventory().gpu(m_gpu) : nullptr;
    if (!gpu || !m_reader)
        return;
    const QString why = whyNotRead(*m_host, *gpu);
    const Telemetry::HostReadingPtr reading = m_reader->latest();
    if (!why.isEmpty() || !reading) {
        m_users->hide();
        setLines({});
        setNote(why.isEmpty() ? tr("Reading…") : why);
    } else if (m_vgpu.isEmpty()) {
        fillGpu(*reading, *gpu);
    } else {
        fillVgpu(*reading, *gpu);
    }
}

void TelemetryBlock::fillGpu(const Telemetry::HostReading &reading, const Gpu::Gpu &gpu)
{
    const Telemetry::GpuReading *own = reading.gpu(gpu.id);
    // Another GPU's reading may be the latest when the page has just turned to this one.
    setLines(own ? linesOf(*own) : std::vector<Telemetry::Line>());
    setNote(own ? remarksOf(reading, gpu).join(u' ') : tr("Reading…"));
    const auto users = usersOf(*m_host, gpu, reading);
    m_users->setVisible(!users.empty());
    while (m_users->topLevelItemCount() > int(users.size()))
        delete m_users->takeTopLevelItem(int(users.size()));
    for (size_t i = 0; i < users.size(); ++i) {
        QTreeWidgetItem *row = m_users->topLevelItem(int(i));
        if (!row)
            row = new QTreeWidgetItem(m_users);
        const QString texts[] = {users[i].name, users[i].what, users[i].load};
        for (int column = 0; column < 3; ++column)
            row->setText(column, texts[column]);
        row->setToolTip(2, users[i].load);
        row->setData(0, itemRole, QVariant::fromValue(users[i].item));
    }
    for (int column = 0; column < 2; ++column)
        m_users->resizeColumnToContents(column);
    m_users->setFixedHeight(m_users->header()->sizeHint().height()
                            + m_users->fontMetrics().height() * 3 / 2 * (int(std::min<size_t>(users.size(), 8)) + 1));
}

void TelemetryBlock::fillVgpu(const Telemetry::HostReading &reading, const Gpu::Gpu &gpu)
{
    m_users->hide();
    const Gpu::Vgpu *vgpu = m_host->find(m_vgpu).vgpu;
    std::vector<WorkstationId> users;
    for (const Host::Workstation *each : m_host->usersOf(m_vgpu))
        users.push_back(each->id);
    const Telemetry::VgpuReading *own = vgpu ? readingOf(reading, *vgpu, users) : nullptr;
    if (!own) {
        setLines({});
        return setNote(Telemetry::whyNoVgpu(reading, gpu).join(u' '));
    }
    std::vector<Telemetry::Line> lines = linesOf(*own);
    lines.push_back({tr("Runs in"), runsIn(m_host->inventory(), *own), {}});
    setLines(lines);
    setNote({});
}

void TelemetryBlock::setLines(const std::vector<Telemetry::Line> &lines)
{
    // Widgets stay while the lines are the same ones, so that a marked text survives the next reading.
    if (!std::ranges::equal(lines, m_lines, haveSameShape)) {
        while (QLayoutItem *old = m_grid->takeAt(0)) {
            delete old->widget();
            delete old;
        }
        for (size_t row = 0; row < lines.size(); ++row)
            addRow(int(row), lines[row]);
    }
    for (size_t row = 0; row < lines.size(); ++row) {
        static_cast<QLabel *>(m_grid->itemAtPosition(int(row), Value)->widget())->setText(lines[row].value);
        if (lines[row].percent)
            static_cast<QProgressBar *>(m_grid->itemAtPosition(int(row), Meter)->widget())
                ->setValue(*lines[row].percent);
    }
    m_lines = lines;
}

void TelemetryBlock::addRow(int row, const Telemetry::Line &line)
{
    m_grid->addWidget(new QLabel(line.label), row, Name, Qt::AlignTop);
    QLabel *value = textLabel();
    value->setAccessibleName(line.label);
    if (line.percent) {
        m_grid->addWidget(meter(line), row, Meter, Qt::AlignVCenter);
        m_grid->addWidget(value, row, Value);
    } else {
        m_grid->addWidget(value, row, Meter, 1, 2); // itemAtPosition() finds it in the column of values too
    }
}

void TelemetryBlock::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace Carrel::Pages
