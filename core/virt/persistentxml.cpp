// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/persistentxml.h"

#include "core/virt/connection_p.h"
#include "core/virt/domainedit.h"
#include "core/virt/errors.h"

#include <QCoreApplication>

#include <cstdlib>

namespace Carrel::Virt {

namespace {

class Redefine
{
    Q_DECLARE_TR_FUNCTIONS(Redefine)

public:
    static Error changed()
    {
        return {ErrorCode::InUse,
                tr("The workstation was not changed: somebody else has changed it meanwhile."),
                tr("Read it again (F5) and repeat what you wanted."),
                {}};
    }
    static QString unreadable() { return tr("The workstation's XML could not be read"); }
};

/** The stored XML with the passwords that only this flag shows. Never kept, never logged. */
Result<QString> secretXml(Connection &connection, const WorkstationId &id)
{
    const auto domain = connection.internals().domain(id);
    if (!domain)
        return std::unexpected(domain.error());
    char *text = virDomainGetXMLDesc(domain->get(), VIR_DOMAIN_XML_SECURE | VIR_DOMAIN_XML_INACTIVE);
    if (!text)
        return std::unexpected(takeError(Redefine::unreadable()));
    QString xml = QString::fromUtf8(text);
    std::free(text);
    return xml;
}

} // namespace

Result<void> redefine(Connection &connection, const WorkstationId &id, const QString &before, const QString &after)
{
    const auto now = connection.domainXml(id, XmlOf::NextStart);
    if (!now)
        return std::unexpected(now.error());
    if (!isStill(before, *now))
        return std::unexpected(Redefine::changed());
    return secretXml(connection, id)
        .and_then([&](const QString &secret) { return withSecretsOf(after, secret); })
        .and_then([&](const QString &whole) { return connection.define(whole); })
        .transform([](const WorkstationId &) {});
}

} // namespace Carrel::Virt
