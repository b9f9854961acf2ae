// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/connection.h"
#include "core/virt/connection_p.h"
#include "core/virt/persistentxml.h"

#include <QRegularExpression>
#include <QtTest>

#include <cstdlib>

using namespace Carrel;
using namespace Carrel::Virt;
using namespace Qt::StringLiterals;

/** Against libvirt's in-process test driver, which keeps graphics passwords as QEMU's does. */
class TestPersistentXml final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyPasswordIsFilled();
    void twoWorkstationsHaveTwoPasswords();
    void absentPasswordStaysAbsent();
    void damagedXmlDefinesNothing();
    void redefineKeepsThePassword();
    void redefineRefusesForeignChanges();
    void whatIsKeptOfADeletedOneHasNoPassword();
    void aDeletedOneComesBackClosed();
    void thisProgramRemembersThePassword();

private:
    QString password(const WorkstationId &id);
    WorkstationId define(const QString &name, const QString &passwd);

    std::unique_ptr<Connection> m_connection;
};

namespace {

QString domain(const QString &name, const QString &passwd)
{
    return u"<domain type='test'><name>%1</name><memory unit='KiB'>1024</memory><os><type>hvm</type></os><devices>"
           "<graphics type='spice' autoport='yes' %2><listen type='address' address='127.0.0.1'/></graphics>"
           "</devices></domain>"_s.arg(name, passwd);
}

const QString emptyPassword = u"passwd=''"_s;

} // namespace

void TestPersistentXml::init()
{
    m_connection.reset(); // connections of test:///default share one host while any is open
    m_connection = Connection::open(u"test:///default"_s).value();
}

QString TestPersistentXml::password(const WorkstationId &id)
{
    const auto handle = m_connection->internals().domain(id);
    char *text = virDomainGetXMLDesc(handle->get(), VIR_DOMAIN_XML_SECURE | VIR_DOMAIN_XML_INACTIVE);
    const QString xml = QString::fromUtf8(text);
    std::free(text);
    static const QRegularExpression passwd(u"<graphics[^>]* passwd='([^']*)'"_s);
    return passwd.match(xml).captured(1);
}

WorkstationId TestPersistentXml::define(const QString &name, const QString &passwd)
{
    return defineNew(*m_connection, domain(name, passwd)).value();
}

void TestPersistentXml::emptyPasswordIsFilled()
{
    const WorkstationId id = define(u"cad-01"_s, emptyPassword);
    static const QRegularExpression plain(u"^[A-Za-z0-9]{24}$"_s);
    QVERIFY(plain.match(password(id)).hasMatch());
    QVERIFY(!m_connection->domainXml(id, XmlOf::NextStart)->contains(u"passwd"_s));
}

void TestPersistentXml::twoWorkstationsHaveTwoPasswords()
{
    QVERIFY(password(define(u"cad-01"_s, emptyPassword)) != password(define(u"cad-02"_s, emptyPassword)));
}

void TestPersistentXml::absentPasswordStaysAbsent()
{
    QCOMPARE(password(define(u"cad-01"_s, {})), QString());
    QCOMPARE(password(define(u"cad-02"_s, u"passwd='mine'"_s)), u"mine"_s);
}

void TestPersistentXml::damagedXmlDefinesNothing()
{
    QCOMPARE(defineNew(*m_connection, u"<domain><name>"_s).error().code, ErrorCode::Damaged);
}

void TestPersistentXml::redefineKeepsThePassword()
{
    const WorkstationId id = define(u"cad-01"_s, emptyPassword);
    const QString secret = password(id);
    const QString before = m_connection->domainXml(id, XmlOf::NextStart).value();
    QString after = before;
    after.replace(u"</name>"_s, u"</name><title>drawn on</title>"_s);
    QVERIFY(redefine(*m_connection, id, before, after));
    QCOMPARE(password(id), secret);
    // The same from a plan's own document, whose password is empty.
    const QString now = m_connection->domainXml(id, XmlOf::NextStart).value();
    QString planned = now;
    planned.replace(u"<graphics type='spice'"_s, u"<graphics type='spice' passwd=''"_s);
    QVERIFY(redefine(*m_connection, id, now, planned));
    QCOMPARE(password(id), secret);
}

void TestPersistentXml::redefineRefusesForeignChanges()
{
    const WorkstationId id = define(u"cad-01"_s, emptyPassword);
    const QString now = m_connection->domainXml(id, XmlOf::NextStart).value();
    QString other = now;
    other.replace(u"1024</memory>"_s, u"2048</memory>"_s);
    QCOMPARE(redefine(*m_connection, id, other, now).error().code, ErrorCode::InUse);
    QCOMPARE(m_connection->domainXml(id, XmlOf::NextStart).value(), now);
}

void TestPersistentXml::whatIsKeptOfADeletedOneHasNoPassword()
{
    const WorkstationId closed = define(u"cad-01"_s, u"passwd='s3cret-of-ann'"_s);
    const QString kept = definitionToKeep(*m_connection, closed).value();
    QVERIFY(!kept.contains(u"s3cret"_s));
    QVERIFY(hasEmptyPassword(kept));
    const WorkstationId open = define(u"cad-02"_s, {});
    const QString plain = m_connection->domainXml(open, XmlOf::NextStart).value();
    QCOMPARE(definitionToKeep(*m_connection, open).value(), plain);
    QVERIFY(!hasEmptyPassword(plain));
    QVERIFY(!hasEmptyPassword(u"<domain"_s));
    QCOMPARE(definitionToKeep(*m_connection, {u"6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a03"_s}).error().code,
             ErrorCode::NotFound);
}

void TestPersistentXml::aDeletedOneComesBackClosed()
{
    const WorkstationId id = define(u"cad-01"_s, u"passwd='s3cret-of-ann'"_s);
    const QString kept = definitionToKeep(*m_connection, id).value();
    QVERIFY(m_connection->undefine(id));
    QCOMPARE(defineNew(*m_connection, kept).value(), id);
    QVERIFY(!password(id).isEmpty());
    QVERIFY(password(id) != u"s3cret-of-ann"_s);
}

void TestPersistentXml::thisProgramRemembersThePassword()
{
    const WorkstationId id = define(u"cad-01"_s, u"passwd='s3cret-of-ann'"_s);
    const QString kept = definitionToKeep(*m_connection, id).value();
    const SecretPtr secret = secretDefinition(*m_connection, id).value();
    QVERIFY(m_connection->undefine(id));
    QCOMPARE(defineAgain(*m_connection, kept, secret).value(), id);
    QCOMPARE(password(id), u"s3cret-of-ann"_s);
    QVERIFY(!defineAgain(*m_connection, u"<domain"_s, secret));
}

QTEST_GUILESS_MAIN(TestPersistentXml)
#include "tst_persistentxml.moc"
