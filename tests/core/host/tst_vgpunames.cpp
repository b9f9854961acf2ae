// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/vgpunames.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

class VgpuNamesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void remembersAndForgets();
    void localConnectionsShareNames();
    void aDamagedFileIsEmpty_data();
    void aDamagedFileIsEmpty();
    void refusesBadNames_data();
    void refusesBadNames();
    void saysWhenTheDiskRefuses();
    void writersDoNotLoseEachOthersNames();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"sub/names.json"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void VgpuNamesTest::remembersAndForgets()
{
    VgpuNames names(file());
    QVERIFY(names.all(u"tryout:"_s).isEmpty());
    QVERIFY(names.setName(u"tryout:"_s, {u"v"_s}, u"Ann's Größe"_s));
    QCOMPARE(VgpuNames(file()).name(u"tryout:"_s, {u"v"_s}), u"Ann's Größe"_s);
    QVERIFY(names.name(u"qemu+ssh://x/system"_s, {u"v"_s}).isEmpty());
    QVERIFY(names.setName(u"tryout:"_s, {u"v"_s}, {}));
    QVERIFY(VgpuNames(file()).all(u"tryout:"_s).isEmpty());
}

void VgpuNamesTest::localConnectionsShareNames()
{
    VgpuNames names(file());
    QVERIFY(names.setName(u"qemu:///system"_s, {u"v"_s}, u"one"_s));
    QCOMPARE(names.name(u"qemu:///session"_s, {u"v"_s}), u"one"_s);
}

void VgpuNamesTest::aDamagedFileIsEmpty_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("noise") << "\x01\xff{{"_ba;
    QTest::newRow("a list") << "[1,2]"_ba;
    QTest::newRow("numbers for names") << R"({"local":{"v":7}})"_ba;
    QTest::newRow("host is a word") << R"({"local":"v"})"_ba;
}

void VgpuNamesTest::aDamagedFileIsEmpty()
{
    QFETCH(QByteArray, content);
    VgpuNames names(file());
    QVERIFY(names.setName(u"qemu:///system"_s, {u"x"_s}, u"makes the folder"_s));
    QFile raw(file());
    QVERIFY(raw.open(QIODevice::WriteOnly) && raw.write(content) == content.size());
    raw.close();
    QVERIFY(names.all(u"qemu:///system"_s).isEmpty());
    QVERIFY(names.setName(u"qemu:///system"_s, {u"v"_s}, u"again"_s));
    QCOMPARE(names.name(u"qemu:///system"_s, {u"v"_s}), u"again"_s);
}

void VgpuNamesTest::refusesBadNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("line break") << u"a\nb"_s;
    QTest::newRow("control") << u"a\x1b[31m"_s;
    QTest::newRow("too long") << QString(201, u'x');
}

void VgpuNamesTest::refusesBadNames()
{
    QFETCH(QString, name);
    const auto set = VgpuNames(file()).setName(u"tryout:"_s, {u"v"_s}, name);
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::BadInput);
    QVERIFY(!QFileInfo::exists(file()));
}

void VgpuNamesTest::saysWhenTheDiskRefuses()
{
    QFile inTheWay(m_folder->filePath(u"sub"_s)); // a file where the folder should be
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const auto set = VgpuNames(file()).setName(u"tryout:"_s, {u"v"_s}, u"x"_s);
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::Failed);
    QVERIFY(set.error().sentence.contains(file()));
}

void VgpuNamesTest::writersDoNotLoseEachOthersNames()
{
    std::vector<std::jthread> writers;
    for (int i = 0; i < 4; ++i)
        writers.emplace_back([this, i] {
            for (int j = 0; j < 5; ++j)
                QVERIFY(VgpuNames(file()).setName(u"tryout:"_s, {u"%1-%2"_s.arg(i).arg(j)}, u"n"_s));
        });
    writers.clear();
    QCOMPARE(VgpuNames(file()).all(u"tryout:"_s).size(), 20);
}

QTEST_GUILESS_MAIN(VgpuNamesTest)
#include "tst_vgpunames.moc"
