// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/actions.h"
#include "app/gui/mainwindow.h"
#include "app/gui/tour.h"
#include "core/operations/jobqueue.h"
#include "ui/dialogs/choosedialog.h"
#include "ui/dialogs/newvgpudialog.h"
#include "ui/dialogs/newworkstationdialog.h"
#include "ui/pages/treepane.h"
#include "ui/text/text.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>
#include <QScreen>
#include <QSpinBox>

// What the tour does, step by step; how it is run and pictured is in tour.cpp.
namespace Carrel::Gui {

using namespace Qt::StringLiterals;
using Models::NodeKind;

namespace {

const QString uri = u"tryout:"_s;
constexpr int smallMemoryMib = 128;

/** The first GPU that offers a type with room, and the vGPUs there are. */
const Gpu::Gpu *gpuWithRoom(const Host::Inventory &host)
{
    for (const Gpu::Gpu &gpu : host.gpus)
        for (const Gpu::VgpuType &type : gpu.types)
            if (type.available.value_or(0) > 0)
                return &gpu;
    return nullptr;
}

/** A type of 2 GiB for a desktop when there is room for one, else the first with room. */
QString typeToMake(const Gpu::Gpu &gpu)
{
    QString first;
    for (const Gpu::VgpuType &type : gpu.types) {
        if (type.available.value_or(0) <= 0)
            continue;
        if (type.name.endsWith(u"-2Q"_s))
            return type.id.text;
        if (first.isEmpty())
            first = type.id.text;
    }
    return first;
}

/** A name no workstation has. */
QString freeName(const Host::Inventory &host)
{
    for (int i = 1;; ++i)
        if (const QString name = u"cad-%1"_s.arg(i, 2, 10, QChar(u'0')); !host.workstationNamed(name))
            return name;
}

void choose(QComboBox *box, const QVariant &data)
{
    box->setCurrentIndex(box->findData(data));
}

} // namespace

template <class T>
T *Tour::dialog() const
{
    for (T *each : m_window->findChildren<T *>())
        if (each->isVisible())
            return each;
    return nullptr;
}

void Tour::addOpening()
{
    m_steps.push_back({.picture = u"01-try-out-host"_s, .act = {}, .done = [this] {
                           const Host::Snapshot now = host();
                           return now && now->state == Host::HostState::Connected && now->gpusKnown
                               && now->workstationsKnown && !now->gpus.empty();
                       }});
    m_steps.push_back({.picture = u"02-gpu"_s,
                       .act =
                           [this] {
                               if (const Gpu::Gpu *gpu = gpuWithRoom(*host()))
                                   m_gpu = gpu->id;
                               m_window->treePane()->select(Pages::itemOf(NodeKind::Gpu, uri, m_gpu.text));
                           },
                       .done =
                           [this] {
                               return m_window->treePane()->selection().current.gpu == m_gpu;
                           }});
}

void Tour::addVgpu()
{
    m_steps.push_back({.picture = u"03-new-vgpu"_s,
                       .act = [this] { trigger(Verb::NewVgpu); },
                       .done =
                           [this] {
                               auto *open = dialog<Dialogs::NewVgpuDialog>();
                               if (!open || !open->proposal())
                                   return false;
                               choose(open->findChild<QComboBox *>(u"type"_s), typeToMake(*host()->gpu(m_gpu)));
                               open->findChild<QLineEdit *>(u"name"_s)->setText(tr("tour"));
                               return true;
                           }});
    m_steps.push_back({.picture = u"04-vgpu-created"_s,
                       .act = [this] { clickVerb(dialog<Dialogs::NewVgpuDialog>()); },
                       .done =
                           [this] {
                               const Host::Snapshot now = host();
                               for (const Gpu::Vgpu &vgpu : now->gpu(m_gpu)->vgpus) {
                                   if (vgpu.name != tr("tour"))
                                       continue;
                                   m_vgpu = vgpu.id;
                                   m_typeName = Text::typeName(now->gpu(m_gpu), vgpu.type);
                                   return m_window->treePane()->select(
                                       Pages::itemOf(NodeKind::Vgpu, uri, vgpu.id.text));
                               }
                               return false;
                           }});
}

void Tour::addWorkstation()
{
    m_steps.push_back({.picture = u"05-new-workstation"_s,
                       .act = [this] { trigger(Verb::NewWorkstation); },
                       .done =
                           [this] {
                               auto *open = dialog<Dialogs::NewWorkstationDialog>();
                               if (!open)
                                   return false;
                               if (m_name.isEmpty()) {
                                   m_name = freeName(*host());
                                   open->findChild<QLineEdit *>(u"name"_s)->setText(m_name);
                                   open->findChild<QSpinBox *>(u"cpus"_s)->setValue(1);
                                   open->findChild<QSpinBox *>(u"memory"_s)->setValue(smallMemoryMib);
                                   choose(open->findChild<QComboBox *>(u"disk"_s), int(Operations::DiskChoice::None));
                               }
                               if (auto *network = open->findChild<QComboBox *>(u"network"_s);
                                   !network->currentData().toString().isEmpty())
                                   choose(network, QString());
                               return open->proposal().has_value();
                           }});
    m_steps.push_back({.picture = u"06-workstation-created"_s,
                       .act = [this] { clickVerb(dialog<Dialogs::NewWorkstationDialog>()); },
                       .done =
                           [this] {
                               const Host::WorkstationPtr made = workstation();
                               if (!made)
                                   return false;
                               m_window->treePane()->setView(Pages::TreePane::View::Workstations);
                               return m_window->treePane()->select(
                                   Pages::itemOf(NodeKind::Workstation, uri, made->id.text));
                           }});
}

void Tour::addAssignment()
{
    m_steps.push_back({.picture = u"07-assign"_s,
                       .act = [this] { trigger(Verb::Assign); },
                       .done =
                           [this] {
                               auto *open = dialog<Dialogs::ChooseDialog>();
                               if (!open)
                                   return false;
                               for (int row = 0; row < open->list()->count(); ++row)
                                   if (open->list()->item(row)->data(Qt::UserRole) == m_vgpu.text)
                                       open->list()->setCurrentRow(row);
                               return true;
                           }});
    m_steps.push_back({.picture = u"08-assigned"_s,
                       .act = [this] { clickVerb(dialog<Dialogs::ChooseDialog>()); },
                       .done =
                           [this] {
                               if (auto *plan = dialog<Dialogs::PlanDialog>())
                                   clickVerb(plan);
                               const Host::WorkstationPtr owner = workstation();
                               return owner && std::ranges::contains(owner->vgpus, m_vgpu)
                                   && m_window->queue()->jobs().empty();
                           }});
}

void Tour::addConsole()
{
    m_steps.push_back({.picture = u"09-running"_s,
                       .act = [this] { trigger(Verb::Start); },
                       .done =
                           [this] {
                               const Host::WorkstationPtr started = workstation();
                               return started && started->state == Host::WorkstationState::Running
                                   && m_window->queue()->jobs().empty();
                           },
                       .timeoutMs = 120'000});
    m_steps.push_back({.picture = {},
                       .act = [this] { trigger(Verb::Console); },
                       .done =
                           [this] {
                               if (!consoleShowsSomething())
                                   return false;
                               save(m_window->screen()->grabWindow(consoleWindow()), u"10-console"_s);
                               return true;
                           },
                       .timeoutMs = 120'000});
}

} // namespace Carrel::Gui
