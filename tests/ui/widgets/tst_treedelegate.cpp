// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/models/gputreemodel.h"
#include "ui/models/treefiltermodel.h"
#include "ui/widgets/treedelegate.h"

#include <QApplication>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>
#include <QTreeView>

using namespace Carrel;
using namespace Carrel::Models;
using namespace Carrel::Widgets;
using namespace Qt::StringLiterals;

namespace {

const auto Uri = u"qemu:///system"_s;
constexpr int BarColumn = static_cast<int>(GpuTreeModel::Column::Framebuffer);

} // namespace

class TestTreeDelegate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_tree.setSnapshot(Uri, TestHosts::studio());
        m_view.setModel(&m_tree);
        m_view.setItemDelegate(&m_delegate);
        m_view.setColumnWidth(0, 300);
        m_view.setColumnWidth(BarColumn, 300);
        m_view.resize(1000, 400);
        m_view.expandAll();
        m_view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_view));
    }

    void init()
    {
        m_delegate.setBarColumn(BarColumn);
        m_delegate.setSearch({});
    }

    void aGpuIsABarAndAtypeIsText()
    {
        const QRect gpu = cellOf(NodeKind::Gpu, u"0000:3d:00.0"_s);
        const QRect type = cellOf(NodeKind::VgpuType, u"nvidia-18"_s);
        const QImage withBars = shot();
        m_delegate.setBarColumn(-1);
        const QImage without = shot();
        QVERIFY(withBars.copy(gpu) != without.copy(gpu));
        QCOMPARE(withBars.copy(type), without.copy(type));
    }

    void theFoundPartIsMarked()
    {
        const QRect name = nameOf(NodeKind::Gpu, u"0000:3d:00.0"_s);
        const QImage plain = shot();
        m_delegate.setSearch(u"TESLA"_s);
        const QImage marked = shot();
        QVERIFY(plain.copy(name) != marked.copy(name));
        const QRect other = nameOf(NodeKind::VgpuType, u"nvidia-20"_s);
        QCOMPARE(plain.copy(other), marked.copy(other)); // says "GRID M60-4Q"
        m_delegate.setSearch(u"nothing like it"_s);
        QCOMPARE(shot(), plain);
    }

    void theMarkStaysInItsWord()
    {
        const QRect name = nameOf(NodeKind::Gpu, u"0000:3d:00.0"_s);
        const QImage plain = shot().copy(name);
        m_delegate.setSearch(u"Tesla"_s);
        const QImage marked = shot().copy(name);
        const int wordEnd = 60 + m_view.fontMetrics().horizontalAdvance(u"Tesla M60"_s);
        for (int x = qMin(wordEnd, name.width()); x < name.width(); ++x)
            QCOMPARE(marked.pixel(x, name.height() - 3), plain.pixel(x, name.height() - 3));
    }

    void theTooltipIsTheSlices()
    {
        const QRect bar = cellOf(NodeKind::Gpu, u"0000:3d:00.0"_s);
        const QPoint inSecond(bar.left() + bar.width() * 3 / 8, bar.center().y());
        QHelpEvent help(QEvent::ToolTip, inSecond, m_view.viewport()->mapToGlobal(inSecond));
        QApplication::sendEvent(m_view.viewport(), &help);
        QCOMPARE(QToolTip::text(), u"Slice 2 of 3, GRID M60-2Q, 2 GiB, workstation cad-2, reserved"_s);
        const QPoint inFree(bar.right() - 10, bar.center().y());
        QHelpEvent helpFree(QEvent::ToolTip, inFree, m_view.viewport()->mapToGlobal(inFree));
        QApplication::sendEvent(m_view.viewport(), &helpFree);
        QVERIFY(QToolTip::text().endsWith(u"room for 1 × M60-2Q"_s));
    }

    void otherCellsKeepTheirTooltip()
    {
        const QRect cell = nameOf(NodeKind::VgpuType, u"nvidia-18"_s);
        QHelpEvent help(QEvent::ToolTip, cell.center(), m_view.viewport()->mapToGlobal(cell.center()));
        QApplication::sendEvent(m_view.viewport(), &help);
        QVERIFY(QToolTip::text().contains(u"GRID M60-2Q — 2 GiB"_s));
    }

private:
    QModelIndex find(NodeKind kind, const QString &id) const { return m_tree.findAll(kind, Uri, id).first(); }
    QRect nameOf(NodeKind kind, const QString &id) const { return m_view.visualRect(find(kind, id)); }
    QRect cellOf(NodeKind kind, const QString &id) const
    {
        return m_view.visualRect(find(kind, id).siblingAtColumn(BarColumn));
    }
    QImage shot() { return m_view.viewport()->grab().toImage(); }

    GpuTreeModel m_tree;
    TreeDelegate m_delegate;
    QTreeView m_view;
};

QTEST_MAIN(TestTreeDelegate)
#include "tst_treedelegate.moc"
