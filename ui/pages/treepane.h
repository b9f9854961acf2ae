// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/selection.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <KConfigGroup>

class QAction;
class QActionGroup;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace Carrel::Models {
class GpuTreeModel;
class TreeModel;
class WorkstationTreeModel;
enum class Trait;
} // namespace Carrel::Models

namespace Carrel::Widgets {
class EmptyState;
}

namespace Carrel::Pages {

class TreeView;

/**
 * The left of the window: the same hosts as GPUs or as workstations, switched by one control, with filter chips above
 * and the selected host's state in words below. What is selected in one view is found again in the other. GUI thread.
 */
class TreePane final : public QWidget
{
    Q_OBJECT

public:
    enum class View { Gpus, Workstations };

    /** viewActions: the two actions that switch, in the order of View; made checkable and exclusive here. */
    TreePane(QAction *gpus, QAction *workstations, QWidget *parent = nullptr);

    void setSnapshot(const Host::Snapshot &snapshot);
    void removeHost(const QString &uri);

    [[nodiscard]] Selection selection() const;
    [[nodiscard]] Models::Item currentItem() const;
    /** Selects the row in the view that has one, the current view first. */
    bool select(const Models::Item &item);
    [[nodiscard]] View view() const { return m_view; }
    void setView(View view);
    [[nodiscard]] TreeView *tree(View view) const;
    [[nodiscard]] TreeView *tree() const { return tree(m_view); }

    void setSearch(const QString &text);
    /** Every tag that a workstation of any host has, sorted. */
    [[nodiscard]] QStringList tags() const;
    /** The button of "no match". */
    void setClearAction(QAction *clear) { m_clear = clear; }
    void save(KConfigGroup settings) const;
    void restore(const KConfigGroup &settings);

Q_SIGNALS:
    void selectionChanged();
    void activated(const Carrel::Models::Item &item);
    void menuWanted(QPoint globalPosition);
    void countChanged(int matches, int total);
    void itemDropped(const Carrel::Models::Item &what, const Carrel::Models::Item &onto);

private:
    void makeTree(TreeView *tree);
    QWidget *makeSwitch(QAction *gpus, QAction *workstations);
    QWidget *makeChips();
    void fillChips();
    void addChip(const QString &label, Models::Trait trait, const QString &tag);
    void showOnly(const QString &label, Models::Trait trait, const QString &tag);
    void updateCount();
    void updateHostLine();
    void translateSelection(TreeView *from);

    Models::GpuTreeModel *m_gpuModel;
    Models::WorkstationTreeModel *m_workstationModel;
    TreeView *m_gpus;
    TreeView *m_workstations;
    QStackedWidget *m_trees;
    Widgets::EmptyState *m_noMatch;
    QLabel *m_hostLine;
    QToolButton *m_chip = nullptr;
    QMenu *m_chips = nullptr;
    QAction *m_gpuAction;
    QAction *m_workstationAction;
    QAction *m_clear = nullptr;
    QHash<QString, Host::Snapshot> m_hosts;
    QTimer m_countDown;
    View m_view = View::Gpus;
};

} // namespace Carrel::Pages
