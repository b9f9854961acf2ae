// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <pugixml.hpp>

// What is changed in a workstation's screens while something else is its display, and how it comes back: the replaced
// elements are kept in Carrel's metadata. For core/virt only.
namespace Carrel::Virt {

/** libvirt refuses display='on' without a SPICE or VNC screen ("graphics device is needed", FACTS section 5). */
[[nodiscard]] bool hasScreen(pugi::xml_node devices);

/** Moves all <video> into the metadata and leaves the place of the first to an empty one. */
pugi::xml_node setVideosAside(pugi::xml_node domain);
/** Brings the kept <video> back into the place of the present one. Without a record nothing changes: false. */
bool bringVideosBack(pugi::xml_node domain, pugi::xml_node place);

[[nodiscard]] bool hasVideosAside(pugi::xml_node domain);

/** Keeps a copy of a <graphics> that is about to be changed. */
void setGraphicsAside(pugi::xml_node domain, pugi::xml_node graphics);
/** Puts the kept ones into the places of the present ones of their type. */
void bringGraphicsBack(pugi::xml_node domain);

/**
 * Adds an egl-headless screen on the render node beside SPICE or VNC, which then show pictures made with OpenGL; an
 * egl-headless one that is there already is left as it is. The record of it is what removeOpenGlScreen() goes by.
 */
void addOpenGlScreen(pugi::xml_node domain, const QString &renderNode);
void removeOpenGlScreen(pugi::xml_node domain);

} // namespace Carrel::Virt
