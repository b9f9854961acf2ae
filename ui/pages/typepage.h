// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/page.h"

namespace Carrel::Pages {

/** One vGPU type of one GPU: what it is, how many more the driver offers, and why not when none. GUI thread. */
class TypePage final : public Page
{
    Q_OBJECT

public:
    explicit TypePage(const ActionNamed &actions, QWidget *parent = nullptr);
    void show(const Models::HostViewPtr &host, const Models::Item &item) override;
};

} // namespace Carrel::Pages
