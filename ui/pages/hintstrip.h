// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <KMessageWidget>

namespace Carrel::Pages {

/** The five steps of a first try on the try-out host; closed once, it stays closed. GUI thread. */
class HintStrip final : public KMessageWidget
{
    Q_OBJECT

public:
    explicit HintStrip(QWidget *parent = nullptr);
    /** Shows it on a try-out host, unless the user has closed it for good. */
    void setOffered(bool offered);

private:
    bool m_closed;
};

} // namespace Carrel::Pages
