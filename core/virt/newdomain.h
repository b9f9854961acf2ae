// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"

#include <QString>

namespace Carrel::Virt {

/** All that a new workstation's XML is made from; every value already checked by the plan. */
struct NewDomain
{
    WorkstationId id;
    QString name;
    QString notes;
    int cpus = 1;
    Mebibytes memory;
    QString domainType; ///< "kvm", "qemu", "test"
    QString arch;
    QString machine; ///< empty: libvirt's default
    QString emulator; ///< empty: libvirt's default
    bool spice = true; ///< else VNC
    bool uefi = false;
    QString disk; ///< empty: none
    QString diskFormat; ///< "qcow2", "raw", …: never left to be guessed
    QString media; ///< ISO; empty: an empty drive
    QString network; ///< libvirt network; "user" = QEMU's own; empty: none
    QString tryOut; ///< name of the try-out host it is made on; empty: a real host
};

/** A desktop machine's XML: virtio, USB redirection, sound, guest agent channel, console on 127.0.0.1 only. */
[[nodiscard]] QString newDomainXml(const NewDomain &wish);

} // namespace Carrel::Virt
