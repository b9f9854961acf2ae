// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/lines.h"
#include "core/telemetry/reader.h"
#include "ui/models/hostview.h"
#include "ui/models/item.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QTreeWidget;

namespace Carrel::Pages {

/**
 * The load of one GPU or one vGPU, on its page: values with meters, what uses the GPU, and in one line why there is
 * less. Reads while it is shown, and only then. GUI thread; the reader outlives it or is shared.
 */
class TelemetryBlock final : public QWidget
{
    Q_OBJECT

public:
    explicit TelemetryBlock(Telemetry::Reader *reader, QWidget *parent = nullptr);

    void showGpu(const Models::HostViewPtr &host, const Gpu::Gpu &gpu);
    void showVgpu(const Models::HostViewPtr &host, const Gpu::Gpu &gpu, const VgpuId &vgpu);
    /** Nothing to read for: the block takes no room. */
    void showNothing();
    [[nodiscard]] bool isReading() const { return m_subscription.isHeld(); }

Q_SIGNALS:
    void itemWanted(const Carrel::Models::Item &item);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void setSubject(const Models::HostViewPtr &host, const GpuId &gpu, const VgpuId &vgpu);
    void watch();
    void fill();
    void fillGpu(const Telemetry::HostReading &reading, const Gpu::Gpu &gpu);
    void fillVgpu(const Telemetry::HostReading &reading, const Gpu::Gpu &gpu);
    void setLines(const std::vector<Telemetry::Line> &lines);
    void addRow(int row, const Telemetry::Line &line);
    void setNote(const QString &note);

    QPointer<Telemetry::Reader> m_reader;
    Telemetry::Subscription m_subscription;
    Telemetry::Subject m_subject; ///< of the subscription
    Models::HostViewPtr m_host;
    GpuId m_gpu;
    VgpuId m_vgpu; ///< empty for a GPU's page
    bool m_isShown = false;
    QGridLayout *m_grid;
    QLabel *m_note;
    QTreeWidget *m_users;
    std::vector<Telemetry::Line> m_lines;
};

} // namespace Carrel::Pages
