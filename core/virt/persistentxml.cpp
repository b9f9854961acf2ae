// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/persistentxml.h"

#include "core/virt/connection_p.h"
#include "core/virt/domaindocument.h"
#include "core/virt/domainedit.h"
#include "core/virt/errors.h"

#include <QCoreApplication>

#include <algorithm>
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

/** Writes an empty passwd where the secret XML has one. True when there was any. */
bool markPasswords(pugi::xml_document &document, const QString &secretXml)
{
    pugi::xml_document secret;
    if (!readDomain(secretXml, secret))
        return false;
    bool marked = false;
    pugi::xml_node to = document.child("domain").child("devices").child("graphics");
    pugi::xml_node from = secret.child("domain").child("devices").child("graphics");
    for (; to && from; to = to.next_sibling("graphics"), from = from.next_sibling("graphics")) {
        if (!from.attribute("passwd") || to.attribute("passwd"))
            continue;
        to.append_attribute("passwd").set_value("");
        marked = true;
    }
    return marked;
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

Result<QString> definitionToKeep(Connection &connection, const WorkstationId &id)
{
    const auto plain = connection.domainXml(id, XmlOf::NextStart);
    pugi::xml_document document;
    if (!plain || !readDomain(*plain, document))
        return plain; // what cannot be understood is the plan's to refuse
    auto secret = secretXml(connection, id);
    if (!secret)
        return std::unexpected(secret.error());
    const bool marked = markPasswords(document, *secret);
    wipe(*secret);
    return marked ? written(document) : *plain;
}

bool hasEmptyPassword(const QString &xml)
{
    pugi::xml_document document;
    if (!readDomain(xml, document))
        return false;
    return std::ranges::any_of(document.child("domain").child("devices").children("graphics"), [](pugi::xml_node one) {
        return one.attribute("passwd") && *one.attribute("passwd").value() == '\0';
    });
}

Result<SecretPtr> secretDefinition(Connection &connection, const WorkstationId &id)
{
    return secretXml(connection, id).transform([](QString xml) {
        QByteArray bytes = xml.toUtf8();
        wipe(xml);
        SecretPtr kept = std::make_shared<const Secret>(bytes);
        wipe(bytes);
        return kept;
    });
}

Result<WorkstationId> defineAgain(Connection &connection, const QString &xml, const SecretPtr &secret)
{
    QString remembered = QString::fromUtf8(secret->view());
    auto whole = withSecretsOf(xml, remembered);
    wipe(remembered);
    if (!whole)
        return std::unexpected(whole.error());
    const auto defined = defineNew(connection, *whole);
    wipe(*whole);
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
