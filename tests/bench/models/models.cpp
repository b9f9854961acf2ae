// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What 10,000 workstations on ten hosts cost the GUI thread, in milliseconds of its CPU: filling, an update, a key in
// the search field (longest stretch without an event loop), a scroll step with its paint. Run offscreen from an
// optimised build.
//   bench_models [WORKSTATIONS]

#include "tests/ui/models/testhosts.h"
#include "ui/models/treefiltermodel.h"
#include "ui/models/workstationtreemodel.h"
#include "ui/widgets/treedelegate.h"

#include <QApplication>
#include <QScrollBar>
#include <QTextStream>
#include <QTreeView>

#include <algorithm>
#include <ctime>
#include <functional>

using namespace Carrel;
using namespace Carrel::Models;
using namespace Qt::StringLiterals;

namespace {

constexpr int Hosts = 10;

/** Milliseconds of this thread's CPU: what it takes from a frame, however busy the machine is. */
double timed(const std::function<void()> &work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    };
    const double start = now();
    work();
    return now() - start;
}

void report(const QString &what, std::vector<double> times)
{
    std::ranges::sort(times);
    QTextStream(stdout) << what.leftJustified(44) << u"best "_s << QString::number(times.front(), 'f', 2)
                        << u" ms, median "_s << QString::number(times[times.size() / 2], 'f', 2) << u" ms, worst "_s
                        << QString::number(times.back(), 'f', 2) << u" ms\n"_s;
}

struct Bench
{
    explicit Bench(int workstations) : perHost(workstations / Hosts), filter(&tree)
    {
        view.setModel(&filter);
        view.setUniformRowHeights(true);
        view.setItemDelegate(&delegate);
        view.resize(1200, 800);
        view.show();
        QApplication::processEvents(); // a window that is not exposed paints nothing
    }

    static QString uri(int host) { return u"qemu+ssh://gpu%1/system"_s.arg(host); }

    void fill()
    {
        for (int host = 0; host < Hosts; ++host)
            tree.setSnapshot(uri(host), snapshots.emplace_back(TestHosts::largeHost(uri(host), perHost)));
    }

    /** Another snapshot of the first host in which one workstation has changed its state. */
    Host::Snapshot withOneChange()
    {
        auto next = std::make_shared<Host::Inventory>(*snapshots.front());
        const auto row = static_cast<size_t>(changed++ % perHost);
        auto workstation = std::make_shared<Host::Workstation>(*next->workstations[row]);
        workstation->state = workstation->state == Host::WorkstationState::Running ? Host::WorkstationState::Off
                                                                                   : Host::WorkstationState::Running;
        next->workstations[row] = workstation;
        return snapshots.front() = next;
    }

    double key(const QString &text)
    {
        return timed([&] {
            filter.setSearch(text);
            delegate.setSearch(text);
            view.expandToDepth(0);
            view.viewport()->repaint();
        });
    }

    int perHost;
    int changed = 0;
    std::vector<Host::Snapshot> snapshots;
    WorkstationTreeModel tree;
    TreeFilterModel filter;
    Widgets::TreeDelegate delegate;
    QTreeView view;
};

void measureUpdates(Bench &bench)
{
    std::vector<double> same;
    std::vector<double> one;
    for (int round = 0; round < 50; ++round) {
        const Host::Snapshot again = bench.snapshots.front();
        same.push_back(timed([&] { bench.tree.setSnapshot(Bench::uri(0), again); }));
        const Host::Snapshot next = bench.withOneChange();
        one.push_back(timed([&] { bench.tree.setSnapshot(Bench::uri(0), next); }));
    }
    report(u"update of one host, nothing new"_s, same);
    report(u"update of one host, one state changed"_s, one);
}

void measureSearch(Bench &bench)
{
    std::vector<double> first;
    std::vector<double> refined;
    std::vector<double> cleared;
    for (int round = 0; round < 20; ++round) {
        first.push_back(bench.key(u"7"_s));
        refined.push_back(bench.key(u"77"_s));
        cleared.push_back(bench.key({}));
    }
    report(u"search, first key, shown"_s, first);
    report(u"search, second key, shown"_s, refined);
    report(u"search cleared, shown"_s, cleared);
}

void measureScroll(Bench &bench)
{
    std::vector<double> steps;
    QScrollBar *bar = bench.view.verticalScrollBar();
    for (int round = 0; round < 200; ++round)
        steps.push_back(timed([&] {
            bar->setValue(bar->value() + bar->pageStep());
            bench.view.viewport()->repaint();
        }));
    report(u"scroll one page, painted"_s, steps);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication program(argc, argv);
    const int workstations = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 10'000;
    Bench bench(std::max(workstations, Hosts));
    report(u"%1 workstations filled"_s.arg(workstations), {timed([&] {
               bench.fill();
               bench.view.expandToDepth(0);
               bench.view.viewport()->repaint();
           })});
    measureUpdates(bench);
    measureSearch(bench);
    measureScroll(bench);
    return 0;
}
