// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/keep/presentgpus.h"

namespace Carrel::Keep {

/** A vGPU defined in mdevctl's store, which libvirt and virsh use as well. */
struct DefinedMdev
{
    GpuId parent;
    Uuid vgpu;
    TypeId type;
    bool startsByItself = false; ///< "auto": to be there after every boot
    bool operator==(const DefinedMdev &) const = default;
};

/**
 * /etc/mdevctl.d/<parent>/<uuid>, as mdevctl(8) and libvirt write them: {"mdev_type": …, "start": "auto"|"manual"}.
 * What is not such a file is left out. By parent and UUID.
 */
[[nodiscard]] std::vector<DefinedMdev> readMdevctlStore(const Roots &roots);

/**
 * The program that mdevctl's udev rule would run and that is not there: Debian 13 ships /usr/bin/mdevctl with a rule
 * that runs /usr/sbin/mdevctl, so that nothing defined "auto" ever starts. Empty: the rule is fine, or there is none.
 * usr: where the package's rules are, "/usr".
 */
[[nodiscard]] QString missingProgramOfRule(const Roots &roots, const QString &usr = QStringLiteral("/usr"));

} // namespace Carrel::Keep
