// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/newdomain.h"

#include "core/virt/domaindocument.h"
#include "core/virt/domainedit.h"

namespace Carrel::Virt {

using namespace Qt::StringLiterals;

namespace {

pugi::xml_node add(pugi::xml_node parent, const char *name, const QString &text = {})
{
    pugi::xml_node made = parent.append_child(name);
    if (!text.isEmpty())
        made.text().set(text.toUtf8().constData());
    return made;
}

pugi::xml_node with(pugi::xml_node node, const char *attribute, const QString &value)
{
    node.append_attribute(attribute).set_value(value.toUtf8().constData());
    return node;
}

void addIdentity(pugi::xml_node domain, const NewDomain &wish)
{
    with(domain, "type", wish.domainType);
    add(domain, "name", wish.name);
    add(domain, "uuid", wish.id.text);
    if (!wish.notes.isEmpty())
        add(domain, "description", wish.notes);
    if (!wish.tryOut.isEmpty())
        with(addCarrelChild(makeCarrelElement(domain), "tryout"), "name", wish.tryOut);
    // KiB, as libvirt writes it back: what was defined and what is read again are then the same text.
    with(add(domain, "memory", QString::number(wish.memory.count * 1024)), "unit", u"KiB"_s);
    add(domain, "vcpu", QString::number(wish.cpus));
}

void addSystem(pugi::xml_node domain, const NewDomain &wish)
{
    pugi::xml_node os = add(domain, "os");
    if (wish.uefi)
        with(os, "firmware", u"efi"_s);
    pugi::xml_node type = with(add(os, "type", u"hvm"_s), "arch", wish.arch);
    if (!wish.machine.isEmpty())
        with(type, "machine", wish.machine);
    with(add(os, "boot"), "dev", u"hd"_s);
    with(add(os, "boot"), "dev", u"cdrom"_s);
    pugi::xml_node features = add(domain, "features");
    add(features, "acpi");
    add(features, "apic");
    if (wish.domainType == "kvm"_L1)
        with(add(domain, "cpu"), "mode", u"host-passthrough"_s);
    else if (wish.domainType == "qemu"_L1)
        with(add(domain, "cpu"), "mode", u"maximum"_s); // the default model is too old for today's systems
}

void addDisks(pugi::xml_node devices, const NewDomain &wish)
{
    if (!wish.disk.isEmpty()) {
        pugi::xml_node disk = with(with(add(devices, "disk"), "type", u"file"_s), "device", u"disk"_s);
        with(with(add(disk, "driver"), "name", u"qemu"_s), "type", wish.diskFormat);
        with(add(disk, "source"), "file", wish.disk);
        with(with(add(disk, "target"), "dev", u"vda"_s), "bus", u"virtio"_s);
    }
    pugi::xml_node drive = with(with(add(devices, "disk"), "type", u"file"_s), "device", u"cdrom"_s);
    with(with(add(drive, "driver"), "name", u"qemu"_s), "type", u"raw"_s);
    if (!wish.media.isEmpty())
        with(add(drive, "source"), "file", wish.media);
    with(with(add(drive, "target"), "dev", u"sda"_s), "bus", u"sata"_s);
    add(drive, "readonly");
}

void addNetwork(pugi::xml_node devices, const QString &network)
{
    if (network.isEmpty())
        return;
    const bool user = network == "user"_L1;
    pugi::xml_node interface = with(add(devices, "interface"), "type", user ? u"user"_s : u"network"_s);
    if (!user)
        with(add(interface, "source"), "network", network);
    with(add(interface, "model"), "type", u"virtio"_s);
}

void addChannel(pugi::xml_node devices, const QString &type, const QString &name)
{
    pugi::xml_node channel = with(add(devices, "channel"), "type", type);
    with(with(add(channel, "target"), "type", u"virtio"_s), "name", name);
}

/** Reachable from this machine only: who wants more changes the listen address knowingly. */
void addGraphics(pugi::xml_node devices, bool spice)
{
    pugi::xml_node graphics = with(add(devices, "graphics"), "type", spice ? u"spice"_s : u"vnc"_s);
    with(graphics, "autoport", u"yes"_s);
    if (spice)
        with(graphics, "passwd", QString()); // filled when it is defined: the plan is journalled, see defineNew()
    with(with(add(graphics, "listen"), "type", u"address"_s), "address", u"127.0.0.1"_s);
    with(add(add(devices, "video"), "model"), "type", u"vga"_s);
}

void addDesktop(pugi::xml_node devices, bool spice)
{
    with(with(add(devices, "controller"), "type", u"usb"_s), "model", u"qemu-xhci"_s);
    with(with(add(devices, "input"), "type", u"tablet"_s), "bus", u"usb"_s);
    addChannel(devices, u"unix"_s, u"org.qemu.guest_agent.0"_s);
    if (spice)
        addChannel(devices, u"spicevmc"_s, u"com.redhat.spice.0"_s);
    addGraphics(devices, spice);
    with(add(devices, "sound"), "model", u"ich9"_s);
    for (int i = 0; spice && i < 2; ++i)
        with(with(add(devices, "redirdev"), "bus", u"usb"_s), "type", u"spicevmc"_s);
    pugi::xml_node random = with(add(devices, "rng"), "model", u"virtio"_s);
    with(add(random, "backend", u"/dev/urandom"_s), "model", u"random"_s);
}

} // namespace

QString newDomainXml(const NewDomain &wish)
{
    pugi::xml_document document;
    pugi::xml_node domain = document.append_child("domain");
    addIdentity(domain, wish);
    addSystem(domain, wish);
    pugi::xml_node devices = add(domain, "devices");
    if (!wish.emulator.isEmpty())
        add(devices, "emulator", wish.emulator);
    addDisks(devices, wish);
    addNetwork(devices, wish.network);
    addDesktop(devices, wish.spice);
    return written(document);
}

} // namespace Carrel::Virt
