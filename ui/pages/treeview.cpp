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
    setUpDrag();
    setUpHeader();
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { rememberOpen(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { rememberOpen(index, false); });
    connect(this, &QTreeView::pressed, this, [this] { m_beforeFilter.clear(); });
    connect(this, &QTreeView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT itemActivated(m_filter->item(index)); });
}

void TreeView::setUpDrag()
{
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::LinkAction);
    setDragDropOverwriteMode(true); // onto rows, never between them
    setAutoExpandDelay(600);
    connect(m_filter->tree(), &Models::TreeModel::dropped, this, &TreeView::itemDropped);
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

/** Of the rows in sight, and never less than before: a list that is scrolled does not wobble. */
int TreeView::wantedWidth(int column)
{
    int &width = m_widest[column];
    return width = std::max({width, header()->sectionSizeHint(column), sizeHintForColumn(column)});
}

/** Until the user has set a width all shown columns fit, so that nothing has to be scrolled sideways. */
void TreeView::fitColumns()
{
    if (!m_fitColumns || viewport()->width() <= 0)
        return;
    QHash<int, int> wanted;
    QHash<int, int> least; // a heading is never cut; the names say the most
    int sum = 0;
    int slack = 0;
    for (const int column : shownColumns()) {
        sum += wanted[column] = wantedWidth(column);
        least[column] =
            column == 0 ? std::min(wanted[0], viewport()->width() * 3 / 10) : header()->sectionSizeHint(column);
        slack += wanted[column] - least[column];
    }
    const int missing = sum - viewport()->width();
    for (auto width = wanted.begin(); missing > 0 && width != wanted.end(); ++width) {
        const int spare = *width - least[width.key()];
        if (missing <= slack) // rounded up: one pixel too many would bring a scroll bar
            *width -= static_cast<int>((qint64(spare) * missing + slack - 1) / slack);
        else // not even the headings fit: all alike
            *width = static_cast<int>(qint64(least[width.key()]) * viewport()->width() / (sum - slack));
    }
    wanted[0] += std::max(0, -missing);
    giveWidths(wanted);
}

void TreeView::giveWidths(const QHash<int, int> &widths)
{
    const QScopedValueRollback fitting(m_fitting, true);
    for (auto width = widths.begin(); width != widths.end(); ++width)
        header()->resizeSection(width.key(), *width);
}

QList<int> TreeView::shownColumns() const
{
    QList<int> columns;
    for (int place = 0; place < header()->count(); ++place)
        if (const int column = header()->logicalIndex(place); !isColumnHidden(column))
            columns.append(column);
    return columns;
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
    found.all.reserve(static_cast<size_t>(rows.size()));
    for (const QModelIndex &row : rows)
        found.all.push_back(m_filter->item(row));
    found.current = currentItem();
    return found;
}

Models::Item TreeView::currentItem() const
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && selectionModel()->isRowSelected(current.row(), current.parent()))
        return m_filter->item(current);
    const QItemSelection ranges = selectionModel()->selection();
    return ranges.isEmpty() ? Models::Item() : m_filter->item(ranges.constFirst().topLeft());
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
    m_beforeFilter.clear();
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

/** The current row survives a filter that hides it for a while. */
template <class Change>
void TreeView::filterBy(const Change &change)
{
    if (!m_filter->isFiltering())
        m_beforeFilter = currentIndex().isValid() ? keyOf(currentIndex()) : QString();
    {
        const QScopedValueRollback filtering(m_filtering, true);
        change();
        openAll();
    }
    if (m_filter->isFiltering() || m_beforeFilter.isEmpty())
        return;
    m_wanted = std::exchange(m_beforeFilter, {});
    if (currentIndex().isValid() && keyOf(currentIndex()) == m_wanted)
        return m_wanted.clear(); // and every other selected row stays so
    selectAgain();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

void TreeView::setSearch(const QString &text)
{
    m_delegate->setSearch(text);
    filterBy([&] { m_filter->setSearch(text); });
    viewport()->update();
}

void TreeView::setTrait(Models::Trait trait)
{
    filterBy([&] { m_filter->setTrait(trait); });
}

void TreeView::setTag(const QString &tag)
{
    filterBy([&] { m_filter->setTag(tag); });
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

/** A notice ("no workstation here yet") has no cells: its sentence gets the whole width. */
void TreeView::spanNotices(const QModelIndex &parent, int start, int end)
{
    constexpr int mostLooked = 64; // a notice stands alone, or last behind what there is
    for (int row = end - start < mostLooked ? start : end; row <= end; ++row) {
        const QModelIndex index = m_filter->index(row, 0, parent);
        if (index.data(Models::KindRole).toInt() == static_cast<int>(Models::NodeKind::Message))
            setFirstColumnSpanned(row, parent, true);
        else if (const int below = m_filter->rowCount(index); below > 0)
            spanNotices(index, 0, below - 1);
    }
}

void TreeView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTreeView::rowsInserted(parent, start, end);
    const QScopedValueRollback following(m_following, true);
    int depth = 0;
    for (QModelIndex above = parent; above.isValid(); above = above.parent())
        ++depth;
    openAgain(parent, start, end, depth);
    spanNotices(parent, start, end);
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
    if (!m_filtering)
        m_beforeFilter.clear();
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
