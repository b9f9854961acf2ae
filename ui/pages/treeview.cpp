// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/treeview.h"

#include "ui/widgets/treedelegate.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QResizeEvent>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>
#include <vector>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

TreeView::TreeView(Models::TreeModel *tree, int openDepth, QWidget *parent)
    : QTreeView(parent), m_filter(new Models::TreeFilterModel(tree, this)), m_delegate(new Widgets::TreeDelegate(this)),
      m_openDepth(openDepth)
{
    setModel(m_filter);
    setItemDelegate(m_delegate);
    setUniformRowHeights(true); // without it one changed cell costs 50 times as much at 10,000 rows
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false); // a double click opens the console
    setAllColumnsShowFocus(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setUpHeader();
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { rememberOpen(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { rememberOpen(index, false); });
    connect(this, &QTreeView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT itemActivated(m_filter->item(index)); });
}

void TreeView::setUpHeader()
{
    setSortingEnabled(true);
    sortByColumn(0, Qt::AscendingOrder);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(false);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(24);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &TreeView::askForColumns);
    connect(header(), &QHeaderView::sectionResized, this, [this](int, int before, int after) {
        if (!m_fitting && before > 0 && after > 0 && header()->underMouse())
            m_fitColumns = false;
    });
    for (int column = 1; column < m_filter->columnCount(); ++column)
        setColumnHidden(column, !m_filter->tree()->isShownByDefault(column));
}

void TreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

/** Until the user has set a width all shown columns fit, so that nothing has to be scrolled sideways. */
void TreeView::fitColumns()
{
    std::vector<int> wanted(static_cast<size_t>(header()->count()));
    int sum = 0;
    for (int column = 1; column < header()->count(); ++column)
        if (!isColumnHidden(column)) {
            // Of the rows in sight, and never less than before: a list that is scrolled does not wobble.
            int &width = m_widest[column];
            width = std::max({width, header()->sectionSizeHint(column), sizeHintForColumn(column)});
            sum += wanted[static_cast<size_t>(column)] = width;
        }
    if (!m_fitColumns || viewport()->width() <= 0 || sum == 0)
        return;
    const int name = viewport()->width() * 2 / 5; // the names say the most: at least this much is theirs
    const int rest = std::min(sum, viewport()->width() - name);
    const QScopedValueRollback fitting(m_fitting, true);
    for (int column = 1; column < header()->count(); ++column)
        if (const int width = wanted[static_cast<size_t>(column)])
            header()->resizeSection(column, width * rest / sum);
    header()->resizeSection(0, viewport()->width() - rest);
}

void TreeView::fitSoon()
{
    if (!m_fitColumns || std::exchange(m_fitAsked, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_fitAsked = false;
            fitColumns();
        },
        Qt::QueuedConnection);
}

void TreeView::askForColumns(QPoint position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < m_filter->columnCount(); ++column) {
        QAction *choice = menu->addAction(m_filter->headerData(column, Qt::Horizontal).toString());
        choice->setCheckable(true);
        choice->setChecked(!isColumnHidden(column));
        connect(choice, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            fitSoon();
        });
    }
    menu->popup(header()->mapToGlobal(position));
}

QString TreeView::keyOf(const QModelIndex &index) const
{
    return index.siblingAtColumn(0).data(Models::KeyRole).toString();
}

Selection TreeView::selection() const
{
    Selection found;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        found.all.push_back(m_filter->item(row));
    const QModelIndex current = currentIndex();
    if (current.isValid() && selectionModel()->isRowSelected(current.row(), current.parent()))
        found.current = m_filter->item(current);
    else if (!found.all.empty())
        found.current = found.all.front();
    return found;
}

bool TreeView::select(const Models::Item &item)
{
    QModelIndex found = m_filter->find(item);
    if (!found.isValid())
        found = findById(item);
    if (!found.isValid())
        return false;
    for (QModelIndex above = found.parent(); above.isValid(); above = above.parent())
        expand(above);
    setCurrentIndex(found);
    scrollTo(found);
    return true;
}

/** The first row of its kind and id, for an item that names no more than that. */
QModelIndex TreeView::findById(const Models::Item &item) const
{
    const QString id = item.kind == Models::NodeKind::Gpu ? item.gpu.text
        : item.kind == Models::NodeKind::Vgpu             ? item.vgpu.text
        : item.kind == Models::NodeKind::VgpuType         ? QString() // stands below every GPU that offers it
        : item.kind == Models::NodeKind::Host             ? item.host
                                                          : item.workstation.text;
    const QModelIndexList rows = m_filter->tree()->findAll(item.kind, item.host, id);
    return id.isEmpty() || rows.isEmpty() ? QModelIndex() : m_filter->mapFromSource(rows.front());
}

void TreeView::setSearch(const QString &text)
{
    m_delegate->setSearch(text);
    m_filter->setSearch(text);
    openAll();
    viewport()->update();
}

void TreeView::setTrait(Models::Trait trait)
{
    m_filter->setTrait(trait);
    openAll();
}

void TreeView::rememberOpen(const QModelIndex &index, bool open)
{
    if (m_following || m_filter->isFiltering())
        return;
    const QString key = keyOf(index);
    int depth = 0;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        ++depth;
    if (depth <= m_openDepth)
        open ? (void)m_closed.remove(key) : (void)m_closed.insert(key);
    else
        open ? (void)m_opened.insert(key) : (void)m_opened.remove(key);
}

void TreeView::openAgain(const QModelIndex &parent, int start, int end, int depth)
{
    // Below the default depth only rows named by the user are open: a long flat list costs nothing here.
    if (depth > m_openDepth && m_opened.isEmpty())
        return;
    for (int row = start; row <= end; ++row) {
        const QModelIndex index = m_filter->index(row, 0, parent);
        if (!m_filter->hasChildren(index))
            continue;
        const QString key = keyOf(index);
        const bool open =
            depth <= m_openDepth ? m_filter->isFiltering() || !m_closed.contains(key) : m_opened.contains(key);
        if (open != isExpanded(index))
            setExpanded(index, open);
        openAgain(index, 0, m_filter->rowCount(index) - 1, depth + 1);
    }
}

void TreeView::openAll()
{
    const QScopedValueRollback following(m_following, true);
    openAgain({}, 0, m_filter->rowCount() - 1, 0);
}

void TreeView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTreeView::rowsInserted(parent, start, end);
    const QScopedValueRollback following(m_following, true);
    int depth = 0;
    for (QModelIndex above = parent; above.isValid(); above = above.parent())
        ++depth;
    openAgain(parent, start, end, depth);
    // Its first children came in: only now can the row be open.
    if (parent.isValid() && !isExpanded(parent) && depth - 1 <= m_openDepth && !m_closed.contains(keyOf(parent)))
        expand(parent);
    if (!m_wanted.isEmpty())
        selectAgain();
    fitSoon();
}

void TreeView::selectAgain()
{
    const QModelIndex found = m_filter->mapFromSource(m_filter->tree()->indexOfKey(m_wanted));
    if (!found.isValid())
        return;
    m_wanted.clear();
    setCurrentIndex(found);
}

void TreeView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    Q_EMIT selectionWasChanged();
}

void TreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (current.isValid())
        m_wanted.clear();
    Q_EMIT selectionWasChanged();
}

void TreeView::save(KConfigGroup settings) const
{
    settings.writeEntry("Header", header()->saveState());
    settings.writeEntry("FitColumns", m_fitColumns);
    settings.writeEntry("Opened", QStringList(m_opened.cbegin(), m_opened.cend()));
    settings.writeEntry("Closed", QStringList(m_closed.cbegin(), m_closed.cend()));
    settings.writeEntry("Selected", currentIndex().isValid() ? keyOf(currentIndex()) : m_wanted);
}

void TreeView::restore(const KConfigGroup &settings)
{
    const QByteArray columns = settings.readEntry("Header", QByteArray());
    m_fitColumns = settings.readEntry("FitColumns", true);
    if (!columns.isEmpty())
        header()->restoreState(columns);
    const QStringList opened = settings.readEntry("Opened", QStringList());
    const QStringList closed = settings.readEntry("Closed", QStringList());
    m_opened = QSet<QString>(opened.cbegin(), opened.cend());
    m_closed = QSet<QString>(closed.cbegin(), closed.cend());
    m_wanted = settings.readEntry("Selected", QString());
    selectAgain();
}

} // namespace Carrel::Pages
