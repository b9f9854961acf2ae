// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/page.h"

namespace Carrel::Telemetry {
class Reader;
}

namespace Carrel::Pages {

class TelemetryBlock;

/** One vGPU: where it is, what it is, and whose. GUI thread. */
class VgpuPage final : public Page
{
    Q_OBJECT

public:
    VgpuPage(const ActionNamed &actions, Telemetry::Reader *reader, QWidget *parent = nullptr);
    void show(const Models::HostViewPtr &host, const Models::Item &item) override;

private:
    TelemetryBlock *m_load;
};

} // namespace Carrel::Pages
