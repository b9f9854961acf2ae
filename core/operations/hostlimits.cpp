// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/hostlimits.h"

#include "core/host/hostsession.h"
#include "core/virt/connection.h"

#include <QStandardPaths>

#include <algorithm>
#include <functional>

#include <pugixml.hpp>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

bool offers(pugi::xml_node part, const char *enumName, const char *wanted)
{
    const pugi::xml_node values = part.find_child_by_attribute("enum", "name", enumName);
    return std::ranges::any_of(values.children("value"), [wanted](pugi::xml_node value) {
        return value.text().get() == std::string_view(wanted);
    });
}

QString textOf(pugi::xml_node parent, const char *child)
{
    return QString::fromUtf8(parent.child(child).text().get());
}

/** KVM where it answers, else emulation. libvirt refuses to describe a type it cannot run. */
Result<QString> bestCapabilities(Virt::Connection &connection)
{
    const auto kvm = connection.domainCapabilitiesXml(u"kvm"_s);
    return kvm ? kvm : connection.domainCapabilitiesXml(u"qemu"_s);
}

/** A driver without domain capabilities (test:///): its first guest in <capabilities> says what it runs. */
Result<void> readPlainCapabilities(Virt::Connection &connection, HostLimits &limits)
{
    return connection.capabilitiesXml().transform([&](const QString &xml) {
        pugi::xml_document document;
        const QByteArray utf8 = xml.toUtf8();
        document.load_buffer(utf8.constData(), size_t(utf8.size()));
        const pugi::xml_node arch = document.child("capabilities").child("guest").child("arch");
        limits.arch = QString::fromUtf8(arch.attribute("name").value());
        limits.domainType = QString::fromUtf8(arch.child("domain").attribute("type").value());
    });
}

Result<void> readMachine(Virt::Connection &connection, HostLimits &limits)
{
    if (const auto xml = bestCapabilities(connection); xml && readDomainCapabilities(*xml, limits))
        return {};
    return readPlainCapabilities(connection, limits);
}

Result<void> readSize(Virt::Connection &connection, HostLimits &limits)
{
    const auto cpus = connection.hostCpus();
    if (!cpus)
        return std::unexpected(cpus.error());
    const auto memory = connection.hostMemory();
    if (!memory)
        return std::unexpected(memory.error());
    limits.cpus = limits.cpus > 0 ? std::min(limits.cpus, *cpus) : *cpus;
    limits.memory = *memory;
    return {};
}

/** libvirt's own usual pool; where none is active, the folder that libvirt itself uses. */
QString diskFolderOf(Virt::Connection &connection)
{
    const auto pools = connection.storagePools().value_or(std::vector<Virt::StoragePool>{});
    const auto usual = std::ranges::find(pools, u"default"_s, &Virt::StoragePool::name);
    if (usual != pools.end())
        return usual->path;
    return pools.empty() ? u"/var/lib/libvirt/images"_s : pools.front().path;
}

} // namespace

QString tryOutDiskFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/carrel/tryout-disks"_s;
}

bool readDomainCapabilities(const QString &xml, HostLimits &limits)
{
    pugi::xml_document document;
    const QByteArray utf8 = xml.toUtf8();
    if (!document.load_buffer(utf8.constData(), size_t(utf8.size())))
        return false;
    const pugi::xml_node root = document.child("domainCapabilities");
    if (!root)
        return false;
    limits.emulator = textOf(root, "path");
    limits.domainType = textOf(root, "domain");
    limits.arch = textOf(root, "arch");
    limits.machine = limits.arch == "x86_64"_L1 ? u"q35"_s : QString();
    limits.cpus = root.child("vcpu").attribute("max").as_int();
    limits.spice = offers(root.child("devices").child("graphics"), "type", "spice");
    limits.uefi = offers(root.child("os"), "firmware", "efi");
    return true;
}

Result<HostLimits> readHostLimits(Virt::Connection &connection, bool tryOut)
{
    HostLimits limits;
    return readMachine(connection, limits).and_then([&] { return readSize(connection, limits); }).transform([&] {
        limits.networks = connection.networks().value_or(QStringList());
        limits.diskFolder = tryOut ? tryOutDiskFolder() : diskFolderOf(connection);
        return limits;
    });
}

QFuture<Result<HostLimits>> readHostLimits(Host::HostSession *session)
{
    const bool tryOut = session->snapshot() && session->snapshot()->kind == Host::HostKind::TryOut;
    // QEMU is asked what it can do the first time: seconds on a busy host. One that hangs is told by an easy question.
    constexpr int deadline = 30'000;
    const auto read = [tryOut](Virt::Connection &connection) {
        return readHostLimits(connection, tryOut);
    };
    return session->run<int>([](Virt::Connection &connection) { return connection.hostCpus(); })
        .then(session,
              [session, read](const Result<int> &answers) {
                  return answers ? session->run<HostLimits>(read, deadline)
                                 : QtFuture::makeReadyValueFuture(Result<HostLimits>(std::unexpected(answers.error())));
              })
        .unwrap();
}

} // namespace Carrel::Operations
