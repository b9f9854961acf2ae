// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Ctrl+A over 10,000 workstations costs the GUI thread, in milliseconds of its CPU: selecting, gathering the rows,
// and deciding what every action can do with them. Run offscreen from an optimised build.
//   bench_choice [WORKSTATIONS]

#include "app/gui/choice.h"
#include "tests/ui/models/testhosts.h"
#include "ui/models/workstationtreemodel.h"
#include "ui/pages/treeview.h"

#include <QApplication>
#include <QTextStream>

#include <algorithm>
#include <ctime>

using namespace Carrel;
using namespace Qt::StringLiterals;
using Gui::Verb;

namespace {

const QString uri = u"qemu:///system"_s;

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

void report(const QString &what, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < 9; ++i)
        times.push_back(timed(work));
    std::ranges::sort(times);
    QTextStream(stdout) << what.leftJustified(44) << u"best "_s << QString::number(times.front(), 'f', 2)
                        << u" ms, median "_s << QString::number(times[times.size() / 2], 'f', 2) << u" ms\n"_s;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const int count = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 10'000;
    const Host::Snapshot host = Host::snapshotOf(*TestHosts::largeHost(uri, count)); // with its look-up tables
    Models::WorkstationTreeModel tree;
    Pages::TreeView view(&tree, 0);
    tree.setSnapshot(uri, host);
    view.resize(600, 700);
    view.show();
    Gui::Facts facts;
    facts.snapshot = [&](const QString &) {
        return host;
    };
    facts.isBusy = [](const QString &) {
        return false;
    };
    facts.hosts = {uri};
    Pages::Selection selection;
    report(u"select all"_s, [&] {
        view.clearSelection();
        view.selectAll();
    });
    report(u"gather the rows"_s, [&] { selection = view.selection(); });
    report(u"decide every action"_s, [&] {
        const Gui::Choices choices(selection, facts);
        for (int verb = 0; verb <= static_cast<int>(Verb::ExportList); ++verb)
            (void)choices.of(static_cast<Verb>(verb));
    });
    return 0;
}
