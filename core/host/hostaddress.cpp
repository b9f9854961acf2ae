// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostaddress.h"

#include "core/host/tryout.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

#include <fcntl.h>
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

/** The drivers of libvirt, and the ways it knows to another host (libvirt's docs/drivers.rst and docs/uri.rst). A word
 * it does not know would be looked for on the network, or taken for a libvirt service that does not run. */
constexpr std::array drivers{"qemu"_L1, "test"_L1,   "xen"_L1,          "lxc"_L1,      "ch"_L1,           "bhyve"_L1,
                             "vz"_L1,   "openvz"_L1, "parallels"_L1,    "vbox"_L1,     "esx"_L1,          "gsx"_L1,
                             "vpx"_L1,  "hyperv"_L1, "vmwareplayer"_L1, "vmwarews"_L1, "vmwarefusion"_L1, "remote"_L1};
constexpr std::array transports{"tls"_L1, "unix"_L1, "ssh"_L1, "ext"_L1, "tcp"_L1, "libssh2"_L1, "libssh"_L1};

Result<void> checkScheme(const QString &scheme)
{
    const QString driver = scheme.section(u'+', 0, 0);
    const QString transport = scheme.section(u'+', 1);
    if (!std::ranges::contains(drivers, driver))
        return failure(ErrorCode::BadInput, Words::tr("libvirt knows no kind of host “%1”.").arg(driver.left(60)),
                       Words::tr("Write qemu:///system for this computer, qemu+ssh://NAME/system for another, or "
                                 "tryout: for simulated GPUs."));
    if (scheme.contains(u'+') && !std::ranges::contains(transports, transport))
        return failure(ErrorCode::BadInput,
                       Words::tr("libvirt knows no way “%1” to another host.").arg(transport.left(60)),
                       Words::tr("The usual one is ssh, as in qemu+ssh://NAME/system; tls, tcp and unix are others."));
    return {};
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
    // Unreadable, it would look like a host without any GPU.
    if (::faccessat(AT_FDCWD, QFile::encodeName(sysRoot).constData(), R_OK | X_OK, AT_EACCESS) != 0)
        return failure(ErrorCode::Failed, Words::tr("The folder %1 cannot be read by you.").arg(sysRoot),
                       Words::tr("Have its owner give you the right to read it, or unpack the copy again yourself."));
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
    if (const auto known = checkScheme(url.scheme()); !known)
        return std::unexpected(known.error());
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
