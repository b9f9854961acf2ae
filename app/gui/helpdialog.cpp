// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/helpdialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

namespace {

/** The heading of help.md that is about this kind of page. */
QString headingOf(Models::NodeKind kind)
{
    switch (kind) {
    case Models::NodeKind::Gpu:
    case Models::NodeKind::VgpuType:
        return u"GPUs and vGPU types"_s;
    case Models::NodeKind::Vgpu:
        return u"vGPUs"_s;
    case Models::NodeKind::Workstation:
        return u"Workstations"_s;
    case Models::NodeKind::Host:
    case Models::NodeKind::Message:
        break;
    }
    return u"Hosts"_s;
}

/** A heading, not the first sentence that has its word. */
void showHeading(QTextBrowser *text, const QString &heading)
{
    for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 0 && block.text() == heading)
            text->setTextCursor(QTextCursor(block));
}

} // namespace

HelpDialog::HelpDialog(Models::NodeKind kind, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    auto *text = new QTextBrowser;
    text->setAccessibleName(tr("Help text"));
    QFile file(u":/carrel/help.md"_s);
    if (file.open(QIODevice::ReadOnly))
        text->setMarkdown(QString::fromUtf8(file.readAll()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    resize(560, 420);
    showHeading(text, headingOf(kind));
}

} // namespace Carrel::Gui
