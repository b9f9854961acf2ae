// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/host/testhosts.h"

#include <QFile>
#include <QTest>

namespace Carrel::Host {

using namespace Qt::StringLiterals;

namespace {

QString fileUuid(int index)
{
    return u"00000000-0000-4000-8000-%1"_s.arg(index, 12, 16, QChar(u'0'));
}

QString workstation(int index)
{
    const QString uuid = fileUuid(index);
    return u"<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>%1</name><uuid>%2</uuid>"
           "<memory unit='MiB'>4096</memory><vcpu>4</vcpu><os><type>hvm</type></os><devices>"
           "<disk type='file' device='disk'><source file='/var/lib/libvirt/images/%1.qcow2'/><target dev='vda'/></disk>"
           "<graphics type='spice' port='-1' autoport='yes'/>%3</devices>"
           "<test:runstate>%4</test:runstate></domain>\n"_s.arg(
               TestHostFile::nameOf(index), uuid, mdevXml(u"1"_s + uuid.sliced(1)), index % 2 ? u"5"_s : u"1"_s);
}

} // namespace

TestHostFile::TestHostFile(int count)
{
    QFile file(m_folder.filePath(u"host.xml"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("the test host's file cannot be written");
    file.write("<node>\n");
    for (int i = 0; i < count; ++i)
        file.write(workstation(i).toUtf8());
    file.write("</node>\n");
}

QString TestHostFile::uri() const
{
    return u"test://"_s + m_folder.filePath(u"host.xml"_s);
}

QString TestHostFile::nameOf(int index)
{
    return u"ws-%1"_s.arg(index);
}

QString domainXml(const QString &name, const QString &more, const QString &devices)
{
    return u"<domain type='test'><name>"_s + name + u"</name>"_s + more
        + u"<memory unit='MiB'>64</memory><vcpu>2</vcpu><os><type>hvm</type></os><devices>"_s + devices
        + u"</devices></domain>"_s;
}

QString mdevXml(const QString &uuid)
{
    return u"<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='%1'/></source></hostdev>"_s
        .arg(uuid);
}

bool waitUntil(const std::function<bool()> &condition, int timeoutMs)
{
    return QTest::qWaitFor(condition, timeoutMs);
}

bool within1s(const std::function<bool()> &condition)
{
    return waitUntil(condition, 1000);
}

} // namespace Carrel::Host
