// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/scanner.h"
#include "tests/core/gpu/sampletree.h"
#include "tests/core/gpu/treetext.h"
#include "tests/paths.h"

#include <QDir>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Gpu;
using namespace Qt::StringLiterals;

/** Every tree of tests/fixtures/sysfs against the text in its folder "expected": the whole of what a scan gives. */
class TestSamples final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeTreeIsAsExpected_data() { addSamples(); }
    void theWholeTreeIsAsExpected();
    void eachGpuReadAgainIsTheSame_data() { addSamples(); }
    void eachGpuReadAgainIsTheSame();
    void aRefreshChangesNothingOfATreeThatStands_data() { addSamples(); }
    void aRefreshChangesNothingOfATreeThatStands();
    void eachVfLeadsToItsGpu_data() { addSamples(); }
    void eachVfLeadsToItsGpu();
    void noExpectationIsLeftOver();

private:
    static QStringList samples()
    {
        return QDir(Test::fixture(u"sysfs"_s))
            .entryList({u"*.tsv"_s}, QDir::Files)
            .replaceInStrings(u".tsv"_s, QString());
    }
    static void addSamples()
    {
        QTest::addColumn<QString>("sample");
        for (const QString &sample : samples())
            QTest::newRow(qPrintable(sample)) << sample;
    }
};

void TestSamples::theWholeTreeIsAsExpected()
{
    QFETCH(QString, sample);
    const SampleTree tree(sample);
    QVERIFY(tree.isBuilt());
    const QByteArray found = treeText(scanGpus(tree.sysRoot(), QString()));
    // For a new sample: write what is found into a folder, read it with care, and only then make it the expectation.
    if (const QString folder = qEnvironmentVariable("CARREL_WRITE_EXPECTED"); !folder.isEmpty()) {
        QFile file(folder + u'/' + sample + u".txt"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(found) == found.size());
    }
    QFile expected(Test::fixture(u"sysfs/expected/%1.txt"_s.arg(sample)));
    QVERIFY2(expected.open(QIODevice::ReadOnly), qPrintable(expected.fileName()));
    const QList<QByteArray> wanted = expected.readAll().split('\n');
    const QList<QByteArray> lines = found.split('\n');
    for (qsizetype i = 0; i < std::min(wanted.size(), lines.size()); ++i)
        QCOMPARE(QString::fromUtf8(lines[i]), QString::fromUtf8(wanted[i]));
    QCOMPARE(lines.size(), wanted.size());
}

void TestSamples::eachGpuReadAgainIsTheSame()
{
    QFETCH(QString, sample);
    const SampleTree tree(sample);
    const std::vector<Gpu::Gpu> gpus = scanGpus(tree.sysRoot(), QString());
    QVERIFY(!gpus.empty());
    for (const Gpu::Gpu &gpu : gpus)
        QVERIFY2(scanGpu(tree.sysRoot(), QString(), gpu.id) == gpu, qPrintable(gpu.id.text));
}

void TestSamples::aRefreshChangesNothingOfATreeThatStands()
{
    QFETCH(QString, sample);
    const SampleTree tree(sample);
    const std::vector<Gpu::Gpu> gpus = scanGpus(tree.sysRoot(), QString());
    std::vector<Gpu::Gpu> refreshed = gpus;
    for (Gpu::Gpu &gpu : refreshed)
        refreshAvailability(tree.sysRoot(), gpu);
    QCOMPARE(treeText(refreshed), treeText(gpus));
}

void TestSamples::eachVfLeadsToItsGpu()
{
    QFETCH(QString, sample);
    const SampleTree tree(sample);
    for (const Gpu::Gpu &gpu : scanGpus(tree.sysRoot(), QString())) {
        QCOMPARE(gpuOf(tree.sysRoot(), gpu.id), gpu.id);
        for (const VirtualFunction &vf : gpu.vfs) {
            QCOMPARE(gpuOf(tree.sysRoot(), vf.id), gpu.id);
            QVERIFY(!scanGpu(tree.sysRoot(), QString(), vf.id)); // a VF is no GPU
        }
    }
}

void TestSamples::noExpectationIsLeftOver()
{
    const QStringList expected = QDir(Test::fixture(u"sysfs/expected"_s))
                                     .entryList({u"*.txt"_s}, QDir::Files)
                                     .replaceInStrings(u".txt"_s, QString());
    QCOMPARE(expected, samples());
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
