// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gui/verb.h"
#include "core/host/inventory.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QDialog;
class QPixmap;

namespace Carrel::Gui {

class MainWindow;

/**
 * Does the main job once through the real window, by its own actions and fields, and saves a numbered picture of each
 * step: open the try-out host, create a vGPU, create a workstation, assign, start, open the console. Ends the program:
 * status 0 and a line that says what was done, or 1 and what went wrong.
 */
class Tour final : public QObject
{
    Q_OBJECT

public:
    Tour(MainWindow *window, const QString &folder);

private:
    struct Step
    {
        QString picture; ///< "02-gpu"; empty: none is taken
        std::function<void()> act; ///< once
        std::function<bool()> done; ///< asked until true; may act on what has appeared meanwhile
        int timeoutMs = 60'000;
    };

    void addOpening();
    void addVgpu();
    void addWorkstation();
    void addAssignment();
    void addConsole();

    void begin();
    void poll();
    void end();
    void fail(const QString &reason);

    void takePicture(const QString &name);
    void save(const QPixmap &picture, const QString &name);
    void trigger(Verb verb);
    bool clickVerb(const QDialog *dialog);
    template <class T>
    [[nodiscard]] T *dialog() const;
    [[nodiscard]] Host::Snapshot host() const;
    [[nodiscard]] Host::WorkstationPtr workstation() const;
    [[nodiscard]] WId consoleWindow() const;
    bool consoleShowsSomething();

    QPointer<MainWindow> m_window;
    QString m_folder;
    std::vector<Step> m_steps;
    size_t m_next = 0;
    bool m_acted = false;
    QTimer m_poll; ///< pictures and foreign windows have no event to wait for
    QElapsedTimer m_stepTime;
    QElapsedTimer m_settled; ///< valid once the step is done
    GpuId m_gpu;
    QString m_typeName;
    VgpuId m_vgpu;
    QString m_name;
    int m_pictures = 0;
};

} // namespace Carrel::Gui
