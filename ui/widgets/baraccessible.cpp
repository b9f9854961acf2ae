// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/baraccessible.h"

#include "ui/widgets/capacitybar.h"

namespace Carrel::Widgets {

namespace {

QAccessibleInterface *makeInterface(const QString & /*className*/, QObject *object)
{
    auto *bar = qobject_cast<CapacityBar *>(object);
    return bar ? new BarAccessible(bar) : nullptr;
}

} // namespace

BarAccessible::BarAccessible(CapacityBar *bar) : QAccessibleWidget(bar, QAccessible::Indicator) { }

void BarAccessible::install()
{
    // Qt keeps a list without duplicates of the same function only if we do not add it twice.
    static const bool done = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(done)
}

CapacityBar *BarAccessible::bar() const
{
    return static_cast<CapacityBar *>(widget());
}

QString BarAccessible::text(QAccessible::Text what) const
{
    const QString own = QAccessibleWidget::text(what);
    if (what == QAccessible::Name)
        return own.isEmpty() ? bar()->capacity().gpuName : own;
    if (what == QAccessible::Value)
        return CapacityBar::tr("%1; current: %2")
            .arg(bar()->capacity().sentence, bar()->segmentText(bar()->currentSegment()));
    return own;
}

QVariant BarAccessible::currentValue() const
{
    const auto &used = bar()->capacity().used;
    return used ? QVariant(used->count) : QVariant();
}

QVariant BarAccessible::maximumValue() const
{
    const auto &total = bar()->capacity().total;
    return total ? QVariant(total->count) : QVariant();
}

void *BarAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ValueInterface)
        return static_cast<QAccessibleValueInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

} // namespace Carrel::Widgets
