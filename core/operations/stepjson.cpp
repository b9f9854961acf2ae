// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The journal's form of a step: one flat object, "do" names the kind. Read back by a later Carrel, after a crash, from
// a file others may have damaged: every field is checked, and what cannot be understood is an error, never a guess.

#include "core/keep/keptitem.h"
#include "core/operations/step.h"

#include <QCoreApplication>

#include <array>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array stopWords{"shut-down"_L1, "force-off"_L1, "kill"_L1};
constexpr std::array sourceWords{"new"_L1, "copy-of"_L1};

struct Writer
{
    QJsonObject operator()(const CreateVgpu &s) const { return vgpu(u"create-vgpu"_s, s); }
    QJsonObject operator()(const RemoveVgpu &s) const { return vgpu(u"remove-vgpu"_s, s); }
    QJsonObject operator()(const EditWorkstation &s) const
    {
        QJsonObject json = workstation(u"edit-workstation"_s, s);
        json.insert("before"_L1, s.xmlBefore);
        json.insert("after"_L1, s.xmlAfter);
        json.insert("what"_L1, s.what);
        return json;
    }
    QJsonObject operator()(const DefineWorkstation &s) const { return withXml(u"define-workstation"_s, s); }
    QJsonObject operator()(const UndefineWorkstation &s) const { return withXml(u"undefine-workstation"_s, s); }
    QJsonObject operator()(const CreateDisk &s) const
    {
        return {{u"do"_s, u"create-disk"_s},
                {u"path"_s, s.path},
                {u"bytes"_s, s.bytes},
                {u"source"_s, sourceWords.at(size_t(s.source))},
                {u"copyOf"_s, s.copyOf}};
    }
    QJsonObject operator()(const DeleteDisk &s) const { return {{u"do"_s, u"delete-disk"_s}, {u"path"_s, s.path}}; }
    QJsonObject operator()(const StartWorkstation &s) const { return workstation(u"start"_s, s); }
    QJsonObject operator()(const StopWorkstation &s) const
    {
        QJsonObject json = workstation(u"stop"_s, s);
        json.insert("how"_L1, stopWords.at(size_t(s.how)));
        return json;
    }
    QJsonObject operator()(const RebootWorkstation &s) const { return workstation(u"reboot"_s, s); }
    QJsonObject operator()(const SetVfCount &s) const
    {
        return {{u"do"_s, u"set-vf-count"_s},
                {u"gpu"_s, s.gpu.text},
                {u"before"_s, s.before},
                {u"after"_s, s.after},
                {u"nvidia"_s, s.nvidia}};
    }
    QJsonObject operator()(const SetVgpuParameters &s) const
    {
        return {{u"do"_s, u"set-vgpu-parameters"_s},
                {u"gpu"_s, s.gpu.text},
                {u"parent"_s, s.parent.text},
                {u"vgpu"_s, s.vgpu.text},
                {u"before"_s, s.before},
                {u"after"_s, s.after}};
    }
    QJsonObject operator()(const SetMixedSizes &s) const
    {
        return {{u"do"_s, u"set-mixed-sizes"_s}, {u"gpu"_s, s.gpu.text}, {u"on"_s, s.on}};
    }
    QJsonObject operator()(const KeepItem &s) const { return kept(u"keep"_s, s); }
    QJsonObject operator()(const ForgetItem &s) const { return kept(u"forget"_s, s); }

private:
    static QJsonObject vgpu(const QString &word, const auto &s)
    {
        QJsonObject json{{u"do"_s, word},
                         {u"gpu"_s, s.gpu.text},
                         {u"type"_s, s.type.text},
                         {u"vgpu"_s, s.vgpu.text},
                         {u"name"_s, s.name}};
        if (!s.parent.isEmpty())
            json.insert("parent"_L1, s.parent.text);
        if (!s.claim.isEmpty())
            json.insert("claim"_L1, s.claim.text);
        return json;
    }
    static QJsonObject kept(const QString &word, const auto &s)
    {
        return {{u"do"_s, word}, {u"line"_s, s.line}, {u"byLibvirt"_s, s.byLibvirt}};
    }
    static QJsonObject workstation(const QString &word, const auto &s)
    {
        return {{u"do"_s, word}, {u"workstation"_s, s.workstation.text}, {u"name"_s, s.name}};
    }
    static QJsonObject withXml(const QString &word, const auto &s)
    {
        QJsonObject json = workstation(word, s);
        json.insert("xml"_L1, s.xml);
        return json;
    }
};

/** Takes fields out of one object and remembers the first that does not fit. */
class Reader
{
public:
    explicit Reader(const QJsonObject &json) : m_json(json) { }

    QString text(QLatin1StringView key)
    {
        const QJsonValue value = m_json.value(key);
        if (!value.isString())
            refuse(key);
        return value.toString();
    }
    QString filled(QLatin1StringView key)
    {
        const QString value = text(key);
        if (value.isEmpty())
            refuse(key);
        return value;
    }
    qint64 number(QLatin1StringView key)
    {
        const QJsonValue value = m_json.value(key);
        if (!value.isDouble() || value.toInteger(-1) < 0)
            refuse(key);
        return value.toInteger();
    }
    template <size_t size>
    int word(QLatin1StringView key, const std::array<QLatin1StringView, size> &words)
    {
        const auto found = std::ranges::find(words, text(key));
        if (found != words.end())
            return int(found - words.begin());
        refuse(key);
        return 0;
    }
    int count(QLatin1StringView key)
    {
        constexpr qint64 most = 65535; // sriov_totalvfs has 16 bits
        const qint64 value = number(key);
        if (value > most)
            refuse(key);
        return int(std::min(value, most));
    }
    bool flag(QLatin1StringView key)
    {
        const QJsonValue value = m_json.value(key);
        if (!value.isBool())
            refuse(key);
        return value.toBool();
    }
    /** Entries of older Carrels lack it. */
    template <class T>
    T optional(QLatin1StringView key, Result<T> (*parse)(QStringView))
    {
        return m_json.contains(key) ? checked(key, parse) : T{};
    }
    template <class T>
    T checked(QLatin1StringView key, Result<T> (*parse)(QStringView))
    {
        const Result<T> value = parse(text(key));
        if (!value)
            refuse(key);
        return value.value_or(T{});
    }
    QString keptLine()
    {
        const QString line = text("line"_L1);
        if (!Keep::parseLine(line))
            refuse("line"_L1);
        return line;
    }
    /** A vGPU's id is a UUID or a VF's PCI address; both are checked, so that a damaged journal cannot name a path. */
    VgpuId vgpu()
    {
        const QString id = text("vgpu"_L1);
        if (!parseUuid(id) && !parsePciAddress(id))
            refuse("vgpu"_L1);
        return VgpuId{id};
    }
    WorkstationId workstation() { return WorkstationId{checked("workstation"_L1, parseUuid).text}; }
    QString path(QLatin1StringView key)
    {
        const QString value = text(key);
        if (!value.startsWith(u'/'))
            refuse(key);
        return value;
    }
    void refuse(QLatin1StringView key)
    {
        if (m_refused.isEmpty())
            m_refused = key;
    }
    [[nodiscard]] const QString &refused() const { return m_refused; }

private:
    const QJsonObject &m_json;
    QString m_refused;
};

template <class T>
Step readVgpu(Reader &in)
{
    return T{in.checked("gpu"_L1, parseGpuId),     in.checked("type"_L1, parseTypeId), in.vgpu(), in.text("name"_L1),
             in.optional("parent"_L1, parseGpuId), in.optional("claim"_L1, parseUuid)};
}

template <class T>
Step readWithXml(Reader &in)
{
    return T{in.workstation(), in.text("name"_L1), in.filled("xml"_L1)};
}

Step readEdit(Reader &in)
{
    return EditWorkstation{in.workstation(), in.text("name"_L1), in.filled("before"_L1), in.filled("after"_L1),
                           in.text("what"_L1)};
}

Step readDisk(Reader &in)
{
    const auto source = DiskSource(in.word("source"_L1, sourceWords));
    return CreateDisk{in.path("path"_L1), in.number("bytes"_L1), source,
                      source == DiskSource::New ? QString() : in.path("copyOf"_L1)};
}

Step readStop(Reader &in)
{
    return StopWorkstation{in.workstation(), in.text("name"_L1), StopHow(in.word("how"_L1, stopWords))};
}

Step readVfCount(Reader &in)
{
    return SetVfCount{in.checked("gpu"_L1, parseGpuId), in.count("before"_L1), in.count("after"_L1),
                      in.flag("nvidia"_L1)};
}

Step readParameters(Reader &in)
{
    return SetVgpuParameters{in.checked("gpu"_L1, parseGpuId), in.checked("parent"_L1, parseGpuId), in.vgpu(),
                             in.text("before"_L1), in.text("after"_L1)};
}

using ReadStep = Step (*)(Reader &);
constexpr std::array<std::pair<QLatin1StringView, ReadStep>, 15> readers{{
    {"create-vgpu"_L1, readVgpu<CreateVgpu>},
    {"remove-vgpu"_L1, readVgpu<RemoveVgpu>},
    {"edit-workstation"_L1, readEdit},
    {"define-workstation"_L1, readWithXml<DefineWorkstation>},
    {"undefine-workstation"_L1, readWithXml<UndefineWorkstation>},
    {"create-disk"_L1, readDisk},
    {"delete-disk"_L1,
     [](Reader &in) -> Step {
         return DeleteDisk{in.path("path"_L1)};
     }},
    {"start"_L1,
     [](Reader &in) -> Step {
         return StartWorkstation{in.workstation(), in.text("name"_L1)};
     }},
    {"stop"_L1, readStop},
    {"reboot"_L1,
     [](Reader &in) -> Step {
         return RebootWorkstation{in.workstation(), in.text("name"_L1)};
     }},
    {"set-vf-count"_L1, readVfCount},
    {"set-vgpu-parameters"_L1, readParameters},
    {"set-mixed-sizes"_L1,
     [](Reader &in) -> Step {
         return SetMixedSizes{in.checked("gpu"_L1, parseGpuId), in.flag("on"_L1)};
     }},
    {"keep"_L1,
     [](Reader &in) -> Step {
         return KeepItem{in.keptLine(), in.flag("byLibvirt"_L1)};
     }},
    {"forget"_L1,
     [](Reader &in) -> Step {
         return ForgetItem{in.keptLine(), in.flag("byLibvirt"_L1)};
     }},
}};

std::unexpected<Error> damaged(const QString &detail)
{
    return failure(
        ErrorCode::Damaged, QCoreApplication::translate("Steps", "A step of this journal entry cannot be understood."),
        QCoreApplication::translate("Steps", "Look at the file by hand; Carrel leaves it as it is."), detail);
}

} // namespace

QJsonObject toJson(const Step &step)
{
    return std::visit(Writer{}, step);
}

Result<Step> stepFromJson(const QJsonObject &json)
{
    const QString word = json.value("do"_L1).toString();
    for (const auto &[known, read] : readers) {
        if (word != known)
            continue;
        Reader in(json);
        Step step = read(in);
        return in.refused().isEmpty() ? Result<Step>(std::move(step)) : damaged(u"%1: %2"_s.arg(word, in.refused()));
    }
    return damaged(u"do: %1"_s.arg(word));
}

} // namespace Carrel::Operations
