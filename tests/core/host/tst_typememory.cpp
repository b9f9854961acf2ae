// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/vendortypes.h"
#include "core/host/typememory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

class TypeMemoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTypeInUseKeepsItsName();
    void theNameIsTheCardsOwn();
    void whatTheWholeListShowedCannotBeMadeNow();
    void aListOfAFullerCardIsNotWhole();
    void aCardThatWasSwappedIsAnother();
    void aNewWholeListReplacesTheOld();
    void theTablesNameGivesWay();
    void otherBackEndsStayAsTheyAre();
    void nothingNewIsNothingWritten();
    void aDamagedFileIsAnEmptyOne();
    void anUnwritableFolderIsDoneWithout();
    void withoutAFileItIsRememberedHere();

private:
    /** "number=name" each; a bare number is a type whose name the list no longer shows. */
    static Gpu::Gpu card(const QStringList &types, bool isEmpty, const QString &pciId = u"10de:ffff"_s)
    {
        Gpu::Gpu gpu;
        gpu.id = {u"0000:3d:00.0"_s};
        gpu.pciId = pciId;
        gpu.backEnd = Gpu::BackEnd::VendorVfio;
        for (const QString &type : types) {
            gpu.types.push_back(Gpu::vendorType(pciId, type.section(u'=', 0, 0).toInt(), type.section(u'=', 1)));
            gpu.types.back().available = 1;
        }
        if (!isEmpty)
            gpu.vgpus.emplace_back().type = {u"7"_s};
        return gpu;
    }
    static QString nameOf(const Gpu::Gpu &gpu, const char *number)
    {
        const Gpu::VgpuType *type = Gpu::findType(gpu, {QString::fromLatin1(number)});
        return type ? type->name : QString();
    }
    Gpu::Gpu completed(Gpu::Gpu gpu) const
    {
        TypeMemory(m_folder.filePath(u"state/types.json"_s)).complete({&gpu, 1});
        return gpu;
    }
    void clear() { QFile::remove(m_folder.filePath(u"state/types.json"_s)); }

    QTemporaryDir m_folder;
};

void TypeMemoryTest::aTypeInUseKeepsItsName()
{
    clear();
    QCOMPARE(nameOf(completed(card({u"7"_s}, false)), "7"), u"type 7"_s);
    completed(card({u"7=NVIDIA L40S-2Q"_s, u"9=NVIDIA New-9Q"_s}, true));
    const Gpu::Gpu full = completed(card({u"7"_s}, false));
    QCOMPARE(nameOf(full, "7"), u"NVIDIA L40S-2Q"_s);
    QVERIFY(Gpu::findType(full, {u"7"_s})->framebuffer == Mebibytes{2048}); // the table knows that name
}

void TypeMemoryTest::theNameIsTheCardsOwn()
{
    clear();
    completed(card({u"7=NVIDIA L40S-2Q"_s}, true));
    QCOMPARE(nameOf(completed(card({u"7"_s}, false, u"10de:eeee"_s)), "7"), u"type 7"_s);
}

void TypeMemoryTest::whatTheWholeListShowedCannotBeMadeNow()
{
    clear();
    completed(card({u"10=NVIDIA L40S-1Q"_s, u"7=NVIDIA L40S-2Q"_s, u"9=NVIDIA L40S-4Q"_s}, true));
    const Gpu::Gpu used = completed(card({u"7=NVIDIA L40S-2Q"_s}, false));
    QCOMPARE(used.types.size(), size_t{3});
    QCOMPARE(used.types[0].id.text, u"7"_s);
    QCOMPARE(used.types[0].available, std::optional(1));
    QCOMPARE(used.types[1].id.text, u"9"_s); // in natural order
    QCOMPARE(used.types[1].available, std::optional(0));
    QCOMPARE(used.types[2].name, u"NVIDIA L40S-1Q"_s);
    QVERIFY(used.types[2].framebuffer == Mebibytes{1024});
}

void TypeMemoryTest::aListOfAFullerCardIsNotWhole()
{
    clear();
    completed(card({u"7=NVIDIA L40S-2Q"_s, u"9=NVIDIA L40S-4Q"_s}, false));
    QCOMPARE(completed(card({u"7=NVIDIA L40S-2Q"_s}, false)).types.size(), size_t{1});
}

void TypeMemoryTest::aCardThatWasSwappedIsAnother()
{
    clear();
    completed(card({u"7=NVIDIA L40S-2Q"_s, u"9=NVIDIA L40S-4Q"_s}, true));
    QCOMPARE(completed(card({u"3=NVIDIA A40-1Q"_s}, false, u"10de:2235"_s)).types.size(), size_t{1});
}

void TypeMemoryTest::aNewWholeListReplacesTheOld()
{
    clear();
    completed(card({u"7=NVIDIA L40S-2Q"_s, u"9=NVIDIA L40S-4Q"_s}, true));
    completed(card({u"7=NVIDIA L40S-2Q"_s, u"8=NVIDIA L40S-3Q"_s}, true)); // after an update of the driver
    const Gpu::Gpu used = completed(card({u"7=NVIDIA L40S-2Q"_s}, false));
    QCOMPARE(used.types.size(), size_t{2});
    QVERIFY(Gpu::findType(used, {u"8"_s}) && !Gpu::findType(used, {u"9"_s}));
}

void TypeMemoryTest::theTablesNameGivesWay()
{
    clear();
    completed(card({u"1156=NVIDIA L40S-Renamed"_s}, true, u"10de:26b9"_s));
    QCOMPARE(nameOf(completed(card({u"1156"_s}, false, u"10de:26b9"_s)), "1156"), u"NVIDIA L40S-Renamed"_s);
    QCOMPARE(nameOf(completed(card({u"1148"_s}, false, u"10de:26b9"_s)), "1148"), u"NVIDIA L40S-2Q"_s);
}

void TypeMemoryTest::otherBackEndsStayAsTheyAre()
{
    clear();
    Gpu::Gpu mdev = card({u"7=GRID M60-2Q"_s}, true);
    mdev.backEnd = Gpu::BackEnd::Mdev;
    QVERIFY(completed(mdev) == mdev);
    QVERIFY(!QFile::exists(m_folder.filePath(u"state/types.json"_s)));
}

void TypeMemoryTest::nothingNewIsNothingWritten()
{
    clear();
    const QString path = m_folder.filePath(u"state/types.json"_s);
    completed(card({u"7=NVIDIA L40S-2Q"_s}, true));
    QVERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QDateTime old = QDateTime::currentDateTimeUtc().addDays(-3);
    QVERIFY(file.setFileTime(old, QFileDevice::FileModificationTime));
    file.close();
    completed(card({u"7=NVIDIA L40S-2Q"_s}, true));
    QCOMPARE(QFileInfo(path).lastModified().toUTC().date(), old.date());
}

void TypeMemoryTest::aDamagedFileIsAnEmptyOne()
{
    clear();
    completed(card({u"7=NVIDIA L40S-2Q"_s}, true));
    for (const QByteArray &text :
         {QByteArray("{\"names\": [1"), QByteArray("[]"), QByteArray(R"({"names":{"10de:ffff":5},
         "lists":{"0000:3d:00.0":{"card":"10de:ffff","types":["-1","x",null,"99999999999"]}}})")}) {
        QFile file(m_folder.filePath(u"state/types.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) > 0);
        file.close();
        const Gpu::Gpu used = completed(card({u"7"_s}, false));
        QCOMPARE(used.types.size(), size_t{1});
        QCOMPARE(nameOf(used, "7"), u"type 7"_s);
    }
}

void TypeMemoryTest::anUnwritableFolderIsDoneWithout()
{
    const TypeMemory memory(u"/proc/no/such/types.json"_s);
    Gpu::Gpu whole = card({u"7=NVIDIA L40S-2Q"_s}, true);
    memory.complete({&whole, 1});
    Gpu::Gpu used = card({u"7"_s}, false);
    memory.complete({&used, 1});
    QCOMPARE(nameOf(used, "7"), u"NVIDIA L40S-2Q"_s);
}

void TypeMemoryTest::withoutAFileItIsRememberedHere()
{
    const TypeMemory memory;
    const TypeMemory copy = memory; // as each scan of a host has one
    Gpu::Gpu whole = card({u"7=NVIDIA L40S-2Q"_s, u"8=NVIDIA L40S-3Q"_s}, true);
    memory.complete({&whole, 1});
    Gpu::Gpu used = card({u"7"_s}, false);
    copy.complete({&used, 1});
    QCOMPARE(nameOf(used, "7"), u"NVIDIA L40S-2Q"_s);
    QCOMPARE(nameOf(used, "8"), u"NVIDIA L40S-3Q"_s);
    Gpu::Gpu other = card({u"7"_s}, false);
    TypeMemory().complete({&other, 1});
    QCOMPARE(nameOf(other, "7"), u"type 7"_s);
}

QTEST_GUILESS_MAIN(TypeMemoryTest)
#include "tst_typememory.moc"
