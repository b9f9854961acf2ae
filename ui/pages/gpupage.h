// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/page.h"

class QTreeWidget;

namespace Carrel::Widgets {
class CapacityBar;
class EmptyState;
} // namespace Carrel::Widgets

namespace Carrel::Telemetry {
class Reader;
}

namespace Carrel::Pages {

class TelemetryBlock;

/** One GPU: its framebuffer to scale, and every type it offers with the reason where none more can be made. GUI thread.
 */
class GpuPage final : public Page
{
    Q_OBJECT

public:
    GpuPage(const ActionNamed &actions, Telemetry::Reader *reader, QWidget *parent = nullptr);
    void show(const Models::HostViewPtr &host, const Models::Item &item) override;

private:
    void showTypes(const Models::HostViewPtr &host, const Gpu::Gpu &gpu);
    void makeTypes();

    Widgets::CapacityBar *m_bar;
    QTreeWidget *m_types;
    Widgets::EmptyState *m_noTypes;
    TelemetryBlock *m_load;
    Models::Item m_item;
};

} // namespace Carrel::Pages
