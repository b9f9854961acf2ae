// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/pcinames.h"

#include "core/base/logging.h"

#include <QHash>
#include <QMutex>

#include <array>
#include <csetjmp>

extern "C" {
#include <pci/pci.h>
}

namespace Carrel::Gpu {

namespace {

struct KnownNames
{
    QMutex mutex; // guards byId, never held over a look-up
    QHash<quint64, QString> byId;
};

KnownNames &knownNames()
{
    static KnownNames names;
    return names;
}

thread_local std::jmp_buf afterError;

// libpci's own handler ends the program, and one that returns is forbidden: pci.ids damaged on disk must do neither.
[[gnu::noreturn]] void leaveLibrary(char * /*format*/, ...)
{
    std::longjmp(afterError, 1); // NOLINT(cert-err52-cpp): the only way out that libpci leaves
}

void ignoreMessage(char * /*format*/, ...) { }

/** Only C values live in here, as longjmp runs no destructors. False when libpci gave up. */
bool lookUpGuarded(pci_access *access, char *text, int size, int kind, unsigned vendor, unsigned device)
{
    if (setjmp(afterError) != 0) // NOLINT(cert-err52-cpp)
        return false;
    // No PCI_LOOKUP_NETWORK: this program asks nobody which hardware somebody has.
    const int flags = kind | PCI_LOOKUP_NO_NUMBERS;
    const char *found = kind == PCI_LOOKUP_VENDOR ? pci_lookup_name(access, text, size, flags, vendor)
                                                  : pci_lookup_name(access, text, size, flags, vendor, device);
    if (!found)
        text[0] = '\0';
    return true;
}

} // namespace

void PciNames::Free::operator()(pci_access *access) const
{
    pci_free_name_list(access);
    pci_cleanup(access);
}

PciNames::PciNames() = default;
PciNames::~PciNames() = default;

QString PciNames::lookUp(int kind, quint16 vendor, quint16 device)
{
    if (!m_access) {
        m_access.reset(pci_alloc()); // no pci_init: it looks for a way to reach the bus and ends the program without
        m_access->id_lookup_mode = 0; // nor what another program once asked the network (and libpci leaks that path)
        m_access->error = &leaveLibrary;
        m_access->warning = &ignoreMessage;
        m_access->debug = &ignoreMessage;
    }
    std::array<char, 512> text{};
    if (!m_damaged && !lookUpGuarded(m_access.get(), text.data(), int{text.size()}, kind, vendor, device)) {
        qCWarning(logGpu, "pci.ids could not be read; ids are shown instead of names");
        m_damaged = true;
        text[0] = '\0';
    }
    return QString::fromUtf8(text.data()).trimmed();
}

QString PciNames::vendor(quint16 vendor)
{
    KnownNames &known = knownNames();
    const quint64 key = quint64{vendor} << 32;
    {
        const QMutexLocker lock(&known.mutex);
        if (const auto found = known.byId.constFind(key); found != known.byId.cend())
            return *found;
    }
    QString name = lookUp(PCI_LOOKUP_VENDOR, vendor, 0);
    if (name.isEmpty())
        name = QStringLiteral("0x%1").arg(vendor, 4, 16, QLatin1Char('0'));
    const QMutexLocker lock(&known.mutex);
    return known.byId.insert(key, name).value();
}

QString PciNames::device(quint16 vendor, quint16 device)
{
    KnownNames &known = knownNames();
    const quint64 key = quint64{1} << 48 | quint64{vendor} << 16 | device;
    {
        const QMutexLocker lock(&known.mutex);
        if (const auto found = known.byId.constFind(key); found != known.byId.cend())
            return *found;
    }
    QString name = lookUp(PCI_LOOKUP_DEVICE, vendor, device);
    if (name.isEmpty())
        name = QStringLiteral("0x%1").arg(device, 4, 16, QLatin1Char('0'));
    const QMutexLocker lock(&known.mutex);
    return known.byId.insert(key, name).value();
}

} // namespace Carrel::Gpu
