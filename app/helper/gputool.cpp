// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// carrel-gputool ORDER: what carrel-gputool@ORDER.service runs, started by the helper only. Runs NVIDIA's sriov-manage
// or nvidia-smi for one GPU; says their words, trimmed, to the journal; tells the helper how it ended by its exit
// status.

#include "app/helper/toolend.h"
#include "core/gpuwrites/tool.h"

#include <cstdio>
#include <cstdlib>

using namespace Carrel;

namespace {

constexpr int wrongOrder = 2;
constexpr qsizetype mostWords = 1000;

/** A line for the journal: no control characters of the programs' own. */
QByteArray trimmed(const QByteArray &said)
{
    QByteArray line = said.simplified().first(std::min(said.simplified().size(), mostWords));
    for (char &c : line)
        if (c < ' ' || c > '~')
            c = '?';
    return line;
}

} // namespace

int main(int argc, char **argv)
{
    const auto order = argc == 2 ? Helper::parseInstance(QString::fromLatin1(argv[1])) : std::nullopt;
    if (!order)
        return wrongOrder;
    QByteArray said;
    const Writes::Outcome<void> outcome =
        Writes::useTool(Writes::hostTools(), order->tool, order->gpu, order->on, &said);
    if (!said.isEmpty())
        std::puts(trimmed(said).constData());
    return Helper::exitStatusOf(outcome);
}
