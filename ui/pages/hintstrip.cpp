// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/hintstrip.h"

#include <KConfigGroup>
#include <KSharedConfig>

#include <QAction>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

namespace {
KConfigGroup settings()
{
    return KSharedConfig::openConfig()->group(u"Hints"_s);
}
} // namespace

HintStrip::HintStrip(QWidget *parent) : KMessageWidget(parent), m_closed(settings().readEntry("Closed", false))
{
    setMessageType(Information);
    setWordWrap(true);
    setCloseButtonVisible(false);
    setText(
        tr("The GPUs of this host are simulated; its workstations are real. Five steps to try: "
           "1. look at a GPU's page, 2. make a vGPU, 3. give it to a workstation, 4. start it, 5. open its console."));
    auto *close = new QAction(tr("Do not show again"), this);
    connect(close, &QAction::triggered, this, [this] {
        m_closed = true;
        settings().writeEntry("Closed", true);
        hide();
    });
    addAction(close);
    hide();
}

void HintStrip::setOffered(bool offered)
{
    setVisible(offered && !m_closed);
}

} // namespace Carrel::Pages
