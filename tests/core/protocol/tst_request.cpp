// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/request.h"

#include <QTest>

#include <set>

using namespace Carrel;
using namespace Carrel::Protocol;
using namespace Qt::StringLiterals;

class TestRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goodRequestSurvivesTheWay();
    void everyValueIsChecked_data();
    void everyValueIsChecked();
    void everyKeyIsNeeded();
    void noOtherKeyIsTaken();
    void onlyTextIsTaken_data();
    void onlyTextIsTaken();
    void refusalHoldsNothingOfTheCaller();
    void requestIdsAreRandomAndFit();
};

static Request good(Verb verb)
{
    Request request;
    request.verb = verb;
    request.id = {u"0123456789abcdef0123456789abcdef"_s};
    request.gpu = {u"0000:3d:00.0"_s};
    request.type = {verb == Verb::CreateVgpu ? u"nvidia-35"_s : QString()};
    request.vgpu = {u"d1a4b2f0-0000-4000-8000-00000000000a"_s};
    return request;
}

void TestRequest::goodRequestSurvivesTheWay()
{
    for (const Verb verb : allVerbs) {
        const auto parsed = parseRequest(verb, toArguments(good(verb)));
        QVERIFY(parsed);
        QCOMPARE(*parsed, good(verb));
    }
    QCOMPARE(toArguments(good(Verb::CreateVgpu)).keys(), QStringList({u"gpu"_s, u"request"_s, u"type"_s, u"vgpu"_s}));
    QCOMPARE(toArguments(good(Verb::RemoveVgpu)).keys(), QStringList({u"gpu"_s, u"request"_s, u"vgpu"_s}));
}

void TestRequest::everyValueIsChecked_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("why"); // empty: it is taken
    const auto row = [](const char *name, const QString &key, const QString &value,
                        const QString &why = u"has the wrong form"_s) {
        QTest::newRow(name) << key << value << why;
    };
    row("request of 31", u"request"_s, QString(31, u'a'));
    row("request of 33", u"request"_s, QString(33, u'a'), u"is too long"_s);
    row("request in upper case", u"request"_s, QString(32, u'A'));
    row("request with a path", u"request"_s, u"../"_s + QString(29, u'a'));
    row("gpu off PCI", u"gpu"_s, u"mtty"_s, {});
    row("gpu with path", u"gpu"_s, u"0000:3b:00.0/../../x"_s);
    row("gpu of dots", u"gpu"_s, u".."_s);
    row("gpu of 64", u"gpu"_s, QString(64, u'a'), {});
    row("gpu of 65", u"gpu"_s, QString(65, u'a'), u"is too long"_s);
    row("gpu with newline", u"gpu"_s, u"0000:3d:00.0\n"_s);
    row("gpu with NUL", u"gpu"_s, u"mtty"_s + QChar(0));
    row("gpu with non-ASCII digit", u"gpu"_s, u"0000:3d:00.\u0660"_s);
    row("type with dots inside", u"type"_s, u"i915-GVTg_V5.4"_s, {});
    row("type with slash", u"type"_s, u"nvidia/35"_s);
    row("type with percent", u"type"_s, u"nvidia%35"_s);
    row("type hidden", u"type"_s, u".nvidia"_s);
    row("type turned right to left", u"type"_s, u"nvidia\u202e35"_s);
    row("type with lone surrogate", u"type"_s, u"nvidia"_s + QChar(0xd800));
    row("type of 1 MiB", u"type"_s, QString(1 << 20, u'a'), u"is too long"_s);
    row("type empty", u"type"_s, u""_s, u"is empty"_s);
    row("uuid of 35", u"vgpu"_s, u"d1a4b2f0-0000-4000-8000-00000000000"_s);
    row("uuid in upper case", u"vgpu"_s, u"D1A4B2F0-0000-4000-8000-00000000000A"_s);
    row("uuid nil", u"vgpu"_s, u"00000000-0000-0000-0000-000000000000"_s);
    row("uuid in braces", u"vgpu"_s, u"{d1a4b2f0-0000-4000-8000-00000000000}"_s, u"is too long"_s);
}

void TestRequest::everyValueIsChecked()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, why);
    QVariantMap arguments = toArguments(good(Verb::CreateVgpu));
    arguments.insert(key, value);
    const auto parsed = parseRequest(Verb::CreateVgpu, arguments);
    QCOMPARE(parsed.has_value(), why.isEmpty());
    if (!parsed)
        QCOMPARE(parsed.error(), (Malformed{key, why}));
}

void TestRequest::everyKeyIsNeeded()
{
    for (const Verb verb : allVerbs) {
        const QVariantMap all = toArguments(good(verb));
        for (const QString &key : all.keys()) {
            QVariantMap arguments = all;
            arguments.remove(key);
            QCOMPARE(parseRequest(verb, arguments).error(), (Malformed{key, u"is missing"_s}));
        }
        QVERIFY(!parseRequest(verb, {}));
    }
}

void TestRequest::noOtherKeyIsTaken()
{
    for (const Verb verb : allVerbs) {
        QVariantMap arguments = toArguments(good(verb));
        arguments.insert(u"fd"_s, 3);
        QCOMPARE(parseRequest(verb, arguments).error(), (Malformed{{}, u"an argument too many"_s}));
    }
    QVERIFY(!parseRequest(Verb::RemoveVgpu, toArguments(good(Verb::CreateVgpu))));
}

void TestRequest::onlyTextIsTaken_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::newRow("int") << QVariant(35);
    QTest::newRow("list") << QVariant(QVariantList{u"mtty"_s});
    QTest::newRow("string list") << QVariant(QStringList{u"mtty"_s});
    QTest::newRow("bytes") << QVariant(QByteArray("mtty"));
    QTest::newRow("char") << QVariant(QChar(u'm'));
    QTest::newRow("null") << QVariant();
}

void TestRequest::onlyTextIsTaken()
{
    QFETCH(QVariant, value);
    for (const QString &key : toArguments(good(Verb::CreateVgpu)).keys()) {
        QVariantMap arguments = toArguments(good(Verb::CreateVgpu));
        arguments.insert(key, value);
        QCOMPARE(parseRequest(Verb::CreateVgpu, arguments).error(), (Malformed{key, u"is no text"_s}));
        arguments.insert(key, QString()); // a null text is an empty one
        QCOMPARE(parseRequest(Verb::CreateVgpu, arguments).error(), (Malformed{key, u"is empty"_s}));
    }
}

void TestRequest::refusalHoldsNothingOfTheCaller()
{
    QVariantMap arguments = toArguments(good(Verb::CreateVgpu));
    arguments.insert(u"gpu"_s, u"secret\nfield=forged"_s);
    const auto parsed = parseRequest(Verb::CreateVgpu, arguments);
    QVERIFY(!parsed.error().why.contains(u"secret"_s) && !parsed.error().key.contains(u"secret"_s));
}

void TestRequest::requestIdsAreRandomAndFit()
{
    std::set<QString> seen;
    for (int i = 0; i < 1000; ++i) {
        const RequestId id = makeRequestId();
        QVERIFY2(isRequestId(id.text), qPrintable(id.text));
        seen.insert(id.text);
    }
    QCOMPARE(seen.size(), size_t(1000));
}

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
