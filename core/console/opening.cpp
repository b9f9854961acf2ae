// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/opening.h"

#include "core/base/logging.h"
#include "core/console/portcheck.h"
#include "core/console/tlstrust.h"
#include "core/console/viewerprogram.h"
#include "core/host/hostaddress.h"
#include "core/virt/connection.h"

namespace Carrel::Console {

using namespace Qt::StringLiterals;

namespace {

struct Found
{
    Screen screen;
    TlsTrust trust;
};

/** On the host's pool. */
Result<Found> findScreen(Virt::Connection &connection, const WorkstationId &workstation, const Reach &reach)
{
    Result<QString> xml = connection.domainXml(workstation, Virt::XmlOf::Now);
    if (!xml)
        return std::unexpected(xml.error());
    const Result<Screen> screen = chooseScreen(*xml, reach);
    if (!screen)
        return std::unexpected(screen.error());
    Result<TlsTrust> trust = screen->way == Way::Direct ? findTrust(*screen, reach) : TlsTrust{};
    if (!trust)
        return std::unexpected(trust.error());
    return Found{*screen, std::move(*trust)};
}

QString libvirtUriOf(const QString &uri)
{
    const Result<Host::HostAddress> address = Host::parseHostAddress(uri);
    return address ? address->libvirtUri : uri;
}

} // namespace

Opening::Opening(Host::HostSession *session, const WorkstationId &workstation, QObject *parent)
    : QObject(parent), m_session(session), m_workstation(workstation), m_reach(reachOf(libvirtUriOf(session->uri())))
{
    m_promise.start();
}

Opening::~Opening() = default;

template <class T, class Next>
void Opening::goOn(QFuture<Result<T>> step, Next next)
{
    step.then(this,
              [this, next](Result<T> result) {
                  if (!result)
                      return fail(result.error());
                  if constexpr (std::is_void_v<T>)
                      next();
                  else
                      next(std::move(*result));
              })
        .onCanceled(this, [this] { failAsCancelled(); });
}

QFuture<Result<ViewerCall>> Opening::run()
{
    readScreen();
    return m_promise.future();
}

void Opening::readScreen()
{
    // By value: the work may outlive this object, on the host's pool.
    auto work = [workstation = m_workstation, reach = m_reach](Virt::Connection &connection) {
        return findScreen(connection, workstation, reach);
    };
    goOn(m_session->run<Found>(work), [this](Found found) {
        m_trust = std::move(found.trust);
        m_call.screen = found.screen;
        const Result<QString> program =
            findViewer(found.screen.way == Way::Direct ? u"remote-viewer"_s : u"virt-viewer"_s);
        if (!program)
            return fail(program.error());
        m_call.program = *program;
        askWhetherItAnswers(found.screen);
    });
}

void Opening::askWhetherItAnswers(const Screen &screen)
{
    goOn(checkAnswers(screen), [this] {
        if (m_call.screen.way == Way::Direct)
            takePassword();
        else
            finish(); // virt-viewer asks libvirt for the password itself
    });
}

void Opening::takePassword()
{
    if (!m_session)
        return failAsCancelled();
    auto work = [workstation = m_workstation, kind = m_call.screen.kind](Virt::Connection &connection) {
        return Result<Ticket>(takeTicket(connection, workstation, kind));
    };
    goOn(m_session->run<Ticket>(work), [this](const Ticket &ticket) {
        m_call.ticket = ticket;
        finish();
    });
}

void Opening::finish()
{
    if (m_call.screen.way == Way::Direct) {
        m_call.arguments = {u"-"_s};
        m_call.input = connectionFile(m_call.screen, m_call.ticket.password, m_trust);
    } else {
        m_call.arguments = {u"--connect"_s, m_reach.libvirtUri};
        if (m_reach.isLocal())
            m_call.arguments += u"--attach"_s;
        m_call.arguments += {u"--uuid"_s, u"--"_s, m_workstation.text};
    }
    if (std::exchange(m_ended, true))
        return;
    m_promise.addResult(std::move(m_call));
    m_promise.finish();
}

void Opening::fail(const Error &error)
{
    if (std::exchange(m_ended, true))
        return;
    qCInfo(logConsole, "%s: not opened: %s (%s)", qUtf8Printable(m_workstation.text), qUtf8Printable(error.sentence),
           qUtf8Printable(error.detail));
    m_promise.addResult(std::unexpected(error));
    m_promise.finish();
}

void Opening::failAsCancelled()
{
    fail({ErrorCode::Unreachable,
          tr("The host was closed while the console was being opened."),
          tr("Open the host again."),
          {}});
}

} // namespace Carrel::Console
