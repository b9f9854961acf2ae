// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/restore/restorer.h"

#include <QThread>

#include <algorithm>
#include <array>
#include <optional>

namespace Carrel::Restore {

using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;
using Keep::KeptItem;
using Keep::KeptKind;
using Keep::Whereabouts;

namespace {

// sysfs tells nobody when a driver has made its folders; a uevent may have gone before we were there.
constexpr unsigned long lookAgainMs = 100;

/** One item on its way. */
struct Pending
{
    const Wanted *wanted = nullptr;
    Outcome *outcome = nullptr;
    bool isOpen = true;
};

int stageOf(const KeptItem &item)
{
    return item.kind == KeptKind::VfCount ? 0 : item.kind == KeptKind::MixedSizes ? 1 : 2;
}

Came cameOf(Whereabouts whereabouts)
{
    switch (whereabouts) {
    case Whereabouts::Unsure:
        return Came::Unsure;
    case Whereabouts::OtherCard:
        return Came::OtherCard;
    default:
        return Came::Gone;
    }
}

QString textOf(const Error &error)
{
    return error.detail.isEmpty() ? error.sentence : error.sentence + u": "_s + error.detail;
}

class Restorer
{
public:
    Restorer(const Kernel &kernel, const std::vector<Wanted> &wanted, std::vector<Outcome> &outcomes) : m_kernel(kernel)
    {
        for (size_t i = 0; i < wanted.size(); ++i) {
            m_pending.push_back({&wanted[i], &outcomes[i], true});
            m_set.push_back(wanted[i].item);
        }
    }

    /** One look at everything that is open; true when something still is. */
    bool pass(bool isLast)
    {
        for (int stage = 0; stage < 3; ++stage) {
            // Read anew: the stage before may have switched VFs on.
            const auto gpus = Keep::readPresentGpus(m_kernel.roots());
            const auto places = Keep::locate(m_set, gpus);
            for (size_t i = 0; i < m_pending.size(); ++i)
                if (m_pending[i].isOpen && stageOf(m_set[i]) == stage && !waitsForAnother(m_set[i], isLast))
                    take(m_pending[i], places[i], gpus, isLast);
        }
        return std::ranges::any_of(m_pending, &Pending::isOpen);
    }

private:
    /** A GPU's vGPUs come after its VFs and its mode, which could not be set any more. */
    [[nodiscard]] bool waitsForAnother(const KeptItem &item, bool isLast) const
    {
        return !isLast && std::ranges::any_of(m_pending, [&](const Pending &other) {
            return other.isOpen && other.wanted->item.gpu == item.gpu && stageOf(other.wanted->item) < stageOf(item);
        });
    }

    void close(Pending &pending, Came came, const QString &detail = {}) const
    {
        pending.outcome->came = came;
        pending.outcome->detail = detail;
        pending.isOpen = false;
    }

    void take(Pending &pending, const Keep::Place &place, const std::vector<Keep::PresentGpu> &gpus, bool isLast) const
    {
        // The parents mdevctl names may be VFs, which are no GPUs: it has no card to be looked for.
        if (pending.wanted->byMdevctl)
            return makeAt(pending, pending.wanted->item, Came::Restored, isLast);
        const bool isKnown = place.whereabouts == Whereabouts::Here || place.whereabouts == Whereabouts::Moved;
        if (!isKnown) {
            if (isLast)
                close(pending, cameOf(place.whereabouts));
            return;
        }
        KeptItem item = pending.wanted->item;
        const auto gpu = std::ranges::find(gpus, place.gpu, &Keep::PresentGpu::id);
        item.gpu = place.gpu;
        if (stageOf(item) == 2)
            item.parent = Keep::parentOn(pending.wanted->item, *gpu);
        makeAt(pending, item, place.whereabouts == Whereabouts::Moved ? Came::Moved : Came::Restored, isLast);
    }

    void makeAt(Pending &pending, const KeptItem &item, Came whenMade, bool isLast) const
    {
        const Standing standing = m_kernel.standing(item);
        if (standing == Standing::NotYet && !isLast)
            return;
        if (standing == Standing::NotYet)
            return close(pending, Came::Late);
        if (standing == Standing::Different)
            return close(pending, Came::Different);
        const bool isNew = standing == Standing::Absent;
        const Result<void> made = !isNew ? Result<void>()
            : pending.wanted->byMdevctl  ? m_kernel.startByMdevctl(item)
                                         : m_kernel.make(item);
        const Result<void> done = made.and_then([&] { return m_kernel.setParameters(item); });
        if (!done)
            return close(pending, Came::Failed, textOf(done.error()));
        close(pending, isNew ? whenMade : Came::There, whenMade == Came::Moved ? item.gpu.text : QString());
    }

    const Kernel &m_kernel;
    std::vector<Pending> m_pending;
    Keep::KeptSet m_set;
};

} // namespace

QString wordOf(Came came)
{
    static constexpr std::array words{"there",      "restored", "moved", "different", "unsure",
                                      "other-card", "gone",     "late",  "failed"};
    return QString::fromLatin1(words[size_t(came)]);
}

bool isWell(Came came)
{
    return came == Came::There || came == Came::Restored || came == Came::Moved;
}

std::vector<Wanted> wantedOf(const Keep::KeptSet &set, const std::vector<Keep::DefinedMdev> &defined)
{
    std::vector<Wanted> wanted;
    for (const KeptItem &item : set)
        wanted.push_back({item, false});
    for (const Keep::DefinedMdev &one : defined) {
        KeptItem item;
        item.gpu = item.parent = one.parent;
        item.type = one.type;
        item.vgpu = one.vgpu;
        const bool isKept = std::ranges::any_of(set, [&](const KeptItem &o) { return Keep::isSameThing(o, item); });
        if (one.startsByItself && !isKept)
            wanted.push_back({item, true});
    }
    return wanted;
}

std::vector<Outcome> restore(const Kernel &kernel, const std::vector<Wanted> &wanted,
                             std::chrono::milliseconds patience)
{
    std::vector<Outcome> outcomes;
    for (const Wanted &one : wanted)
        outcomes.push_back({one.item, one.byMdevctl, Came::Late, {}});
    Restorer restorer(kernel, wanted, outcomes);
    const Clock::time_point end = Clock::now() + patience;
    while (restorer.pass(Clock::now() >= end))
        QThread::msleep(lookAgainMs);
    return outcomes;
}

} // namespace Carrel::Restore
