// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/actions.h"
#include "icons/icons.h"

#include <KActionCollection>

#include <QAction>
#include <QShortcut>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

Actions::Actions(KActionCollection *collection, QWidget *window)
    : QObject(window), m_collection(collection), m_window(window)
{
    addAll();
}

void Actions::add(Verb verb, const QString &name, const QString &icon, const QString &text, const QString &tip,
                  const QList<QKeySequence> &keys)
{
    auto *action = new QAction(Icons::get(icon), text, m_collection);
    m_collection->addAction(name, action);
    KActionCollection::setDefaultShortcuts(action, keys);
    action->setEnabled(false); // until the first update() has found a target
    action->setWhatsThis(tip);
    connect(action, &QAction::triggered, this, [this, verb] { Q_EMIT wanted(verb); });

    auto *whyNot = new QShortcut(m_window);
    whyNot->setEnabled(false);
    connect(whyNot, &QShortcut::activated, this, [this, verb] { Q_EMIT refused(m_entries.value(verb).reason); });
    m_entries.insert(verb, {.action = action, .whyNot = whyNot, .text = text, .tip = tip, .targets = {}, .reason = {}});
}

void Actions::addAll()
{
    add(Verb::NewWorkstation, u"workstation_new"_s, u"carrel-workstation-create"_s, tr("&New workstation…"),
        tr("Make a new workstation on the selected host"), {Qt::CTRL | Qt::Key_N});
    add(Verb::Start, u"workstation_start"_s, u"media-playback-start"_s, tr("&Start"),
        tr("Start the selected workstations"), {Qt::CTRL | Qt::Key_B});
    add(Verb::ShutDown, u"workstation_shutdown"_s, u"system-shutdown"_s, tr("Sh&ut down"),
        tr("Ask the selected workstations to shut down"), {Qt::CTRL | Qt::Key_E});
    add(Verb::Reboot, u"workstation_reboot"_s, u"system-reboot"_s, tr("&Restart"),
        tr("Ask the selected workstations to restart"), {Qt::CTRL | Qt::Key_R});
    add(Verb::ForceOff, u"workstation_forceoff"_s, u"process-stop"_s, tr("&Force off…"),
        tr("Switch the selected workstations off without asking them: unsaved work is lost"));
    add(Verb::Console, u"workstation_console"_s, u"carrel-console"_s, tr("&Console"),
        tr("Open the screen of the selected workstations"), {Qt::CTRL | Qt::Key_O});
    add(Verb::EditTags, u"workstation_tags"_s, u"tag"_s, tr("&Edit tags…"),
        tr("Words to group and find workstations by, which everybody at the host sees"), {Qt::CTRL | Qt::Key_T});
    add(Verb::EditNotes, u"workstation_notes"_s, u"document-edit"_s, tr("Edit n&otes…"),
        tr("Write on the selected workstation what others should know of it"));
    add(Verb::Properties, u"properties"_s, u"document-properties"_s, tr("&Properties"),
        tr("Go to the page of what is selected"), {Qt::Key_F2});
    add(Verb::Delete, u"object_delete"_s, u"edit-delete"_s, tr("De&lete…"),
        tr("Delete the selected workstation, remove the vGPU, or take the host off the list"), {Qt::Key_Delete});
    add(Verb::NewVgpu, u"vgpu_new"_s, u"carrel-vgpu-create"_s, tr("New v&GPU…"), tr("Cut a vGPU out of a GPU"),
        {Qt::CTRL | Qt::SHIFT | Qt::Key_N});
    add(Verb::Assign, u"vgpu_assign"_s, u"carrel-vgpu-reserved"_s, tr("&Assign vGPU…"),
        tr("Give a vGPU to a workstation"));
    add(Verb::Release, u"vgpu_release"_s, u"carrel-vgpu-free"_s, tr("&Take vGPU away…"),
        tr("Take a vGPU from its workstation; the vGPU stays"));
    add(Verb::AddHost, u"host_add"_s, u"network-connect"_s, tr("Add &host…"), tr("Add a host to the list"));
    add(Verb::TryOut, u"host_tryout"_s, u"carrel-gpu"_s, tr("Tr&y out"),
        tr("Open a host with simulated GPUs and real workstations"));
    add(Verb::Reconnect, u"host_reconnect"_s, u"view-refresh"_s, tr("Try aga&in"), tr("Connect to the host again now"));
    add(Verb::Refresh, u"refresh"_s, u"view-refresh"_s, tr("Rea&d again"), tr("Read everything of the host again"),
        {Qt::Key_F5});
    add(Verb::UndoLast, u"job_undo"_s, u"edit-undo"_s, tr("&Undo last job"), tr("Take back what was done last"),
        {Qt::CTRL | Qt::Key_Z});
    add(Verb::History, u"job_history"_s, u"document-open-recent"_s, tr("&Job history…"),
        tr("What Carrel did, and undo"), {Qt::CTRL | Qt::Key_H});
    add(Verb::Drift, u"host_drift"_s, u"view-refresh"_s, tr("&Kept over reboots…"),
        tr("What should be there on this host and what is; restore what is missing"));
    add(Verb::CopyName, u"copy_name"_s, u"edit-copy"_s, tr("Copy na&me"), tr("Copy the names of what is selected"),
        {Qt::CTRL | Qt::Key_C});
    add(Verb::CopyId, u"copy_id"_s, u"edit-copy"_s, tr("Cop&y identity"),
        tr("Copy the UUIDs or addresses of what is selected"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C});
    add(Verb::ExportList, u"list_export"_s, u"document-export"_s, tr("&Export list…"),
        tr("Save the rows shown in the tree as a table (CSV)"));
}

void Actions::show(Entry &entry, const Choice &choice)
{
    const bool offered = choice.reason.isEmpty() && !choice.targets.empty();
    entry.targets = choice.targets;
    entry.reason = choice.reason;
    entry.action->setEnabled(offered);
    entry.action->setText(choice.label.isEmpty() ? entry.text : choice.label);
    const QString tip = offered ? entry.tip : choice.reason;
    entry.action->setToolTip(tip);
    entry.action->setStatusTip(tip);
    entry.whyNot->setKeys(entry.action->shortcuts());
    entry.whyNot->setEnabled(!offered);
}

void Actions::update(const Pages::Selection &selection, const Facts &facts)
{
    const Choices choices(selection, facts);
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry)
        if (entry.key() != Verb::UndoLast)
            show(*entry, choices.of(entry.key()));
}

void Actions::setReason(Verb verb, const QString &reason)
{
    show(m_entries[verb], {.targets = {{}}, .label = {}, .reason = reason});
}

} // namespace Carrel::Gui
