// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;

namespace Carrel {

namespace {

/** Owned by the application. */
bool install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    if (!translator->load(locale, name, u"_"_s, folder))
        return false;
    return QCoreApplication::installTranslator(translator.release());
}

} // namespace

void installTranslations(const QLocale &locale)
{
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // The sources are English, but only a translation tells "1 vGPU" from "2 vGPUs".
    if (!install(locale, u"carrel"_s, u":/i18n"_s))
        install(QLocale(QLocale::English), u"carrel"_s, u":/i18n"_s);
}

} // namespace Carrel
