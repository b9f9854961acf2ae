// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/ids.h"
#include "translations/translations.h"
#include "ui/text/text.h"

#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace Carrel;
using namespace Qt::StringLiterals;

class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (QTranslator *translator : QCoreApplication::instance()->findChildren<QTranslator *>())
            delete translator;
        QLocale::setDefault(QLocale::c());
    }

    void germanIsSpoken()
    {
        installTranslations(QLocale(QLocale::German, QLocale::Austria));
        QCOMPARE(Text::stateWord(Host::WorkstationState::Running), u"läuft"_s);
        QCOMPARE(Text::unknown(), u"unbekannt"_s);
    }

    void coreSpeaksItAsWell()
    {
        installTranslations(QLocale(QLocale::German));
        const auto refused = parseTypeId(u"no/type");
        QVERIFY(!refused);
        QCOMPARE(refused.error().sentence, u"„no/type“ ist kein vGPU-Typ."_s);
    }

    void englishHasItsPlurals_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("English") << QLocale(QLocale::English, QLocale::UnitedKingdom);
        QTest::newRow("none") << QLocale::c();
        QTest::newRow("a language without translation") << QLocale(QLocale::Icelandic);
    }

    void englishHasItsPlurals()
    {
        QFETCH(const QLocale, locale);
        installTranslations(locale);
        Gpu::VgpuType type;
        type.id = TypeId{u"mdpy-xga"_s};
        type.heads = 1;
        QCOMPARE(Text::typeLine(type), u"mdpy-xga — 1 screen"_s);
        type.heads = 2;
        QCOMPARE(Text::typeLine(type), u"mdpy-xga — 2 screens"_s);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
