// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/page.h"

#include <QHash>
#include <QStackedWidget>

namespace Carrel::Widgets {
class EmptyState;
}

namespace Carrel::Telemetry {
class Reader;
}

namespace Carrel::Pages {

/** The centre of the window: the page of what is selected, made when first needed; or where to begin. GUI thread. */
class DetailsPane final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit DetailsPane(const ActionNamed &actions, QWidget *parent = nullptr);

    /** Shows the item as the snapshot has it. A null snapshot or a message row: the welcome, or what to select. */
    void setItem(const Models::Item &item, const Host::Snapshot &snapshot, bool anyHost);
    [[nodiscard]] const Models::Item &item() const { return m_item; }
    [[nodiscard]] QString heading() const;

Q_SIGNALS:
    void itemWanted(const Carrel::Models::Item &item);

private:
    [[nodiscard]] Page *page(Models::NodeKind kind);
    void showNothing(bool anyHost);

    ActionNamed m_actions;
    QHash<Models::NodeKind, Page *> m_pages;
    Telemetry::Reader *m_reader; ///< one for all pages
    Widgets::EmptyState *m_nothing;
    Models::Item m_item;
};

} // namespace Carrel::Pages
