// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a scan takes, against a bare C loop that opens, reads and closes the same attributes by their full paths and
// reads the same links and folders, and the cheap refresh against the same loop over what can change alone: for 16 GPUs
// with 20 types each, and for 4 GPUs of 16 VFs each as mdev on VFs and as vendor VFIO show them. Prints the ratios;
// exit status 1 when one is over its goal. Takes a folder for the trees (default: a temporary one).

#include "core/gpu/scanner.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

using namespace Carrel::Gpu;

namespace {

constexpr int gpuCount = 16;
constexpr int typeCount = 20;
constexpr int rounds = 301;
constexpr double scanGoal = 1.3;
constexpr double refreshGoal = 1.5;

struct Tree
{
    QString root;
    std::vector<QByteArray> all; // every attribute a scan has to read
    std::vector<QByteArray> availability; // what a refresh has to read
    std::vector<QByteArray> links; // every link a scan has to read
    std::vector<QByteArray> folders; // every folder a scan has to list
};

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

void addFile(Tree &tree, const QString &path, const QByteArray &bytes)
{
    if (!write(path, bytes))
        qFatal("cannot write the tree");
    tree.all.push_back(QFile::encodeName(path));
}

void addType(Tree &tree, const QString &device, int number)
{
    const QString folder = device + QStringLiteral("/mdev_supported_types/nvidia-%1").arg(number);
    QDir().mkpath(folder);
    addFile(tree, folder + QStringLiteral("/name"), "GRID M60-2Q\n");
    addFile(tree, folder + QStringLiteral("/device_api"), "vfio-pci\n");
    addFile(tree, folder + QStringLiteral("/description"),
            "num_heads=4, frl_config=60, framebuffer=2048M, max_resolution=5120x2880, max_instance=4\n");
    addFile(tree, folder + QStringLiteral("/available_instances"), "4\n");
    tree.availability.push_back(tree.all.back());
}

void addLink(Tree &tree, const QString &target, const QString &path)
{
    QFile::link(target, path);
    tree.links.push_back(QFile::encodeName(path));
}

void addGpu(Tree &tree, int number)
{
    const QString address = QStringLiteral("0000:%1:00.0").arg(number + 0x10, 2, 16, QLatin1Char('0'));
    const QString inside = QStringLiteral("devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0/0000:3c:08.0/") + address;
    const QString device = tree.root + u'/' + inside;
    QDir().mkpath(device);
    QFile::link(QStringLiteral("../../") + inside, tree.root + QStringLiteral("/class/mdev_bus/") + address);
    QFile::link(QStringLiteral("../../../") + inside, tree.root + QStringLiteral("/bus/pci/devices/") + address);
    addFile(tree, device + QStringLiteral("/vendor"), "0x10de\n");
    addFile(tree, device + QStringLiteral("/device"), "0x13f2\n");
    addFile(tree, device + QStringLiteral("/class"), "0x030000\n");
    addFile(tree, device + QStringLiteral("/numa_node"), "0\n");
    addLink(tree, QStringLiteral("../../bus/pci/drivers/nvidia"), device + QStringLiteral("/driver"));
    addLink(tree, QStringLiteral("../../kernel/iommu_groups/40"), device + QStringLiteral("/iommu_group"));
    for (int type = 0; type < typeCount; ++type)
        addType(tree, device, 11 + type);
}

Tree makeTree(const QString &root)
{
    Tree tree{.root = root, .all = {}, .availability = {}, .links = {}, .folders = {}};
    QDir().mkpath(root + QStringLiteral("/class/mdev_bus"));
    QDir().mkpath(root + QStringLiteral("/bus/pci/devices"));
    for (int gpu = 0; gpu < gpuCount; ++gpu)
        addGpu(tree, gpu);
    return tree;
}

QString addFunction(Tree &tree, int gpu, int function)
{
    const QString address = QStringLiteral("0000:%1:%2.%3")
                                .arg(gpu + 0x10, 2, 16, QLatin1Char('0'))
                                .arg(function / 8, 2, 16, QLatin1Char('0'))
                                .arg(function % 8);
    const QString inside = QStringLiteral("devices/pci0000:3a/0000:3a:00.0/") + address;
    const QString device = tree.root + u'/' + inside;
    QDir().mkpath(device);
    const QString link = tree.root + QStringLiteral("/bus/pci/devices/") + address;
    QFile::link(QStringLiteral("../../../") + inside, link);
    addFile(tree, device + QStringLiteral("/class"), "0x030200\n");
    addLink(tree, QStringLiteral("../../bus/pci/drivers/nvidia"), device + QStringLiteral("/driver"));
    addLink(tree, QStringLiteral("../../kernel/iommu_groups/40"), device + QStringLiteral("/iommu_group"));
    return device;
}

/** A VF with its types; as mdev the scan reads names of the first VF alone, and asks on only while a VF offers none. */
void addVf(Tree &tree, int gpu, int number, bool isVendor)
{
    const QString device = addFunction(tree, gpu, number + 4);
    addLink(tree, QStringLiteral("../0000:%1:00.0").arg(gpu + 0x10, 2, 16, QLatin1Char('0')),
            device + QStringLiteral("/physfn"));
    QByteArray list = "ID    : vGPU Name\n";
    Tree unread = {.root = tree.root, .all = {}, .availability = {}, .links = {}, .folders = {}};
    for (int type = 0; type < typeCount; ++type) {
        list += QByteArray::number(1145 + type) + "  : NVIDIA L40S-" + QByteArray::number(type) + "Q\n";
        if (!isVendor)
            addType(number == 0 ? tree : unread, device, 557 + type);
    }
    if (!isVendor) {
        tree.folders.push_back(QFile::encodeName(device));
        tree.folders.push_back(QFile::encodeName(device + QStringLiteral("/mdev_supported_types")));
        return;
    }
    QDir().mkpath(device + QStringLiteral("/nvidia"));
    addFile(tree, device + QStringLiteral("/nvidia/current_vgpu_type"), "0\n");
    addFile(tree, device + QStringLiteral("/nvidia/creatable_vgpu_types"), list);
    tree.availability.push_back(tree.all.back());
}

Tree makeVfTree(const QString &root, bool isVendor)
{
    constexpr int cards = 4;
    constexpr int vfs = 16;
    Tree tree{.root = root, .all = {}, .availability = {}, .links = {}, .folders = {}};
    QDir().mkpath(root + QStringLiteral("/bus/pci/devices"));
    for (int gpu = 0; gpu < cards; ++gpu) {
        const QString device = addFunction(tree, gpu, 0);
        tree.folders.push_back(QFile::encodeName(device));
        for (const auto &[name, text] :
             std::initializer_list<std::pair<const char *, const char *>>{{"vendor", "0x10de\n"},
                                                                          {"device", "0x26b9\n"},
                                                                          {"numa_node", "0\n"},
                                                                          {"boot_vga", "0\n"},
                                                                          {"sriov_totalvfs", "16\n"},
                                                                          {"sriov_numvfs", "16\n"}})
            addFile(tree, device + u'/' + QLatin1StringView(name), text);
        for (int vf = 0; vf < vfs; ++vf) {
            const QString address = QStringLiteral("0000:%1:%2.%3")
                                        .arg(gpu + 0x10, 2, 16, QLatin1Char('0'))
                                        .arg((vf + 4) / 8, 2, 16, QLatin1Char('0'))
                                        .arg((vf + 4) % 8);
            addLink(tree, QStringLiteral("../") + address, device + QStringLiteral("/virtfn%1").arg(vf));
            addVf(tree, gpu, vf, isVendor);
        }
    }
    return tree;
}

void bareLinks(const std::vector<QByteArray> &paths)
{
    char buffer[4096];
    for (const QByteArray &path : paths)
        if (::readlink(path.constData(), buffer, sizeof buffer) < 0)
            qFatal("cannot read the tree");
}

void bareFolders(const std::vector<QByteArray> &paths)
{
    for (const QByteArray &path : paths) {
        DIR *const folder = ::opendir(path.constData());
        if (!folder)
            qFatal("cannot read the tree");
        while (::readdir(folder)) { } // NOLINT(concurrency-mt-unsafe): this stream is ours alone
        ::closedir(folder);
    }
}

void bareLoop(const std::vector<QByteArray> &paths)
{
    char buffer[4096];
    for (const QByteArray &path : paths) {
        const int fd = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
        if (fd < 0 || ::read(fd, buffer, sizeof buffer) < 0)
            qFatal("cannot read the tree");
        ::close(fd);
    }
}

/** The two in turn, so that both see the same machine; the fastest of each, as everything slower is somebody else. */
template <class Ours, class Bare>
double compare(const char *what, Ours ours, Bare bare)
{
    std::vector<qint64> ourTimes;
    std::vector<qint64> bareTimes;
    QElapsedTimer timer;
    for (int round = 0; round < rounds; ++round) {
        timer.start();
        ours();
        ourTimes.push_back(timer.nsecsElapsed());
        timer.start();
        bare();
        bareTimes.push_back(timer.nsecsElapsed());
    }
    std::ranges::sort(ourTimes);
    std::ranges::sort(bareTimes);
    const double best = static_cast<double>(ourTimes.front()) / static_cast<double>(bareTimes.front());
    const double median = static_cast<double>(ourTimes[rounds / 2]) / static_cast<double>(bareTimes[rounds / 2]);
    std::printf("%s: %.3f ms, bare loop %.3f ms: %.2f times (medians: %.3f ms, %.3f ms: %.2f times)\n", what,
                static_cast<double>(ourTimes.front()) / 1e6, static_cast<double>(bareTimes.front()) / 1e6, best,
                static_cast<double>(ourTimes[rounds / 2]) / 1e6, static_cast<double>(bareTimes[rounds / 2]) / 1e6,
                median);
    return median;
}

} // namespace

namespace {

/** Both ratios of one tree; false when one is over its goal. */
bool measure(const char *what, const Tree &tree)
{
    std::vector<Gpu> gpus = scanGpus(tree.root, QString());
    const double scan =
        compare((QByteArray("scan of ") + what).constData(), [&] { gpus = scanGpus(tree.root, QString()); },
                [&] {
                    bareLoop(tree.all);
                    bareLinks(tree.links);
                    bareFolders(tree.folders);
                });
    const double refresh = compare((QByteArray("refresh of ") + what).constData(),
                                   [&] {
                                       for (Gpu &gpu : gpus)
                                           refreshAvailability(tree.root, gpu);
                                   },
                                   [&] { bareLoop(tree.availability); });
    return scan <= scanGoal && refresh <= refreshGoal;
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir temporary;
    const QString folder = argc > 1 ? QFile::decodeName(argv[1]) : temporary.path();
    const Tree tree = makeTree(folder);
    QElapsedTimer timer;
    timer.start();
    const std::vector<Gpu> gpus = scanGpus(tree.root, QString());
    std::printf("first scan of the process, pci.ids read: %.1f ms\n", static_cast<double>(timer.nsecsElapsed()) / 1e6);
    if (gpus.size() != gpuCount || gpus.back().types.size() != typeCount || gpus.back().types.back().available != 4)
        qFatal("the scan did not see the tree");
    bool isWithin = measure("16 GPUs with 20 types", tree);
    isWithin = measure("4 GPUs with 16 VFs, mdev", makeVfTree(folder + QStringLiteral("/mdev"), false)) && isWithin;
    isWithin =
        measure("4 GPUs with 16 VFs, vendor VFIO", makeVfTree(folder + QStringLiteral("/vendor"), true)) && isWithin;
    return isWithin ? 0 : 1;
}
