// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gui/choice.h"

#include <QHash>
#include <QObject>

class KActionCollection;
class QAction;
class QShortcut;
class QWidget;

namespace Carrel::Gui {

/**
 * Every action of the window that is about what is selected: one QAction each for menu, toolbar, context menu, page
 * buttons and shortcut. Enabled exactly when choiceFor() finds a target; else the reason is its tooltip, its status
 * tip, and is said when its shortcut is pressed all the same.
 */
class Actions final : public QObject
{
    Q_OBJECT

public:
    /** window: gets the shortcuts that answer for disabled actions. */
    Actions(KActionCollection *collection, QWidget *window);

    [[nodiscard]] QAction *action(Verb verb) const { return m_entries.value(verb).action; }
    /** Brings enabled state, texts and reasons up to date. Cheap enough for every selection and snapshot. */
    void update(const Pages::Selection &selection, const Facts &facts);
    /** For what is not about the selection: an empty reason enables. */
    void setReason(Verb verb, const QString &reason);
    [[nodiscard]] std::vector<Models::Item> targets(Verb verb) const { return m_entries.value(verb).targets; }

Q_SIGNALS:
    void wanted(Carrel::Gui::Verb verb);
    /** The shortcut of a disabled action was pressed: why it does nothing. */
    void refused(const QString &reason);

private:
    struct Entry
    {
        QAction *action = nullptr;
        QShortcut *whyNot = nullptr;
        QString text;
        QString tip;
        std::vector<Models::Item> targets;
        QString reason;
    };

    void add(Verb verb, const QString &name, const QString &icon, const QString &text, const QString &tip,
             const QList<QKeySequence> &keys = {});
    void addAll();
    void show(Entry &entry, const Choice &choice);

    KActionCollection *m_collection;
    QWidget *m_window;
    QHash<Verb, Entry> m_entries;
};

} // namespace Carrel::Gui
