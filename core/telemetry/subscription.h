// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QPointer>
#include <QString>

namespace Carrel::Telemetry {

class Reader;

/** A GPU somebody looks at. */
struct Subject
{
    GpuId gpu;
    QString driver; ///< the bound kernel driver; decides which sources are asked
    bool operator==(const Subject &) const = default;
};

/** Holding one keeps a Reader reading. Movable; may outlive its Reader. In the Reader's thread. */
class Subscription final
{
public:
    Subscription() = default;
    Subscription(Subscription &&other) noexcept;
    Subscription &operator=(Subscription &&other) noexcept;
    ~Subscription();

    [[nodiscard]] bool isHeld() const { return m_number > 0; }
    void end();

private:
    friend class Reader;
    Subscription(Reader *reader, int number);

    QPointer<Reader> m_reader;
    int m_number = 0;
};

} // namespace Carrel::Telemetry
