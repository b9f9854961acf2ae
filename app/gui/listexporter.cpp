// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/listexporter.h"

#include "ui/models/listexport.h"
#include "ui/pages/treeview.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ListExport)
};

} // namespace

Result<void> writeList(const Pages::TreeView &tree, const QString &path)
{
    QSaveFile file(path);
    const QByteArray text = Models::csvOf(*tree.filter(), tree.shownColumns()).toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return failure(ErrorCode::Failed, Words::tr("The list was not written to %1.").arg(path),
                   Words::tr("Choose another folder, or free some space."), file.errorString());
}

void exportList(const Pages::TreeView *tree, QWidget *window, const std::function<void(const Result<QString> &)> &done)
{
    auto *dialog = new QFileDialog(window, Words::tr("Export list"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(Words::tr("Tables (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, tree, [tree, done](const QString &path) {
        done(writeList(*tree, path).transform([&] { return path; }));
    });
    dialog->open();
}

} // namespace Carrel::Gui
