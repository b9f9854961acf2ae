// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QString>

#include <pugixml.hpp>

#include <vector>

// What the domain edits share. For core/virt only.
namespace Carrel::Virt {

/** Parses a <domain>, keeping comments, CDATA and white space, into document. Damaged with the position otherwise. */
[[nodiscard]] Result<void> readDomain(const QString &xml, pugi::xml_document &document);
[[nodiscard]] QString written(const pugi::xml_document &document);
[[nodiscard]] QString attributeText(pugi::xml_node node, const char *attribute);
[[nodiscard]] bool attributeIs(pugi::xml_node node, const char *attribute, const char *value);
/** "0000:3d:00.4" of an <address>, and the other way round. */
[[nodiscard]] QString pciAddressIn(pugi::xml_node address);
void setPciAddress(pugi::xml_node address, const QString &text);

/** Carrel's element in <metadata> whatever its prefix; an empty node where there is none. */
[[nodiscard]] pugi::xml_node carrelElement(pugi::xml_node domain);
[[nodiscard]] pugi::xml_node makeCarrelElement(pugi::xml_node domain);
/** Removes Carrel's element when nothing is left in it, and a <metadata> that is empty then. */
void dropEmptyCarrelElement(pugi::xml_node domain);
/** Children of Carrel's element with this local name, in its namespace. */
[[nodiscard]] std::vector<pugi::xml_node> carrelChildren(pugi::xml_node carrel, const char *localName);
pugi::xml_node addCarrelChild(pugi::xml_node carrel, const char *localName);

/** Removes a node with the indentation before it. */
void removeTidily(pugi::xml_node node);
/** Adds an element as last of parent, indented as its siblings are. */
pugi::xml_node appendTidily(pugi::xml_node parent, const char *name);
/** Adds an element after node, indented as node is. */
pugi::xml_node insertTidilyAfter(pugi::xml_node node, const char *name);

} // namespace Carrel::Virt
