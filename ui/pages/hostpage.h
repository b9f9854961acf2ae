// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/page.h"

namespace Carrel::Widgets {
class EmptyState;
class ErrorBar;
} // namespace Carrel::Widgets

namespace Carrel::Pages {

class HintStrip;

/** One host: its state in words with the way out, what it has, and the next step where it has nothing. GUI thread. */
class HostPage final : public Page
{
    Q_OBJECT

public:
    explicit HostPage(const ActionNamed &actions, QWidget *parent = nullptr);
    void show(const Models::HostViewPtr &host, const Models::Item &item) override;

private:
    void showNothings(const Host::Inventory &host);

    Widgets::ErrorBar *m_error;
    HintStrip *m_hints;
    Widgets::EmptyState *m_noGpu;
    Widgets::EmptyState *m_noWorkstation;
};

} // namespace Carrel::Pages
