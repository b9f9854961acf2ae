// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/step.h"

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
        return step.name.isEmpty()
            ? tr("Create vGPU %1 of type %2 on %3").arg(step.vgpu.text, step.type.text, step.gpu.text)
            : tr("Create vGPU “%1” (%2) of type %3 on %4")
                  .arg(step.name, step.vgpu.text, step.type.text, step.gpu.text);
    }
    static QString text(const RemoveVgpu &step)
    {
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
    static QString takenBack(const QString &what) { return tr("Take back: %1").arg(what); }
};

struct Inverse
{
    using Answer = std::optional<Step>;
    Answer operator()(const CreateVgpu &s) const { return RemoveVgpu{s.gpu, s.type, s.vgpu, s.name}; }
    Answer operator()(const RemoveVgpu &s) const { return CreateVgpu{s.gpu, s.type, s.vgpu, s.name}; }
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
};

struct Touched
{
    QStringList operator()(const CreateVgpu &s) const { return {s.gpu.text, s.vgpu.text}; }
    QStringList operator()(const RemoveVgpu &s) const { return {s.gpu.text, s.vgpu.text}; }
    QStringList operator()(const CreateDisk &s) const
    {
        return s.source == DiskSource::New ? QStringList{s.path} : QStringList{s.path, s.copyOf};
    }
    QStringList operator()(const DeleteDisk &s) const { return {s.path}; }
    QStringList operator()(const auto &s) const { return {s.workstation.text}; }
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
