// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/tlstrust.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>

#include <algorithm>

namespace Carrel::Console {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestFile = 32 * 1024; // the whole connection file must fit a pipe of 64 KiB

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.size() <= longestFile ? file.readAll() : QByteArray();
}

bool names(const QSslCertificate &certificate, const QString &host)
{
    const QStringList common = certificate.subjectInfo(QSslCertificate::CommonName);
    return common.contains(host, Qt::CaseInsensitive)
        || certificate.subjectAlternativeNames().values().contains(host, Qt::CaseInsensitive);
}

/** "C=DE, O=Example, CN=gpu1" of OpenSSL's text: the one place where Qt keeps the order, which spice-gtk compares. */
QString subjectLine(const QSslCertificate &certificate)
{
    const QString text = certificate.toText();
    const qsizetype at = text.indexOf(u"Subject: "_s);
    return at < 0 ? QString() : text.sliced(at + 9, text.indexOf(u'\n', at) - at - 9).remove(u' ');
}

} // namespace

QString subjectUnlessNamed(const QByteArray &pem, const QString &host)
{
    const QSslCertificate certificate(pem, QSsl::Pem);
    if (certificate.isNull() || names(certificate, host))
        return {};
    const QString order = u',' + subjectLine(certificate);
    QList<QByteArray> keys = certificate.subjectInfoAttributes();
    std::ranges::sort(
        keys, {}, [&order](const QByteArray &key) { return order.indexOf(u',' + QString::fromLatin1(key) + u'='); });
    QStringList parts;
    for (const QByteArray &key : std::as_const(keys))
        for (const QString &value : certificate.subjectInfo(key))
            parts += QString::fromLatin1(key) + u'=' + QString(value).replace(u","_s, u"\\,"_s);
    return parts.join(u',');
}

Result<TlsTrust> findTrust(const Screen &screen, const Reach &reach, const TrustPlaces &places)
{
    if (!screen.tlsPort)
        return TlsTrust{};
    TlsTrust trust;
    if (reach.isLocal()) {
        trust.authority = contents(places.hostFolder + u"/ca-cert.pem"_s);
        trust.subject = subjectUnlessNamed(contents(places.hostFolder + u"/server-cert.pem"_s), screen.host);
    } else {
        trust.authority = contents(places.clientAuthority);
    }
    if (!trust.authority.isEmpty() || QFile::exists(places.viewerStore))
        return trust;
    return failure(ErrorCode::Unsupported,
                   QCoreApplication::translate("Console",
                                               "The screen of %1 is only shown over TLS, and nothing here says "
                                               "which certificate authority to trust for it.")
                       .arg(screen.title),
                   QCoreApplication::translate("Console", "Copy the host's ca-cert.pem to %1.")
                       .arg(reach.isLocal() ? places.hostFolder : places.clientAuthority));
}

} // namespace Carrel::Console
