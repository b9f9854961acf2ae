// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/step.h"

#include "core/keep/keptitem.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

class Steps
{
    Q_DECLARE_TR_FUNCTIONS(Steps)

public:
    static QString text(const CreateVgpu &step)
    {
        if (parsePciAddress(step.vgpu.text))
            return step.name.isEmpty()
                ? tr("Set type %1 on virtual function %2 of %3").arg(step.type.text, step.vgpu.text, step.gpu.text)
                : tr("Set type %1 on virtual function %2 of %3 (“%4”)")
                      .arg(step.type.text, step.vgpu.text, step.gpu.text, step.name);
        return step.name.isEmpty()
            ? tr("Create vGPU %1 of type %2 on %3").arg(step.vgpu.text, step.type.text, step.gpu.text)
            : tr("Create vGPU “%1” (%2) of type %3 on %4")
                  .arg(step.name, step.vgpu.text, step.type.text, step.gpu.text);
    }
    static QString text(const RemoveVgpu &step)
    {
        if (parsePciAddress(step.vgpu.text))
            return tr("Clear type %1 of virtual function %2 of %3").arg(step.type.text, step.vgpu.text, step.gpu.text);
        return tr("Remove vGPU %1 of type %2 from %3").arg(step.vgpu.text, step.type.text, step.gpu.text);
    }
    static QString text(const EditWorkstation &step) { return step.what; }
    static QString text(const DefineWorkstation &step) { return tr("Define workstation %1").arg(step.name); }
    static QString text(const UndefineWorkstation &step)
    {
        return tr("Delete the definition of workstation %1").arg(step.name);
    }
    static QString text(const CreateDisk &step)
    {
        return step.source == DiskSource::New
            ? tr("Create disk %1 (up to %2)").arg(step.path, QLocale().formattedDataSize(step.bytes))
            : tr("Copy disk %1 to %2").arg(step.copyOf, step.path);
    }
    static QString text(const DeleteDisk &step) { return tr("Delete disk %1").arg(step.path); }
    static QString text(const StartWorkstation &step) { return tr("Start %1").arg(step.name); }
    static QString text(const StopWorkstation &step)
    {
        switch (step.how) {
        case StopHow::ShutDown:
            return tr("Shut down %1").arg(step.name);
        case StopHow::ForceOff:
            return tr("Force off %1").arg(step.name);
        case StopHow::Kill:
            break;
        }
        return tr("Force off %1, and kill it where it does not end").arg(step.name);
    }
    static QString text(const RebootWorkstation &step) { return tr("Reboot %1").arg(step.name); }
    static QString text(const SetVfCount &step)
    {
        if (step.after == 0)
            return tr("Switch off the virtual functions of GPU %1").arg(step.gpu.text);
        return step.nvidia
            ? tr("Switch on the virtual functions of GPU %1").arg(step.gpu.text)
            : tr("Set the number of virtual functions of GPU %1 to %2").arg(step.gpu.text).arg(step.after);
    }
    static QString text(const SetVgpuParameters &step)
    {
        return step.after.isEmpty() ? tr("Clear the parameters of vGPU %1").arg(step.vgpu.text)
                                    : tr("Set the parameters of vGPU %1 to %2").arg(step.vgpu.text, step.after);
    }
    static QString text(const SetMixedSizes &step)
    {
        return step.on ? tr("Switch on mixed sizes on GPU %1").arg(step.gpu.text)
                       : tr("Switch off mixed sizes on GPU %1").arg(step.gpu.text);
    }
    static QString kept(const QString &line)
    {
        const auto item = Keep::parseLine(line);
        if (!item)
            return line;
        switch (item->kind) {
        case Keep::KeptKind::VfCount:
            return tr("%1 virtual functions of GPU %2").arg(item->count).arg(item->gpu.text);
        case Keep::KeptKind::MixedSizes:
            return tr("mixed sizes on GPU %1").arg(item->gpu.text);
        case Keep::KeptKind::Mdev:
            return tr("vGPU %1 of type %2 on %3").arg(item->vgpu.text, item->type.text, item->parent.text);
        case Keep::KeptKind::VfType:
            break;
        }
        return tr("type %1 on virtual function %2").arg(item->type.text, item->parent.text);
    }
    static QString text(const KeepItem &step) { return tr("Keep over reboots: %1").arg(kept(step.line)); }
    static QString text(const ForgetItem &step) { return tr("Keep no longer: %1").arg(kept(step.line)); }
    static QString takenBack(const QString &what) { return tr("Take back: %1").arg(what); }
};

struct Inverse
{
    using Answer = std::optional<Step>;
    Answer operator()(const CreateVgpu &s) const
    {
        return RemoveVgpu{s.gpu, s.type, s.vgpu, s.name, s.parent, s.claim};
    }
    Answer operator()(const RemoveVgpu &s) const
    {
        return CreateVgpu{s.gpu, s.type, s.vgpu, s.name, s.parent, s.claim};
    }
    Answer operator()(const EditWorkstation &s) const
    {
        return EditWorkstation{s.workstation, s.name, s.xmlAfter, s.xmlBefore, Steps::takenBack(s.what)};
    }
    Answer operator()(const DefineWorkstation &s) const { return UndefineWorkstation{s.workstation, s.name, s.xml}; }
    Answer operator()(const UndefineWorkstation &s) const { return DefineWorkstation{s.workstation, s.name, s.xml}; }
    Answer operator()(const CreateDisk &s) const { return DeleteDisk{s.path}; }
    Answer operator()(const DeleteDisk &) const { return std::nullopt; }
    Answer operator()(const StartWorkstation &s) const
    {
        return StopWorkstation{s.workstation, s.name, StopHow::ForceOff};
    }
    Answer operator()(const StopWorkstation &) const { return std::nullopt; }
    Answer operator()(const RebootWorkstation &) const { return std::nullopt; }
    Answer operator()(const SetVfCount &s) const { return SetVfCount{s.gpu, s.after, s.before, s.nvidia}; }
    Answer operator()(const SetVgpuParameters &s) const
    {
        return SetVgpuParameters{s.gpu, s.parent, s.vgpu, s.after, s.before};
    }
    Answer operator()(const SetMixedSizes &s) const { return SetMixedSizes{s.gpu, !s.on}; }
    Answer operator()(const KeepItem &s) const { return ForgetItem{s.line, s.byLibvirt}; }
    Answer operator()(const ForgetItem &s) const { return KeepItem{s.line, s.byLibvirt}; }
};

struct Touched
{
    QStringList operator()(const CreateVgpu &s) const { return vgpu(s); }
    QStringList operator()(const RemoveVgpu &s) const { return vgpu(s); }
    QStringList operator()(const SetVgpuParameters &s) const { return vgpu(s); }
    QStringList operator()(const SetVfCount &s) const { return {s.gpu.text}; }
    QStringList operator()(const SetMixedSizes &s) const { return {s.gpu.text}; }
    // The set is one file, and libvirt's store one folder: changes of it come one after the other.
    QStringList operator()(const KeepItem &) const { return {u"kept"_s}; }
    QStringList operator()(const ForgetItem &) const { return {u"kept"_s}; }
    QStringList operator()(const CreateDisk &s) const
    {
        return s.source == DiskSource::New ? QStringList{s.path} : QStringList{s.path, s.copyOf};
    }
    QStringList operator()(const DeleteDisk &s) const { return {s.path}; }
    QStringList operator()(const auto &s) const { return {s.workstation.text}; }

private:
    static QStringList vgpu(const auto &s)
    {
        QStringList touched{s.gpu.text, carrierOf(s).text, s.vgpu.text};
        touched.removeDuplicates(); // the GPU may carry it itself; a VF's type is known by the VF's address
        return touched;
    }
};

} // namespace

QString describe(const Step &step)
{
    return std::visit([](const auto &s) { return Steps::text(s); }, step);
}

std::optional<Step> inverseOf(const Step &step)
{
    return std::visit(Inverse{}, step);
}

QStringList touchedBy(const Step &step)
{
    return std::visit(Touched{}, step);
}

} // namespace Carrel::Operations
