// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostaddress.h"

#include "core/host/tryout.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <unistd.h>

namespace Carrel::Host {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Host)
};

std::unexpected<Error> notAnAddress(const QString &uri)
{
    return failure(
        ErrorCode::BadInput, Words::tr("“%1” is not the address of a host.").arg(uri.left(200)),
        Words::tr("Write qemu:///system for this computer, qemu+ssh://NAME/system for another, or tryout: for "
                  "simulated GPUs."));
}

/** scheme[+transport]: letters, digits, '-' and '.', as libvirt has them. */
bool isScheme(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'+' || c == u'-' || c == u'.');
    });
}

Result<HostAddress> tryOutAddress(const QString &uri)
{
    return tryOutName(uri).transform([&](const QString &) {
        return HostAddress{uri, HostKind::TryOut, Words::tr("Try-out host"), u"qemu:///session"_s, {}, {}};
    });
}

Result<HostAddress> inspectAddress(const QString &uri)
{
    const QString folder = QDir::cleanPath(uri.sliced(8));
    const QString sysRoot = folder + u"/sys"_s;
    if (uri.size() == 8 || !QFileInfo(sysRoot).isDir())
        return failure(ErrorCode::NotFound,
                       Words::tr("“%1” holds no copy of a machine: there is no folder “sys” in it.").arg(folder),
                       Words::tr("Name the folder that holds the copied “sys”, as an unpacked support archive does."));
    return HostAddress{uri, HostKind::Inspect, QFileInfo(folder).fileName(), {}, sysRoot, {}};
}

QString localName(const QUrl &url)
{
    if (url.path() == "/session"_L1)
        return Words::tr("This computer (own session)");
    if (url.path() == "/system"_L1 || url.path().isEmpty())
        return Words::tr("This computer");
    return url.toDisplayString();
}

} // namespace

Result<HostAddress> parseHostAddress(const QString &uri)
{
    if (uri.startsWith("tryout:"_L1))
        return tryOutAddress(uri);
    if (uri.startsWith("inspect:"_L1))
        return inspectAddress(uri);
    const qsizetype colon = uri.indexOf(u':');
    const QUrl url(uri, QUrl::StrictMode);
    if (colon < 1 || !isScheme(QStringView(uri).left(colon)) || !url.isValid() || url.scheme().isEmpty())
        return notAnAddress(uri);
    if (url.scheme().section(u'+', 0, 0) == "test"_L1 && url.host().isEmpty())
        return HostAddress{uri, HostKind::Test, Words::tr("Test host"), uri, {}, {}};
    if (!url.host().isEmpty())
        return HostAddress{uri, HostKind::Remote, url.host(), uri, {}, {}};
    return HostAddress{uri, HostKind::Local, localName(url), uri, u"/sys"_s, u"/dev"_s};
}

bool mayAskForPassword(const HostAddress &address)
{
    return address.kind == HostKind::Local && geteuid() != 0 && QUrl(address.libvirtUri).path() == "/system"_L1;
}

} // namespace Carrel::Host
