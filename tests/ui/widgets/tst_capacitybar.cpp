// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/models/hostview.h"
#include "ui/widgets/capacitybar.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace Carrel;
using namespace Carrel::Widgets;
using namespace Qt::StringLiterals;

namespace {

Models::Capacity studioBar()
{
    const auto host = TestHosts::studio();
    return Models::capacityOf(Models::HostView(host), host->gpus.front());
}

} // namespace

class TestCapacityBar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bar = std::make_unique<CapacityBar>();
        m_bar->setCapacity(studioBar());
        m_bar->resize(400, 40);
        m_bar->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    }

    void arrowsMoveFromSliceToSlice_data()
    {
        QTest::addColumn<int>("direction");
        QTest::addColumn<int>("forward");
        QTest::newRow("left to right") << int(Qt::LeftToRight) << int(Qt::Key_Right);
        QTest::newRow("right to left") << int(Qt::RightToLeft) << int(Qt::Key_Left);
    }

    void arrowsMoveFromSliceToSlice()
    {
        QFETCH(const int, direction);
        QFETCH(const int, forward);
        m_bar->setLayoutDirection(static_cast<Qt::LayoutDirection>(direction));
        QSignalSpy moved(m_bar.get(), &CapacityBar::currentSegmentChanged);
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(m_bar.get(), static_cast<Qt::Key>(forward));
        QCOMPARE(m_bar->currentSegment(), 3); // the free part, and no further
        QCOMPARE(moved.size(), 3);
        QTest::keyClick(m_bar.get(), Qt::Key_Home);
        QCOMPARE(m_bar->currentSegment(), 0);
        QTest::keyClick(m_bar.get(), Qt::Key_End);
        QCOMPARE(m_bar->currentSegment(), 3);
    }

    void enterOpensWhatIsCurrent()
    {
        QSignalSpy opened(m_bar.get(), &CapacityBar::vgpuActivated);
        QSignalSpy room(m_bar.get(), &CapacityBar::roomActivated);
        m_bar->setCurrentSegment(1);
        QTest::keyClick(m_bar.get(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<VgpuId>().text, TestHosts::uuid(102));
        m_bar->setCurrentSegment(3);
        QTest::keyClick(m_bar.get(), Qt::Key_Space);
        QCOMPARE(room.size(), 1);
        QCOMPARE(opened.size(), 1);
    }

    void aClickChoosesAndADoubleClickOpens()
    {
        QSignalSpy opened(m_bar.get(), &CapacityBar::vgpuActivated);
        QTest::mouseClick(m_bar.get(), Qt::LeftButton, {}, QPoint(250, 20));
        QCOMPARE(m_bar->currentSegment(), 2);
        QTest::mouseDClick(m_bar.get(), Qt::LeftButton, {}, QPoint(250, 20));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<VgpuId>().text, TestHosts::uuid(103));
    }

    void aScreenReaderGetsWhatTheTooltipSays()
    {
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(m_bar.get());
        QVERIFY(reader);
        QCOMPARE(reader->text(QAccessible::Name), u"Tesla M60"_s);
        m_bar->setCurrentSegment(1);
        QCOMPARE(reader->text(QAccessible::Value),
                 u"6 GiB of 8 GiB used by 3 vGPU(s), room for 1 × M60-2Q; current: "_s + m_bar->segmentText(1));
        QHelpEvent help(QEvent::ToolTip, QPoint(150, 20), m_bar->mapToGlobal(QPoint(150, 20)));
        QApplication::sendEvent(m_bar.get(), &help);
        QCOMPARE(QToolTip::text(), m_bar->segmentText(1));
        QCOMPARE(m_bar->segmentText(3), u"room for 1 × M60-2Q"_s);
        QCOMPARE(m_bar->segmentText(-1), m_bar->segmentText(3));
    }

    void aScreenReaderGetsTheNumbers()
    {
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(m_bar.get());
        QAccessibleValueInterface *value = reader->valueInterface();
        QVERIFY(value);
        QCOMPARE(value->minimumValue().toLongLong(), 0LL);
        QCOMPARE(value->maximumValue().toLongLong(), 8192LL);
        QCOMPARE(value->currentValue().toLongLong(), 6144LL);
        Models::Capacity unknown = studioBar();
        unknown.used.reset();
        unknown.total.reset();
        m_bar->setCapacity(unknown);
        QVERIFY(!value->currentValue().isValid());
        QVERIFY(!value->maximumValue().isValid());
    }

    void theCurrentSliceStaysInTheBar()
    {
        m_bar->setCurrentSegment(3);
        Models::Capacity less = studioBar();
        less.slices.resize(1);
        m_bar->setCapacity(less);
        QCOMPARE(m_bar->currentSegment(), 1);
        m_bar->setCurrentSegment(99);
        QCOMPARE(m_bar->currentSegment(), 1);
    }

    void aGpuWithoutVgpusIsAllRoom()
    {
        const auto host = TestHosts::studio();
        m_bar->setCapacity(Models::capacityOf(Models::HostView(host), host->gpus.back()));
        QCOMPARE(m_bar->currentSegment(), 0);
        QSignalSpy room(m_bar.get(), &CapacityBar::roomActivated);
        QTest::keyClick(m_bar.get(), Qt::Key_Return);
        QCOMPARE(room.size(), 1);
    }

    void focusIsSeen()
    {
        m_bar->clearFocus();
        QVERIFY(!m_bar->hasFocus());
        const QImage without = m_bar->grab().toImage();
        m_bar->activateWindow();
        m_bar->setFocus(Qt::TabFocusReason);
        QVERIFY(QTest::qWaitFor([this] { return m_bar->hasFocus(); }));
        QVERIFY(m_bar->grab().toImage() != without);
    }

private:
    std::unique_ptr<CapacityBar> m_bar;
};

QTEST_MAIN(TestCapacityBar)
#include "tst_capacitybar.moc"
