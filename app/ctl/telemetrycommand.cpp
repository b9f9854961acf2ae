// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"
#include "app/ctl/telemetryout.h"
#include "core/telemetry/reader.h"

#include <QCoreApplication>

namespace Carrel::Ctl {

namespace {

/** Reads until the values that need two readings are there too, prints, and ends the command. */
class Reading final : public QObject
{
    Q_DECLARE_TR_FUNCTIONS(Reading)

public:
    Reading(Context &context, const Host::Snapshot &host) : QObject(&context), m_context(context), m_host(host) { }

    void begin()
    {
        const QString wanted = text(m_context.options().gpu);
        for (const Gpu::Gpu &gpu : m_host->gpus)
            if (wanted.isEmpty() || gpu.id.text == wanted)
                m_gpus.push_back(&gpu);
        if (m_gpus.empty() && !wanted.isEmpty())
            return m_context.end({ErrorCode::NotFound,
                                  tr("%1 has no GPU “%2”.").arg(m_host->name, wanted.left(60)),
                                  tr("See “carrelctl inventory” for those it has."),
                                  {}});
        for (const Gpu::Gpu *gpu : m_gpus)
            if (whyNotRead(*m_host, *gpu).isEmpty())
                m_watching.push_back(m_reader.subscribe({gpu->id, gpu->driver}));
        if (m_watching.empty())
            return print({});
        connect(&m_reader, &Telemetry::Reader::readingChanged, this, [this](const Telemetry::HostReadingPtr &reading) {
            if (reading->hasRates)
                print(*reading);
        });
    }

private:
    void print(const Telemetry::HostReading &reading)
    {
        m_watching.clear();
        if (m_context.options().json)
            say(telemetryJson(*m_host, m_gpus, reading));
        else if (m_gpus.empty())
            say(tr("%1 has no GPU.").arg(m_host->name));
        else
            for (const QString &line : telemetryText(*m_host, m_gpus, reading))
                say(line);
        m_context.end(Done);
    }

    Context &m_context;
    Host::Snapshot m_host;
    Telemetry::Reader m_reader;
    std::vector<const Gpu::Gpu *> m_gpus; ///< of m_host
    std::vector<Telemetry::Subscription> m_watching;
};

} // namespace

void runTelemetry(Context &context)
{
    context.open([&context](Host::HostSession *session) {
        auto *reading = new Reading(context, session->snapshot());
        reading->begin();
    });
}

} // namespace Carrel::Ctl
