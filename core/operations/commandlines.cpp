// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/commandlines.h"

#include "core/virt/domainpci.h"
#include "core/virt/domainxml.h"
#include "core/virt/virgl.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

#include <pugixml.hpp>

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

struct Command
{
    QStringList verb; ///< {"vgpu", "create"}
    QStringList words; ///< operands, which commands of the same verb share one line with
    QStringList options;
};

template <class T>
std::vector<const T *> stepsOf(const Plan &plan)
{
    std::vector<const T *> found;
    for (const Step &step : plan.steps)
        if (const T *one = std::get_if<T>(&step))
            found.push_back(one);
    return found;
}

void addOption(QStringList &options, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        options << name << value;
}

/** vGPUs alike are one command with a count; one alone keeps the id it was promised. */
std::vector<Command> creations(const Plan &plan)
{
    std::vector<Command> commands;
    const auto steps = stepsOf<CreateVgpu>(plan);
    for (auto from = steps.begin(); from != steps.end();) {
        const CreateVgpu &first = **from;
        const auto end = std::find_if(from, steps.end(), [&](const CreateVgpu *each) {
            return each->gpu != first.gpu || each->type != first.type || each->name != first.name;
        });
        QStringList options;
        if (end - from > 1)
            addOption(options, u"--count"_s, QString::number(end - from));
        else if (!QUuid::fromString(first.vgpu.text).isNull())
            addOption(options, u"--uuid"_s, first.vgpu.text); // a VF is known by its address instead
        addOption(options, u"--name"_s, first.name);
        commands.push_back({{u"vgpu"_s, u"create"_s}, {first.gpu.text, first.type.text}, options});
        from = end;
    }
    return commands;
}

std::vector<QString> vgpusIn(const QString &xml)
{
    const Result<Virt::DomainDetails> details = Virt::parseDomain(xml);
    if (!details)
        return {};
    std::vector<QString> all = details->vgpuHostdevs;
    std::ranges::copy(details->tryOutVgpus, std::back_inserter(all));
    return all;
}

/** The cards among the whole functions, each by its first: sound and USB go with it. */
std::vector<QString> wholeGpusIn(const QString &xml)
{
    std::vector<QString> cards;
    for (const PciAddress &function : Virt::pciFunctionsIn(xml))
        if (cards.empty() || cards.back().section(u'.', 0, 0) != function.text.section(u'.', 0, 0))
            cards.push_back(function.text);
    return cards;
}

bool hasOpenGlScreen(const QString &xml)
{
    const Result<Virt::DomainDetails> details = Virt::parseDomain(xml);
    return details && std::ranges::contains(details->graphics, u"egl-headless"_s, &Virt::GraphicsDetails::type);
}

/** What an edited description has that it had not: those were given; the reverse: taken. */
void addVgpuEdits(const EditWorkstation &edit, std::vector<Command> &commands)
{
    const std::vector<QString> before = vgpusIn(edit.xmlBefore);
    const std::vector<QString> after = vgpusIn(edit.xmlAfter);
    QStringList options;
    if (!hasOpenGlScreen(edit.xmlBefore) && hasOpenGlScreen(edit.xmlAfter))
        options << u"--opengl"_s;
    for (const QString &vgpu : after)
        if (!std::ranges::contains(before, vgpu))
            commands.push_back({{u"vgpu"_s, u"assign"_s}, {vgpu, edit.name}, options});
    for (const QString &vgpu : before)
        if (!std::ranges::contains(after, vgpu))
            commands.push_back({{u"vgpu"_s, u"release"_s}, {vgpu, edit.name}, {}});
}

void addGpuEdits(const EditWorkstation &edit, std::vector<Command> &commands)
{
    const std::vector<QString> before = wholeGpusIn(edit.xmlBefore);
    const std::vector<QString> after = wholeGpusIn(edit.xmlAfter);
    const QStringList verb{u"workstation"_s, u"passthrough"_s};
    for (const QString &gpu : after)
        if (!std::ranges::contains(before, gpu))
            commands.push_back({verb, {edit.name, gpu}, {}});
    for (const QString &gpu : before)
        if (!std::ranges::contains(after, gpu))
            commands.push_back({verb, {edit.name, gpu}, {u"--release"_s}});
}

void addVirglEdit(const EditWorkstation &edit, std::vector<Command> &commands)
{
    const auto before = Virt::virglIn(edit.xmlBefore);
    const auto after = Virt::virglIn(edit.xmlAfter);
    const QStringList verb{u"workstation"_s, u"virgl"_s};
    if (before && !after)
        commands.push_back({verb, {edit.name}, {u"--release"_s}});
    else if (after && before != after)
        commands.push_back(
            {verb, {edit.name, after->renderNode}, after->remote ? QStringList() : QStringList{u"--local"_s}});
}

void addGpuWrites(const Plan &plan, std::vector<Command> &commands)
{
    if (const auto counts = stepsOf<SetVfCount>(plan); !counts.empty()) {
        const SetVfCount &last = *counts.back();
        const QString all = last.nvidia ? u"on"_s : QString::number(last.after);
        commands.push_back({{u"gpu"_s, u"vfs"_s}, {last.gpu.text, last.after == 0 ? u"off"_s : all}, {}});
    }
    for (const SetMixedSizes *step : stepsOf<SetMixedSizes>(plan))
        commands.push_back({{u"gpu"_s, u"mixed-sizes"_s}, {step->gpu.text, step->on ? u"on"_s : u"off"_s}, {}});
    for (const SetVgpuParameters *step : stepsOf<SetVgpuParameters>(plan))
        commands.push_back(
            {{u"vgpu"_s, u"parameters"_s},
             step->after.isEmpty() ? QStringList{step->vgpu.text} : QStringList{step->vgpu.text, step->after},
             step->after.isEmpty() ? QStringList{u"--clear"_s} : QStringList()});
}

void addDisk(QStringList &options, const std::vector<const CreateDisk *> &made, const std::vector<QString> &disks)
{
    if (made.empty()) {
        options << u"--disk"_s << (disks.empty() ? u"none"_s : u"existing"_s);
        return addOption(options, u"--disk-path"_s, disks.empty() ? QString() : disks.front());
    }
    const CreateDisk &disk = *made.front();
    const bool copies = disk.source == DiskSource::CopyOf;
    options << u"--disk"_s << (copies ? u"copy"_s : u"new"_s);
    constexpr qint64 gib = 1LL << 30;
    if (copies)
        addOption(options, u"--disk-path"_s, disk.copyOf);
    else
        addOption(options, u"--disk-size"_s, QString::number((disk.bytes + gib - 1) / gib));
    addOption(options, u"--disk-folder"_s, QFileInfo(disk.path).path());
}

QString attributeOf(const pugi::xml_document &document, const char *path, const char *name)
{
    return QString::fromUtf8(document.select_node(path).node().attribute(name).value());
}

/** Read back from the description that will be defined, so that the line says what will be there. */
std::vector<Command> definition(const Plan &plan, const DefineWorkstation &step)
{
    const Result<Virt::DomainDetails> details = Virt::parseDomain(step.xml);
    pugi::xml_document document;
    if (!details || !document.load_string(step.xml.toUtf8().constData()))
        return {};
    const QString media = attributeOf(document, "/domain/devices/disk[@device='cdrom']/source", "file");
    std::vector<QString> disks = details->disks;
    std::erase(disks, media);
    QStringList options{u"--cpus"_s, QString::number(details->cpus), u"--memory"_s,
                        QString::number(details->memory.count)};
    addDisk(options, stepsOf<CreateDisk>(plan), disks);
    addOption(options, u"--media"_s, media);
    const bool user = attributeOf(document, "/domain/devices/interface", "type") == u"user"_s;
    addOption(options, u"--network"_s,
              user ? u"user"_s : attributeOf(document, "/domain/devices/interface/source", "network"));
    if (const std::vector<QString> vgpus = vgpusIn(step.xml); !vgpus.empty())
        addOption(options, u"--vgpu"_s, vgpus.front());
    addOption(options, u"--notes"_s, details->notes);
    if (attributeOf(document, "/domain/os", "firmware") == u"efi"_s)
        options << u"--uefi"_s;
    return {{{u"workstation"_s, u"create"_s}, {step.name}, options}};
}

QStringList stopOptions(StopHow how)
{
    if (how == StopHow::ShutDown)
        return {};
    return {how == StopHow::Kill ? u"--kill"_s : u"--force"_s};
}

/** Several workstations are one command, as they are one job. */
void addPower(const Step &step, std::vector<Command> &commands)
{
    Command command{{u"workstation"_s}, {}, {}};
    if (const auto *start = std::get_if<StartWorkstation>(&step)) {
        command.verb << u"start"_s;
        command.words << start->name;
    } else if (const auto *reboot = std::get_if<RebootWorkstation>(&step)) {
        command.verb << u"reboot"_s;
        command.words << reboot->name;
    } else if (const auto *stop = std::get_if<StopWorkstation>(&step)) {
        command.verb << u"stop"_s;
        command.words << stop->name;
        command.options = stopOptions(stop->how);
    } else {
        return;
    }
    if (!commands.empty() && commands.back().verb == command.verb && commands.back().options == command.options)
        commands.back().words += command.words;
    else
        commands.push_back(command);
}

Command deletion(const Plan &plan)
{
    Command command{{u"workstation"_s, u"delete"_s}, {}, {}};
    for (const UndefineWorkstation *step : stepsOf<UndefineWorkstation>(plan))
        command.words << step->name;
    if (!stepsOf<DeleteDisk>(plan).empty())
        command.options << u"--disks"_s;
    if (!stepsOf<RemoveVgpu>(plan).empty())
        command.options << u"--vgpus"_s;
    return command;
}

std::vector<Command> commandsOf(const Plan &plan)
{
    if (!stepsOf<UndefineWorkstation>(plan).empty())
        return {deletion(plan)};
    if (const auto made = stepsOf<DefineWorkstation>(plan); !made.empty())
        return definition(plan, *made.front());
    std::vector<Command> commands = creations(plan);
    for (const RemoveVgpu *step : stepsOf<RemoveVgpu>(plan))
        commands.push_back({{u"vgpu"_s, u"remove"_s}, {step->vgpu.text}, {}});
    addGpuWrites(plan, commands);
    for (const EditWorkstation *step : stepsOf<EditWorkstation>(plan)) {
        addVgpuEdits(*step, commands);
        addGpuEdits(*step, commands);
        addVirglEdit(*step, commands);
    }
    for (const Step &step : plan.steps)
        addPower(step, commands);
    return commands;
}

} // namespace

QString shellWord(const QString &text)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    if (plain.match(text).hasMatch())
        return text;
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QStringList commandLines(const Plan &plan)
{
    QStringList lines;
    if (plan.repeats)
        return lines;
    for (const Command &command : commandsOf(plan)) {
        QStringList words{u"carrelctl"_s, u"--host"_s, plan.hostUri};
        words += command.verb + command.words + command.options;
        std::ranges::transform(words, words.begin(), shellWord);
        lines.append(words.join(u' '));
    }
    return lines;
}

} // namespace Carrel::Operations
