// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/toolend.h"

#include <QTest>

#include <cerrno>
#include <set>

using namespace Carrel;
using namespace Carrel::Helper;
using namespace Qt::StringLiterals;
using Protocol::Refusal;
using Writes::Tool;

class TestToolEnd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void orderComesBack();
    void nothingElseIsAnOrder_data();
    void nothingElseIsAnOrder();
    void outcomeComesBack();
    void strangeStatusIsAFailure();
};

void TestToolEnd::orderComesBack()
{
    std::set<QString> names;
    for (const Tool tool : {Tool::SriovManage, Tool::NvidiaSmi}) {
        for (const bool on : {true, false}) {
            const ToolOrder order{tool, {u"0000:3d:00.0"_s}, on};
            QCOMPARE(parseInstance(instanceName(order)), std::optional(order));
            names.insert(instanceName(order));
        }
    }
    QCOMPARE(names.size(), size_t(4));
    QCOMPARE(instanceName({Tool::SriovManage, {u"0000:3d:00.0"_s}, true}), u"vfs-on-0000:3d:00.0"_s);
}

void TestToolEnd::nothingElseIsAnOrder_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"", "vfs-on-", "vfs-on-mtty", "vfs-0000:3d:00.0", "vfs-on-0000:3d:00.0 ", "VFS-on-0000:3d:00.0",
          "vfs-on--0000:3d:00.0", "vfs-up-0000:3d:00.0", "vfs-on-0000:3D:00.0", "x-vfs-on-0000:3d:00.0",
          "vfs-on-0000:3d:00.0/../x", "-", "0000:3d:00.0"})
        QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name);
}

void TestToolEnd::nothingElseIsAnOrder()
{
    QFETCH(QString, name);
    QCOMPARE(parseInstance(name), std::nullopt);
}

void TestToolEnd::outcomeComesBack()
{
    QCOMPARE(exitStatusOf({}), 0);
    QVERIFY(outcomeOf(0));
    for (const Refusal refusal : {Refusal::NoTool, Refusal::UnsafeTool, Refusal::ToolLocked, Refusal::ToolSlow,
                                  Refusal::ToolFailed, Refusal::NoSuchGpu, Refusal::ToolRefused, Refusal::NotShown}) {
        const int status = exitStatusOf(Writes::refuse(refusal, EBUSY));
        QVERIFY(status > 2 && status < 128);
        QCOMPARE(outcomeOf(status).error().refusal, refusal);
    }
}

void TestToolEnd::strangeStatusIsAFailure()
{
    for (const int status : {1, 2, 9, 127, 203, 255, -1}) // a crash, a wrong order, systemd's own
        QCOMPARE(outcomeOf(status).error().refusal, Refusal::ToolFailed);
    QCOMPARE(outcomeOf(exitStatusOf(Writes::refuse(Refusal::InUse))).error().refusal, Refusal::ToolFailed);
}

QTEST_GUILESS_MAIN(TestToolEnd)
#include "tst_toolend.moc"
