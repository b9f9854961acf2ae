// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/treepane.h"

#include "ui/models/gputreemodel.h"
#include "ui/models/workstationtreemodel.h"
#include "ui/pages/hostdot.h"
#include "ui/pages/springbutton.h"
#include "ui/pages/treeview.h"
#include "ui/text/text.h"
#include "ui/widgets/emptystate.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMap>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

TreePane::TreePane(QAction *gpus, QAction *workstations, QWidget *parent)
    : QWidget(parent), m_gpuModel(new Models::GpuTreeModel(this)),
      m_workstationModel(new Models::WorkstationTreeModel(this)), m_gpus(new TreeView(m_gpuModel, 3)),
      m_workstations(new TreeView(m_workstationModel, 0)), m_trees(new QStackedWidget),
      m_noMatch(new Widgets::EmptyState), m_hostLine(new QLabel), m_gpuAction(gpus), m_workstationAction(workstations)
{
    m_gpus->setAccessibleName(tr("GPUs of all hosts"));
    m_workstations->setAccessibleName(tr("Workstations of all hosts"));
    makeTree(m_gpus);
    makeTree(m_workstations);
    m_trees->addWidget(m_noMatch);
    m_hostLine->setObjectName(u"hostLine"_s);
    m_hostLine->setTextFormat(Qt::RichText);
    m_hostLine->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(makeSwitch(gpus, workstations));
    column->addWidget(m_trees, 1);
    column->addWidget(m_hostLine);

    // The words count seconds down to the next attempt; nothing signals a second.
    m_countDown.setInterval(1000);
    connect(&m_countDown, &QTimer::timeout, this, &TreePane::updateHostLine);
    setView(View::Gpus);
}

void TreePane::makeTree(TreeView *tree)
{
    m_trees->addWidget(tree);
    connect(tree, &TreeView::selectionWasChanged, this, [this, tree] {
        if (tree != this->tree())
            return;
        updateHostLine();
        Q_EMIT selectionChanged();
    });
    connect(tree, &TreeView::itemActivated, this, &TreePane::activated);
    connect(tree, &TreeView::itemDropped, this, &TreePane::itemDropped);
    connect(tree, &QWidget::customContextMenuRequested, this,
            [this, tree](QPoint position) { Q_EMIT menuWanted(tree->viewport()->mapToGlobal(position)); });
    connect(tree->filter(), &Models::TreeFilterModel::countChanged, this, &TreePane::updateCount);
}

QWidget *TreePane::makeSwitch(QAction *gpus, QAction *workstations)
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(2, 2, 2, 0);
    row->setSpacing(2);
    auto *group = new QActionGroup(this);
    for (QAction *each : {gpus, workstations}) {
        each->setCheckable(true);
        group->addAction(each);
        row->addWidget(new SpringButton(each));
    }
    row->addStretch();
    row->addWidget(makeChips());
    connect(gpus, &QAction::triggered, this, [this] { setView(View::Gpus); });
    connect(workstations, &QAction::triggered, this, [this] { setView(View::Workstations); });
    return bar;
}

QWidget *TreePane::makeChips()
{
    m_chip = new QToolButton;
    m_chip->setObjectName(u"filterChip"_s);
    m_chip->setPopupMode(QToolButton::InstantPopup);
    m_chip->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_chip->setAutoRaise(true);
    m_chip->setFocusPolicy(Qt::TabFocus);
    m_chip->setToolTip(tr("Show only some of the rows"));
    m_chips = new QMenu(m_chip);
    m_chip->setMenu(m_chips);
    // The tags are those of now.
    connect(m_chips, &QMenu::aboutToShow, this, &TreePane::fillChips);
    showOnly(tr("All"), Models::Trait::Any, {});
    return m_chip;
}

void TreePane::fillChips()
{
    m_chips->clear();
    addChip(tr("All"), Models::Trait::Any, {});
    addChip(tr("Running"), Models::Trait::Running, {});
    addChip(tr("Without vGPU"), Models::Trait::NoVgpu, {});
    addChip(tr("Needs attention"), Models::Trait::NeedsAttention, {});
    const QStringList found = tags();
    if (!found.isEmpty())
        m_chips->addSection(tr("Tags"));
    for (const QString &tag : found)
        addChip(tag, Models::Trait::Any, tag);
}

void TreePane::addChip(const QString &label, Models::Trait trait, const QString &tag)
{
    // A tag may hold an ampersand of its own.
    QAction *chip = m_chips->addAction(QString(label).replace(u'&', u"&&"_s));
    chip->setCheckable(true);
    chip->setChecked(trait == m_gpus->filter()->trait() && tag == m_gpus->filter()->tag());
    connect(chip, &QAction::triggered, this, [this, label, trait, tag] { showOnly(label, trait, tag); });
}

void TreePane::showOnly(const QString &label, Models::Trait trait, const QString &tag)
{
    m_chip->setText(QString(label).replace(u'&', u"&&"_s));
    m_chip->setAccessibleName(tr("Show only: %1").arg(label));
    for (TreeView *each : {m_gpus, m_workstations}) {
        each->setTrait(trait);
        each->setTag(tag);
    }
    updateCount();
}

QStringList TreePane::tags() const
{
    QMap<QString, QString> found; // by the text without its case: as the filter sees them
    for (const Host::Snapshot &host : m_hosts)
        for (const Host::WorkstationPtr &each : host->workstations)
            for (const QString &tag : each->tags)
                found.insert(tag.toCaseFolded(), tag);
    return found.values();
}

TreeView *TreePane::tree(View view) const
{
    return view == View::Gpus ? m_gpus : m_workstations;
}

void TreePane::setSnapshot(const Host::Snapshot &snapshot)
{
    m_hosts.insert(snapshot->uri, snapshot);
    m_gpuModel->setSnapshot(snapshot->uri, snapshot);
    m_workstationModel->setSnapshot(snapshot->uri, snapshot);
    updateHostLine();
}

void TreePane::removeHost(const QString &uri)
{
    m_hosts.remove(uri);
    m_gpuModel->removeHost(uri);
    m_workstationModel->removeHost(uri);
    updateHostLine();
}

Selection TreePane::selection() const
{
    return tree()->selection();
}

Models::Item TreePane::currentItem() const
{
    return tree()->currentItem();
}

bool TreePane::select(const Models::Item &item)
{
    if (tree()->select(item))
        return true;
    const View other = m_view == View::Gpus ? View::Workstations : View::Gpus;
    if (!tree(other)->select(item))
        return false;
    setView(other);
    return true;
}

void TreePane::setView(View view)
{
    TreeView *from = tree();
    m_view = view;
    (view == View::Gpus ? m_gpuAction : m_workstationAction)->setChecked(true);
    if (from != tree())
        translateSelection(from);
    updateCount();
    updateHostLine();
    Q_EMIT selectionChanged();
}

void TreePane::translateSelection(TreeView *from)
{
    const Models::Item item = from->currentItem();
    if (item.kind == Models::NodeKind::Message)
        return;
    // The same vGPU or workstation stands elsewhere in the other tree: a vGPU below its workstation, and the reverse.
    const Models::TreeModel *model = tree()->filter()->tree();
    const auto selectFirst = [&](Models::NodeKind kind, const QString &id) {
        const QModelIndexList rows = id.isEmpty() ? QModelIndexList() : model->findAll(kind, item.host, id);
        return !rows.isEmpty() && tree()->select(model->item(rows.front()));
    };
    if (m_view == View::Workstations && item.kind == Models::NodeKind::Vgpu) {
        const QModelIndexList rows = model->findAll(Models::NodeKind::Vgpu, item.host, item.vgpu.text);
        if (!rows.isEmpty() && tree()->select(model->item(rows.front().parent())))
            return;
    }
    if (tree()->select(item))
        return;
    if (selectFirst(Models::NodeKind::Workstation, item.workstation.text)
        || selectFirst(Models::NodeKind::Vgpu, item.vgpu.text))
        return;
    tree()->select(itemOf(Models::NodeKind::Host, item.host));
}

void TreePane::setSearch(const QString &text)
{
    m_gpus->setSearch(text);
    m_workstations->setSearch(text);
    updateCount();
}

void TreePane::updateCount()
{
    const Models::TreeFilterModel *filter = tree()->filter();
    const bool nothing = filter->isFiltering() && filter->rowCount() == 0 && filter->totalCount() > 0;
    if (nothing && !filter->search().isEmpty())
        m_noMatch->setContent(u"edit-find"_s, tr("No match for “%1”").arg(filter->search()),
                              tr("Looked at %n row(s): names, notes, UUIDs, vGPU types, GPUs and PCI addresses.",
                                 nullptr, filter->totalCount()),
                              m_clear ? QList<QAction *>{m_clear} : QList<QAction *>());
    else if (nothing)
        m_noMatch->setContent(u"edit-find"_s, tr("Nothing here has this mark"),
                              tr("Choose “All” above to see every row again."));
    m_trees->setCurrentWidget(nothing ? static_cast<QWidget *>(m_noMatch) : tree());
    Q_EMIT countChanged(filter->matchCount(), filter->totalCount());
}

void TreePane::updateHostLine()
{
    const QString uri = currentItem().host;
    const auto snapshot = m_hosts.value(uri);
    const bool counting = snapshot && snapshot->retryAt.has_value();
    counting ? m_countDown.start() : m_countDown.stop();
    m_hostLine->setVisible(snapshot != nullptr);
    if (!snapshot)
        return;
    const QString line = hostDotLine(*snapshot, palette(), QDateTime::currentDateTime());
    m_hostLine->setText(line);
    m_hostLine->setToolTip(line); // where it is longer than the tree is wide
}

void TreePane::save(KConfigGroup settings) const
{
    settings.writeEntry("View", m_view == View::Gpus ? "gpus" : "workstations");
    m_gpus->save(settings.group(u"GPU tree"_s));
    m_workstations->save(settings.group(u"Workstation tree"_s));
}

void TreePane::restore(const KConfigGroup &settings)
{
    m_gpus->restore(settings.group(u"GPU tree"_s));
    m_workstations->restore(settings.group(u"Workstation tree"_s));
    setView(settings.readEntry("View", QString()) == u"workstations"_s ? View::Workstations : View::Gpus);
}

} // namespace Carrel::Pages
