// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/ticket.h"
#include "tests/paths.h"

#include <QtTest>

#include <pugixml.hpp>

using namespace Carrel;
using namespace Carrel::Console;
using namespace Qt::StringLiterals;

namespace {

constexpr auto spice = Host::GraphicsKind::Spice;
constexpr auto vnc = Host::GraphicsKind::Vnc;

QString fixture()
{
    QFile file(Test::fixture(u"console/graphics-spice-live.xml"_s));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("fixture missing");
    return u"<domain><name>x</name><devices>%1</devices></domain>"_s.arg(QString::fromUtf8(file.readAll()));
}

} // namespace

class TestTicket final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordAndEndAreRead_data();
    void passwordAndEndAreRead();
    void onlyPasswordAndEndChange();
    void withoutAnEndTheEndGoes();
    void signsOfXmlAreEscaped();
    void noSuchDisplayGivesNothing();
    void passwordsAreLongAndDiffer();
    void aTestHostGoesOnWithout();
    void aMissingWorkstationGoesOnWithout();
};

void TestTicket::passwordAndEndAreRead_data()
{
    QTest::addColumn<QString>("graphics");
    QTest::addColumn<QByteArray>("password"); // null: none
    QTest::addColumn<QDateTime>("validTo");
    const QDateTime end(QDate(2026, 11, 22), QTime(18, 5), QTimeZone::UTC);
    QTest::newRow("both") << u"<graphics type='spice' passwd='a&amp;b' passwdValidTo='2026-11-22T18:05:00'/>"_s
                          << QByteArray("a&b") << end;
    QTest::newRow("lasting") << u"<graphics type='spice' passwd='x'/>"_s << QByteArray("x") << QDateTime();
    QTest::newRow("none") << u"<graphics type='spice'/>"_s << QByteArray() << QDateTime();
    QTest::newRow("of another display") << u"<graphics type='vnc' passwd='x'/>"_s << QByteArray() << QDateTime();
    QTest::newRow("no XML") << u"<graphics"_s << QByteArray() << QDateTime();
}

void TestTicket::passwordAndEndAreRead()
{
    QFETCH(QString, graphics);
    const GraphicsPassword held =
        passwordOf(u"<domain><devices>%1</devices></domain>"_s.arg(graphics), Host::GraphicsKind::Spice);
    QTEST(held.password ? held.password->view().toByteArray() : QByteArray(), "password");
    QTEST(held.validTo.isValid() ? held.validTo : QDateTime(), "validTo");
}

void TestTicket::onlyPasswordAndEndChange()
{
    const QDateTime end(QDate(2026, 12, 24), QTime(17, 0, 5), QTimeZone::UTC);
    const QString element = graphicsWithPassword(fixture(), spice, Secret("neu"), end);
    pugi::xml_document before;
    pugi::xml_document after;
    QVERIFY(before.load_string(fixture().toUtf8().constData()));
    QVERIFY(after.load_string(element.toUtf8().constData()));
    pugi::xml_node was = before.child("domain").child("devices").child("graphics");
    const pugi::xml_node is = after.child("graphics");
    QCOMPARE(is.attribute("passwd").value(), "neu");
    QCOMPARE(is.attribute("passwdValidTo").value(), "2026-12-24T17:00:05");
    for (const pugi::xml_attribute attribute : was.attributes())
        if (!QByteArrayView(attribute.name()).startsWith("passwd"))
            QCOMPARE(is.attribute(attribute.name()).value(), attribute.value());
    for (const pugi::xml_node child : was.children())
        QCOMPARE(is.child(child.name()).first_attribute().value(), child.first_attribute().value());
    QCOMPARE(is.attribute("keymap").value(), "de");
    QVERIFY(!element.contains(u"n0tASecret"_s));
}

void TestTicket::withoutAnEndTheEndGoes()
{
    const QString element = graphicsWithPassword(fixture(), spice, Secret("alt"), {});
    QVERIFY(element.contains(u"passwd=\"alt\""_s));
    QVERIFY(!element.contains(u"passwdValidTo"_s));
}

void TestTicket::signsOfXmlAreEscaped()
{
    const QString element = graphicsWithPassword(fixture(), spice, Secret("a<\"&>'b"), {});
    pugi::xml_document document;
    QVERIFY(document.load_string(element.toUtf8().constData()));
    QCOMPARE(document.child("graphics").attribute("passwd").value(), "a<\"&>'b");
}

void TestTicket::noSuchDisplayGivesNothing()
{
    QCOMPARE(graphicsWithPassword(fixture(), vnc, Secret("x"), {}), QString());
    QCOMPARE(graphicsWithPassword(u"<domain/>"_s, spice, Secret("x"), {}), QString());
}

void TestTicket::passwordsAreLongAndDiffer()
{
    const SecretPtr one = makePassword(32);
    const SecretPtr two = makePassword(32);
    QCOMPARE(one->view().size(), 32);
    QVERIFY(one->view() != two->view());
    const QRegularExpression plain(u"^[A-Za-z0-9]{32}$"_s);
    QVERIFY(plain.match(QString::fromLatin1(one->view())).hasMatch());
    QString text = u"geheim"_s;
    wipe(text);
    QVERIFY(text.isEmpty());
}

void TestTicket::aTestHostGoesOnWithout()
{
    const auto connection = Virt::Connection::open(u"test:///default"_s);
    QVERIFY(connection);
    const Result<WorkstationId> id =
        (*connection)
            ->define(u"<domain type='test'><name>w</name><memory>1024</memory><os><type>hvm</type></os><devices>"
                     "<graphics type='spice' port='5999' passwd='lasting'/></devices></domain>"_s);
    QVERIFY(id);
    QVERIFY((*connection)->start(*id));
    const Ticket ticket = takeTicket(**connection, *id, spice);
    QVERIFY(ticket.password); // the test driver sets none: the one it has is used
    QCOMPARE(ticket.password->view(), "lasting");
    QVERIFY(!ticket.lasting);
}

void TestTicket::aMissingWorkstationGoesOnWithout()
{
    const auto connection = Virt::Connection::open(u"test:///default"_s);
    QVERIFY(connection);
    const WorkstationId nobody{u"11111111-2222-3333-4444-555555555555"_s};
    QVERIFY(!takeTicket(**connection, nobody, spice).password);
    QVERIFY(!restorePassword(**connection, nobody, spice, Secret("a"), Secret("b")));
}

QTEST_GUILESS_MAIN(TestTicket)
#include "tst_ticket.moc"
