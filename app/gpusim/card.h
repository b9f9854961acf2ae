// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/text.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Carrel::Sim {

/** Which types stay creatable beside the vGPUs a GPU already carries (FACTS of the three NVIDIA generations). */
enum class Rule {
    SameType, ///< oldest NVIDIA drivers: only the type that is there
    SameSize, ///< every type of the same framebuffer size
    Mixed, ///< any size that fits what is left
    Placed, ///< NVIDIA's mixed-size mode: any size, in the fixed places of the framebuffer that its size allows
    Budget, ///< the kernel's sample drivers and GVT-g: a shared budget, no other condition
};

[[nodiscard]] std::optional<Rule> ruleFromName(std::string_view name);

/** How the slices of a card are made. */
enum class Sharing {
    None, ///< not at all: the whole GPU or nothing
    Mdev, ///< mdev types on the GPU itself
    MdevOnVfs, ///< mdev types on its VFs, one vGPU each
    VendorVfio, ///< a type number written to a VF (NVIDIA's driver)
    OpenRfc, ///< the same with the texts and errnos of the open RFC driver for nova-core
    Vfs, ///< plain VFs without types
};

[[nodiscard]] std::optional<Sharing> sharingFromName(std::string_view name);

/** Up to three resources a type takes and a card has: framebuffer; ports; low memory, high memory and slots. */
using Amounts = std::array<int, 3>;

/** One vGPU type as its files say it. An absent text means that the driver has no such file. */
struct TypeSpec
{
    std::string id; ///< kernel's folder name, "nvidia-18"
    std::optional<std::string> name;
    std::optional<std::string> description; ///< whole file text, with its newlines
    Amounts cost{};
    int mostInstances = 0; ///< per GPU
    bool isMig = false; ///< MIG-backed: creatable in MIG mode only, as the others are outside of it only

    /** What `current_vgpu_type` holds for it: 1148 of "nvidia-1148". */
    [[nodiscard]] int number() const;
};

/** Identity of one PCI function. */
struct PciIdentity
{
    std::string vendor; ///< four hexadecimal digits, as are the next three
    std::string device;
    std::string subsystemVendor = "0000";
    std::string subsystemDevice = "0000";
    std::string classCode; ///< six hexadecimal digits
    std::string driver; ///< empty: none is bound
};

/** Another function of the same board: audio, USB. */
struct SideFunction
{
    int number = 1; ///< of the PCI address
    PciIdentity identity;
};

/** The VFs a card can have. */
struct VfSpec
{
    int most = 0; ///< sriov_totalvfs; 0: no SR-IOV
    int offset = 4; ///< of the first VF's PCI function from the GPU's (sriov_offset)
    int stride = 1;
    std::string device;
    std::string driver; ///< empty: no driver takes them
};

/** One GPU of a card, as the kernel and the vendor's driver show it. Plain data. */
struct Card
{
    std::string name;
    PciIdentity pci; ///< of a device that is not on PCI only the driver
    std::string mdevDriver;
    Sharing sharing = Sharing::Mdev;
    VfSpec vfs;
    bool mixes = false; ///< its driver can mix framebuffer sizes
    bool renders = false; ///< its driver is a DRM driver with a render node
    std::vector<SideFunction> sides;
    Rule rule = Rule::Budget;
    Amounts budget{};
    int errnoWhenFull = ENOSPC;
    std::vector<TypeSpec> types;

    [[nodiscard]] bool isPci() const { return !pci.vendor.empty(); }
    [[nodiscard]] bool isNvidia() const { return pci.vendor == "10de"; }
    /** Whether a VF holds a type that is written to it. */
    [[nodiscard]] bool hasVfTypes() const { return sharing == Sharing::VendorVfio || sharing == Sharing::OpenRfc; }
};

[[nodiscard]] const TypeSpec *findType(const Card &card, std::string_view id);

/** Reads the format of data/cards.tsv. The error names the line. */
[[nodiscard]] Outcome<std::vector<Card>> parseCards(std::string_view text);

/** The cards built into the program. */
[[nodiscard]] const std::vector<Card> &knownCards();
[[nodiscard]] const Card *findCard(std::string_view name);

} // namespace Carrel::Sim
