// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/hostview.h"
#include "ui/pages/selection.h"

#include <QScrollArea>

#include <vector>

class QFormLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace Carrel::Pages {

/** One line of a page: what it is, and its value as rich text (made by plainValue() or itemLink()). */
struct Property
{
    QString label;
    QString value;
    bool operator==(const Property &) const = default;
};

/** Outside text made safe to stand in a Property. */
[[nodiscard]] QString plainValue(const QString &text);
/** A link that brings the reader to a GPU, vGPU or workstation of the same host. */
[[nodiscard]] QString itemLink(Models::NodeKind kind, const QString &id, const QString &text);
/** The host line's dot, name and state words, as a Property value. */
[[nodiscard]] QString hostLink(const Host::Inventory &host);

/**
 * The page of one kind of object: heading, one line below it, buttons that are the window's actions, properties, and
 * what the subclass puts below. Scrolls up and down only. show() may be called with every snapshot. GUI thread.
 */
class Page : public QScrollArea
{
    Q_OBJECT

public:
    Page(const ActionNamed &actions, const QStringList &buttons, QWidget *parent = nullptr);

    virtual void show(const Models::HostViewPtr &host, const Models::Item &item) = 0;
    using QScrollArea::show;
    [[nodiscard]] QString heading() const;

Q_SIGNALS:
    void itemWanted(const Carrel::Models::Item &item);

protected:
    void setHeading(const QString &heading, const QString &below);
    /** Widgets are kept where the labels stay the same, so that a marked text or the focus survives an update. */
    void setProperties(const std::vector<Property> &properties);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QAction *action(const QString &name) const { return m_actions(name); }

private:
    void follow(const QString &link);

    ActionNamed m_actions;
    QString m_host;
    QLabel *m_heading;
    QLabel *m_below;
    QFormLayout *m_form;
    QVBoxLayout *m_body;
    std::vector<Property> m_properties;
    friend class DetailsPane; ///< tells the host links belong to
};

} // namespace Carrel::Pages
