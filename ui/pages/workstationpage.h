// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/page.h"

namespace Carrel::Pages {

/** One workstation: what it has, and its notes. GUI thread. */
class WorkstationPage final : public Page
{
    Q_OBJECT

public:
    explicit WorkstationPage(const ActionNamed &actions, QWidget *parent = nullptr);
    void show(const Models::HostViewPtr &host, const Models::Item &item) override;
};

} // namespace Carrel::Pages
