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
    void newerVerbsCheckTheirValues_data();
    void newerVerbsCheckTheirValues();
    void onlyAClaimMayBeEmpty();
    void everyKeyIsNeeded();
    void noOtherKeyIsTaken();
    void onlyTextIsTaken_data();
    void onlyTextIsTaken();
    void refusalHoldsNothingOfTheCaller();
    void requestIdsAreRandomAndFit();
};

static const VgpuId mdev{u"d1a4b2f0-0000-4000-8000-00000000000a"_s};
static const Uuid owner{u"d1a4b2f0-0000-4000-8000-0000000000cc"_s};

static Request good(Verb verb)
{
    Request request;
    request.verb = verb;
    request.id = {u"0123456789abcdef0123456789abcdef"_s};
    request.gpu = {u"0000:3d:00.0"_s};
    switch (verb) {
    case Verb::CreateVgpu:
        request.type = {u"nvidia-35"_s};
        request.vgpu = mdev;
        break;
    case Verb::RemoveVgpu:
        request.vgpu = mdev;
        break;
    case Verb::SetVfType:
    case Verb::ClearVfType:
        request.type = {u"1155"_s};
        request.claim = owner;
        break;
    case Verb::SetVfCount:
        request.value = u"16"_s;
        break;
    case Verb::SetParameters:
        request.vgpu = mdev;
        request.value = u"frame_rate_limiter=0,disable_vnc=1"_s;
        break;
    case Verb::SetMixedSizes:
        request.value = u"1"_s;
        break;
    case Verb::Keep:
    case Verb::Forget:
        request.gpu = {};
        request.value = u"vfs gpu=0000:3d:00.0 count=16"_s;
        break;
    }
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
    QCOMPARE(toArguments(good(Verb::SetVfType)).keys(), QStringList({u"claim"_s, u"gpu"_s, u"request"_s, u"type"_s}));
    QCOMPARE(toArguments(good(Verb::SetVfCount)).keys(), QStringList({u"count"_s, u"gpu"_s, u"request"_s}));
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

void TestRequest::newerVerbsCheckTheirValues_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, Verb verb, const QString &key, const QString &value, bool fits = false) {
        QTest::newRow(name) << verb << key << value << fits;
    };
    row("VF off PCI", Verb::SetVfType, u"gpu"_s, u"mtty"_s);
    row("VF in upper case", Verb::SetVfType, u"gpu"_s, u"0000:3D:00.4"_s);
    row("VF with a path", Verb::ClearVfType, u"gpu"_s, u"../3d:00.0/x"_s);
    row("type with its driver", Verb::SetVfType, u"type"_s, u"nvidia-1155"_s);
    row("type 0", Verb::SetVfType, u"type"_s, u"0"_s);
    row("type with leading zero", Verb::SetVfType, u"type"_s, u"01155"_s);
    row("type negative", Verb::ClearVfType, u"type"_s, u"-1"_s);
    row("type in Arabic digits", Verb::SetVfType, u"type"_s, u"\u0661\u0662"_s);
    row("type of 10 digits", Verb::SetVfType, u"type"_s, u"1234567890"_s);
    row("type with newline", Verb::SetVfType, u"type"_s, u"1155\n"_s);
    row("claim no UUID", Verb::SetVfType, u"claim"_s, u"mine"_s);
    row("claim nil", Verb::ClearVfType, u"claim"_s, u"00000000-0000-0000-0000-000000000000"_s);
    row("no VFs", Verb::SetVfCount, u"count"_s, u"0"_s, true);
    row("all VFs there can be", Verb::SetVfCount, u"count"_s, u"65535"_s, true);
    row("too many VFs", Verb::SetVfCount, u"count"_s, u"65536"_s);
    row("2^31 VFs", Verb::SetVfCount, u"count"_s, u"2147483648"_s);
    row("fewer than no VFs", Verb::SetVfCount, u"count"_s, u"-1"_s);
    row("count with letters", Verb::SetVfCount, u"count"_s, u"12abc"_s);
    row("count with blank", Verb::SetVfCount, u"count"_s, u" 4"_s);
    row("count with leading zero", Verb::SetVfCount, u"count"_s, u"04"_s);
    row("parameters of a VF", Verb::SetParameters, u"vgpu"_s, u"0000:3d:00.4"_s, true);
    row("parameters of a name", Verb::SetParameters, u"vgpu"_s, u"mtty"_s);
    row("parameters cleared", Verb::SetParameters, u"parameters"_s, u" "_s, true);
    row("two blanks", Verb::SetParameters, u"parameters"_s, u"  "_s);
    row("one key", Verb::SetParameters, u"parameters"_s, u"a=B.c-_9"_s, true);
    row("longest key and value", Verb::SetParameters, u"parameters"_s, QString(64, u'k') + u'=' + QString(64, u'v'),
        true);
    row("key too long", Verb::SetParameters, u"parameters"_s, QString(65, u'k') + u"=1"_s);
    row("value too long", Verb::SetParameters, u"parameters"_s, u"k="_s + QString(65, u'v'));
    row("513 in all", Verb::SetParameters, u"parameters"_s, u"abc=1,"_s.repeated(85) + u"d=1"_s);
    row("key in upper case", Verb::SetParameters, u"parameters"_s, u"A=1"_s);
    row("no value", Verb::SetParameters, u"parameters"_s, u"a="_s);
    row("no key", Verb::SetParameters, u"parameters"_s, u"=1"_s);
    row("no sign", Verb::SetParameters, u"parameters"_s, u"a"_s);
    row("two signs", Verb::SetParameters, u"parameters"_s, u"a=1=2"_s);
    row("comma at the end", Verb::SetParameters, u"parameters"_s, u"a=1,"_s);
    row("newline", Verb::SetParameters, u"parameters"_s, u"a=1\nb=2"_s);
    row("slash", Verb::SetParameters, u"parameters"_s, u"a=/etc"_s);
    row("NUL", Verb::SetParameters, u"parameters"_s, u"a=1"_s + QChar(0));
    row("off", Verb::SetMixedSizes, u"on"_s, u"0"_s, true);
    row("two", Verb::SetMixedSizes, u"on"_s, u"2"_s);
    row("true", Verb::SetMixedSizes, u"on"_s, u"true"_s);
}

void TestRequest::newerVerbsCheckTheirValues()
{
    QFETCH(Verb, verb);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(bool, fits);
    QVariantMap arguments = toArguments(good(verb));
    QVERIFY(arguments.contains(key));
    arguments.insert(key, value);
    const auto parsed = parseRequest(verb, arguments);
    QCOMPARE(parsed.has_value(), fits);
    if (parsed)
        QCOMPARE(toArguments(*parsed), arguments);
    else
        QCOMPARE(parsed.error().key, key);
}

void TestRequest::onlyAClaimMayBeEmpty()
{
    for (const Verb verb : allVerbs) {
        for (const QString &key : toArguments(good(verb)).keys()) {
            QVariantMap arguments = toArguments(good(verb));
            arguments.insert(key, u""_s);
            QCOMPARE(parseRequest(verb, arguments).has_value(), key == u"claim"_s);
        }
    }
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
    for (const Verb verb : allVerbs) // no verb's arguments are taken for another's, but type set and cleared
        for (const Verb other : allVerbs)
            if (toArguments(good(verb)).keys() != toArguments(good(other)).keys())
                QVERIFY(!parseRequest(other, toArguments(good(verb))));
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
    for (const Verb verb : allVerbs) {
        for (const QString &key : toArguments(good(verb)).keys()) {
            QVariantMap arguments = toArguments(good(verb));
            arguments.insert(key, value);
            QCOMPARE(parseRequest(verb, arguments).error(), (Malformed{key, u"is no text"_s}));
        }
    }
    QVariantMap arguments = toArguments(good(Verb::CreateVgpu));
    arguments.insert(u"gpu"_s, QString()); // a null text is an empty one
    QCOMPARE(parseRequest(Verb::CreateVgpu, arguments).error(), (Malformed{u"gpu"_s, u"is empty"_s}));
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
