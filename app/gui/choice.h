// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gui/verb.h"
#include "ui/pages/selection.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace Carrel::Gui {

/** What a verb would do with the selection now. Empty targets: not offered, and reason says why in one sentence. */
struct Choice
{
    std::vector<Models::Item> targets;
    QString label; ///< the action's text for several rows, "Start 5 of 8 (3 already run)"; empty: its usual one
    QString reason;
    bool operator==(const Choice &) const = default;
};

/** What a choice is made from. */
struct Facts
{
    Pages::SnapshotOf snapshot;
    std::vector<QString> hosts; ///< URIs, in the window's order
    std::function<bool(const QString &)> isBusy; ///< a job touches this vGPU or workstation
};

/**
 * Whether and on what the verb works. core/operations decides each row; this only gathers rows. Pure.
 * The verbs that ask nothing of the selection (AddHost, TryOut, History) always have the current row as target.
 */
[[nodiscard]] Choice choiceFor(Verb verb, const Pages::Selection &selection, const Facts &facts);

/** The same for every verb, with the rows looked up once. Both arguments must live as long as it does. */
class Choices final
{
public:
    Choices(const Pages::Selection &selection, const Facts &facts);
    ~Choices();
    Choices(const Choices &) = delete;
    Choices &operator=(const Choices &) = delete;
    [[nodiscard]] Choice of(Verb verb) const;

private:
    struct Gathered;
    std::unique_ptr<const Gathered> d;
};

/** The host a new object goes to: the selected one, or the only one there is; empty when that is not clear. */
[[nodiscard]] QString hostFor(const Pages::Selection &selection, const Facts &facts);

} // namespace Carrel::Gui
