// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/persistentxml.h"

#include "core/base/secret.h"
#include "core/virt/connection_p.h"
#include "core/virt/domaindocument.h"
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
                tr("Read it again and repeat what you wanted."),
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

/** True when a password was put in. */
bool fillPasswords(pugi::xml_document &document)
{
    constexpr int characters = 24; // SPICE takes 59, FACTS section 6
    bool filled = false;
    for (pugi::xml_node graphics : document.child("domain").child("devices").children("graphics")) {
        pugi::xml_attribute password = graphics.attribute("passwd");
        if (!password || *password.value() != '\0')
            continue;
        const SecretPtr secret = makePassword(characters);
        filled = password.set_value(secret->view().data(), static_cast<size_t>(secret->view().size())) || filled;
    }
    return filled;
}

} // namespace

Result<WorkstationId> defineNew(Connection &connection, const QString &xml)
{
    pugi::xml_document document;
    if (const Result<void> read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    if (!fillPasswords(document))
        return connection.define(xml);
    QString whole = written(document);
    const Result<WorkstationId> defined = connection.define(whole);
    wipe(whole);
    return defined;
}

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
