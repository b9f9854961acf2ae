// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessibleWidget>

namespace Carrel::Widgets {

class CapacityBar;

/** What a screen reader gets of a CapacityBar: the GPU's name, and the sentence with the current slice as its value. */
class BarAccessible final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit BarAccessible(CapacityBar *bar);
    /** Makes Qt use this class for every CapacityBar; may be called more than once. */
    static void install();

    [[nodiscard]] QString text(QAccessible::Text what) const override;
    [[nodiscard]] QVariant currentValue() const override; ///< used MiB; invalid when unknown
    void setCurrentValue(const QVariant & /*value*/) override { } ///< what a GPU carries is not set by a slider
    [[nodiscard]] QVariant maximumValue() const override; ///< MiB; invalid when unknown
    [[nodiscard]] QVariant minimumValue() const override { return 0; }
    [[nodiscard]] QVariant minimumStepSize() const override { return 0; }
    void *interface_cast(QAccessible::InterfaceType type) override;

private:
    [[nodiscard]] CapacityBar *bar() const;
};

} // namespace Carrel::Widgets
