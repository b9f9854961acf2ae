// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The least a KDE window costs: KXmlGuiWindow with setupGUI and an empty tree; ends after its first paint.
#include <KAboutData>
#include <KIconTheme>
#include <KStyleManager>
#include <KXmlGuiWindow>

#include <QApplication>
#include <QTimer>
#include <QTreeView>

#include <cstdio>

class BareWindow final : public KXmlGuiWindow
{
public:
    BareWindow()
    {
        setCentralWidget(new QTreeView);
        setupGUI(Keys | ToolBar | StatusBar | Create);
    }

protected:
    bool event(QEvent *event) override
    {
        const bool handled = KXmlGuiWindow::event(event);
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, [] {
                std::fputs("first paint\n", stderr);
                QApplication::exit(0);
            });
        return handled;
    }
};

int main(int argc, char **argv)
{
    KIconTheme::initTheme();
    QApplication application(argc, argv);
    KStyleManager::initStyle();
    KAboutData::setApplicationData(
        KAboutData(QStringLiteral("barewindow"), QStringLiteral("Bare window"), QStringLiteral("1")));
    (new BareWindow)->show(); // deletes itself on close
    return QApplication::exec();
}
