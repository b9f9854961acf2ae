// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Carrel::Gui {

/** What the user can ask of the selection. Each is one action of the window. */
enum class Verb {
    NewWorkstation,
    Start,
    ShutDown,
    Reboot,
    ForceOff,
    Console,
    EditTags,
    EditNotes,
    Properties,
    Delete, ///< the workstation, the vGPU or the host that is selected
    NewVgpu,
    Assign,
    Release,
    AddHost,
    TryOut,
    Reconnect,
    Refresh,
    UndoLast,
    History,
    Drift, ///< what is kept over reboots on a host, and what is there
    CopyName,
    CopyId,
    ExportList,
};

} // namespace Carrel::Gui
