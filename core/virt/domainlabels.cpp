// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domainlabels.h"

#include "core/virt/domaindocument.h"

namespace Carrel::Virt {

Result<QString> withTags(const QString &xml, const QStringList &tags)
{
    pugi::xml_document document;
    if (const auto read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    const pugi::xml_node domain = document.document_element();
    for (const pugi::xml_node old : carrelChildren(carrelElement(domain), "tag"))
        removeTidily(old);
    for (const QString &tag : tags)
        addCarrelChild(makeCarrelElement(domain), "tag").append_attribute("name").set_value(tag.toUtf8().constData());
    dropEmptyCarrelElement(domain);
    return written(document);
}

Result<QString> withNotes(const QString &xml, const QString &notes)
{
    pugi::xml_document document;
    if (const auto read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    const pugi::xml_node domain = document.document_element();
    pugi::xml_node place = domain.child("description");
    if (notes.isEmpty() && place)
        removeTidily(place);
    if (notes.isEmpty())
        return written(document);
    if (!place)
        place = appendTidily(domain, "description");
    // Comments and parts in CDATA go with the old text: it is one text to the person who writes it.
    place.remove_children();
    place.append_child(pugi::node_pcdata).set_value(notes.toUtf8().constData());
    return written(document);
}

} // namespace Carrel::Virt
