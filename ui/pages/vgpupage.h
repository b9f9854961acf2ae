// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/page.h"

namespace Carrel::Pages {

/** One vGPU: where it is, what it is, and whose. GUI thread. */
class VgpuPage final : public Page
{
    Q_OBJECT

public:
    explicit VgpuPage(const ActionNamed &actions, QWidget *parent = nullptr);
    void show(const Models::HostViewPtr &host, const Models::Item &item) override;
};

} // namespace Carrel::Pages
