// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/page.h"

#include "ui/pages/flowlayout.h"
#include "ui/text/text.h"

#include <QAction>
#include <QFormLayout>
#include <QLabel>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

namespace {

const std::pair<QString, Models::NodeKind> linkKinds[] = {
    {u"gpu"_s, Models::NodeKind::Gpu},
    {u"vgpu"_s, Models::NodeKind::Vgpu},
    {u"workstation"_s, Models::NodeKind::Workstation},
    {u"host"_s, Models::NodeKind::Host},
};

QLabel *valueLabel(const Property &property)
{
    auto *label = new QLabel(property.value);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    label->setAccessibleName(property.label);
    label->setMinimumWidth(1); // a long path never makes the page wide
    return label;
}

} // namespace

QString plainValue(const QString &text)
{
    QString safe = text.toHtmlEscaped();
    return safe.replace(u'\n', u"<br>"_s);
}

QString itemLink(Models::NodeKind kind, const QString &id, const QString &text)
{
    for (const auto &[scheme, known] : linkKinds)
        if (known == kind)
            return u"<a href=\"%1:%2\">%3</a>"_s.arg(scheme, QString::fromLatin1(QUrl::toPercentEncoding(id)),
                                                     text.toHtmlEscaped());
    return plainValue(text);
}

QString hostLink(const Host::Inventory &host)
{
    return itemLink(Models::NodeKind::Host, host.uri, Text::hostName(host));
}

Page::Page(const ActionNamed &actions, const QStringList &buttons, QWidget *parent)
    : QScrollArea(parent), m_actions(actions), m_heading(new QLabel), m_below(new QLabel), m_form(new QFormLayout),
      m_body(new QVBoxLayout)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    m_heading->setFont(large);
    m_heading->setObjectName(u"heading"_s);
    for (QLabel *label : {m_heading, m_below}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        m_body->addWidget(label);
    }
    auto *row = new FlowLayout;
    for (const QString &name : buttons) {
        auto *button = new QToolButton;
        button->setDefaultAction(m_actions(name));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    m_body->addLayout(row);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_body->addLayout(m_form);
    auto *content = new QWidget;
    content->setLayout(m_body);
    setWidget(content);
}

QString Page::heading() const
{
    return m_heading->text();
}

void Page::setHeading(const QString &heading, const QString &below)
{
    m_heading->setText(heading);
    m_below->setText(below);
    m_below->setVisible(!below.isEmpty());
    setAccessibleName(heading);
}

void Page::setProperties(const std::vector<Property> &properties)
{
    const bool same = std::ranges::equal(properties, m_properties, {}, &Property::label, &Property::label);
    if (!same) {
        while (m_form->rowCount() > 0)
            m_form->removeRow(0);
        for (const Property &each : properties) {
            QLabel *value = valueLabel(each);
            connect(value, &QLabel::linkActivated, this, &Page::follow);
            m_form->addRow(each.label, value);
        }
    } else {
        for (size_t i = 0; i < properties.size(); ++i)
            if (properties[i] != m_properties[i])
                static_cast<QLabel *>(m_form->itemAt(static_cast<int>(i), QFormLayout::FieldRole)->widget())
                    ->setText(properties[i].value);
    }
    m_properties = properties;
}

void Page::follow(const QString &link)
{
    const QString scheme = link.section(u':', 0, 0);
    const QString id = QUrl::fromPercentEncoding(link.section(u':', 1).toLatin1());
    for (const auto &[known, kind] : linkKinds)
        if (known == scheme)
            Q_EMIT itemWanted(itemOf(kind, m_host, id));
}

} // namespace Carrel::Pages
