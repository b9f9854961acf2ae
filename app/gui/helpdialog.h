// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/item.h"

#include <QDialog>

namespace Carrel::Gui {

/** F1: the keys and the words, opened at what is shown in the centre. Not modal: it can stay open while trying. */
class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    HelpDialog(Models::NodeKind kind, QWidget *parent);
};

} // namespace Carrel::Gui
