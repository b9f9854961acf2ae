// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/firsthost.h"
#include "app/gui/mainwindow.h"
#include "app/gui/tour.h"
#include "icons/icons.h"
#include "translations/translations.h"

#include <KAboutData>
#include <KCrash>
#include <KIconTheme>
#include <KLocalizedString>
#include <KStyleManager>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLocale>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    QStringList hosts;
    QString tour;
    bool tryOutIfBare = false;
};

KAboutData aboutData()
{
    KAboutData about(u"carrel"_s, u"Carrel"_s, u"0.1.0"_s,
                     QCoreApplication::translate("main", "vGPUs and workstations: who has what, and what is left"),
                     KAboutLicense::GPL_V3, QCoreApplication::translate("main", "© 2026 The Carrel authors"));
    about.setOrganizationDomain("carrel.org");
    about.setDesktopFileName(u"org.carrel.Carrel"_s);
    return about;
}

Options readOptions(KAboutData &about)
{
    QCommandLineParser parser;
    const QCommandLineOption host({u"host"_s, u"H"_s},
                                  QCoreApplication::translate("main", "Open this host; may be given several times."),
                                  u"URI"_s);
    const QCommandLineOption tour(
        u"tour"_s,
        QCoreApplication::translate("main",
                                    "Do the main job on the try-out host and save a picture of each step in DIR."),
        u"DIR"_s);
    const QCommandLineOption bare(
        u"tryout-if-no-gpu"_s,
        QCoreApplication::translate("main",
                                    "Open the try-out host when no host is remembered and no GPU here can be shared."));
    parser.addOption(host);
    parser.addOption(bare);
    parser.addOption(tour);
    about.setupCommandLine(&parser);
    parser.process(*QCoreApplication::instance());
    about.processCommandLine(&parser);
    if (!parser.positionalArguments().isEmpty()) {
        std::fprintf(stderr, "%s\n",
                     qPrintable(QCoreApplication::translate(
                                    "main", "carrel: “%1” is not understood. Hosts are given with --host URI.")
                                    .arg(parser.positionalArguments().constFirst())));
        std::exit(2);
    }
    return {.hosts = parser.values(host), .tour = parser.value(tour), .tryOutIfBare = parser.isSet(bare)};
}

/** The picture tour leaves the user's settings alone and does not depend on them. */
void useOwnSettings(const QString &folder)
{
    QDir().mkpath(folder);
    qputenv("XDG_CONFIG_HOME", QDir(folder).absoluteFilePath(u".settings"_s).toLocal8Bit());
}

} // namespace

int main(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; ++i)
        if (qstrcmp(argv[i], "--tour") == 0)
            useOwnSettings(QString::fromLocal8Bit(argv[i + 1]));
    KIconTheme::initTheme();
    QApplication application(argc, argv);
    KStyleManager::initStyle();
    KLocalizedString::setApplicationDomain("carrel");
    Carrel::installTranslations(QLocale());
    KAboutData about = aboutData();
    KAboutData::setApplicationData(about);
    KCrash::initialize();
    QApplication::setWindowIcon(Carrel::Icons::program());
    Options options = readOptions(about);
    if (!options.tour.isEmpty())
        options.hosts = {u"tryout:"_s};

    auto *window = new Carrel::Gui::MainWindow(options.hosts); // deletes itself on close
    if (options.tryOutIfBare && options.hosts.isEmpty())
        QObject::connect(window, &Carrel::Gui::MainWindow::painted, window,
                         [window] { Carrel::Gui::tryOutIfBare(window->hosts(), QStringLiteral("/sys")); });
    window->show();
    if (!options.tour.isEmpty())
        new Carrel::Gui::Tour(window, options.tour);
    return QApplication::exec();
}
