// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QLocale;

namespace Carrel {

/**
 * Makes the program speak the locale's language: Carrel's own strings and Qt's (buttons of message boxes). English
 * where there is no translation, with its plurals. Call once, after the application object and before any string is
 * made.
 */
void installTranslations(const QLocale &locale);

} // namespace Carrel
