// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/keptitem.h"

#include <QCoreApplication>
#include <QList>

#include <algorithm>
#include <array>
#include <span>

namespace Carrel::Keep {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostVfs = 256;

bool isAsciiWord(QStringView text, QStringView others, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest && std::ranges::all_of(text, [&](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || others.contains(c);
    });
}

bool isModel(QStringView text)
{
    const auto isHex = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    };
    return text.size() == 9 && text[4] == u':' && std::ranges::all_of(text.first(4), isHex)
        && std::ranges::all_of(text.sliced(5), isHex);
}

/** A decimal number as we write it: no sign, no leading zero. */
std::optional<int> number(QStringView text, int most)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < 0 || value > most || QString::number(value) != text)
        return std::nullopt;
    return value;
}

bool takeGpu(QStringView text, GpuId &into)
{
    const Result<GpuId> id = parseGpuId(text);
    if (id)
        into = *id;
    return id.has_value();
}

bool takeUuid(QStringView text, Uuid &into)
{
    const Result<Uuid> id = parseUuid(text);
    if (!id || id->text != text)
        return false;
    into = *id;
    return true;
}

bool takeType(QStringView text, TypeId &into)
{
    const Result<TypeId> id = parseTypeId(text);
    if (id)
        into = *id;
    return id.has_value();
}

bool takeText(QStringView text, bool fits, QString &into)
{
    if (fits)
        into = text.toString();
    return fits;
}

/** One key of a line: what is written for it (empty: left out), and how its text is taken. */
struct Key
{
    QLatin1StringView name;
    QString (*text)(const KeptItem &item);
    bool (*take)(QStringView text, KeptItem &item);
};

constexpr Key gpuKey{"gpu"_L1, [](const KeptItem &i) { return i.gpu.text; },
                     [](QStringView t, KeptItem &i) {
                         return takeGpu(t, i.gpu);
                     }};
constexpr Key parentKey{"parent"_L1, [](const KeptItem &i) { return i.parent.text; },
                        [](QStringView t, KeptItem &i) {
                            return takeGpu(t, i.parent);
                        }};
constexpr Key slotKey{"slot"_L1, [](const KeptItem &i) { return i.slot ? QString::number(*i.slot) : QString(); },
                      [](QStringView t, KeptItem &i) {
                          i.slot = number(t, mostVfs - 1);
                          return i.slot.has_value();
                      }};
constexpr Key countKey{"count"_L1, [](const KeptItem &i) { return QString::number(i.count); },
                       [](QStringView t, KeptItem &i) {
                           i.count = number(t, mostVfs).value_or(0);
                           return i.count > 0;
                       }};
constexpr Key typeKey{"type"_L1, [](const KeptItem &i) { return i.type.text; },
                      [](QStringView t, KeptItem &i) {
                          return takeType(t, i.type);
                      }};
constexpr Key vgpuKey{"vgpu"_L1, [](const KeptItem &i) { return i.vgpu.text; },
                      [](QStringView t, KeptItem &i) {
                          return takeUuid(t, i.vgpu);
                      }};
constexpr Key parametersKey{"parameters"_L1, [](const KeptItem &i) { return i.parameters; },
                            [](QStringView t, KeptItem &i) {
                                return takeText(t, areParameters(t), i.parameters);
                            }};
constexpr Key modelKey{"model"_L1, [](const KeptItem &i) { return i.identity.model; },
                       [](QStringView t, KeptItem &i) {
                           return takeText(t, isModel(t), i.identity.model);
                       }};
constexpr Key serialKey{"serial"_L1, [](const KeptItem &i) { return i.identity.serial; },
                        [](QStringView t, KeptItem &i) {
                            return takeText(t, isAsciiWord(t, u"-_", 64), i.identity.serial);
                        }};

constexpr std::array countKeys{gpuKey, countKey, modelKey, serialKey};
constexpr std::array mixedKeys{gpuKey, modelKey, serialKey};
constexpr std::array vgpuKeys{gpuKey, parentKey, slotKey, typeKey, vgpuKey, parametersKey, modelKey, serialKey};

struct Form
{
    KeptKind kind;
    QLatin1StringView word;
    std::span<const Key> keys;
};
constexpr std::array forms{
    Form{KeptKind::VfCount, "vfs"_L1, countKeys},
    Form{KeptKind::MixedSizes, "mixed"_L1, mixedKeys},
    Form{KeptKind::Mdev, "mdev"_L1, vgpuKeys},
    Form{KeptKind::VfType, "vf"_L1, vgpuKeys},
};

std::unexpected<Error> refuse(QStringView line)
{
    return failure(ErrorCode::BadInput,
                   QCoreApplication::translate("Kept", "“%1” is no line of a kept set.").arg(line.left(60)),
                   QCoreApplication::translate("Kept", "Have it written by Carrel: “carrelctl keep”."));
}

/** What a line of the kind cannot do without. */
bool isWhole(const KeptItem &item)
{
    switch (item.kind) {
    case KeptKind::VfCount:
        return !item.gpu.isEmpty() && item.count > 0;
    case KeptKind::MixedSizes:
        return !item.gpu.isEmpty();
    case KeptKind::Mdev:
        return !item.gpu.isEmpty() && !item.parent.isEmpty() && !item.type.isEmpty() && !item.vgpu.isEmpty();
    case KeptKind::VfType:
        return !item.gpu.isEmpty() && parsePciAddress(item.parent.text) && !item.type.isEmpty();
    }
    return false;
}

bool takeWord(const Form &form, QStringView word, KeptItem &item)
{
    const qsizetype equals = word.indexOf(u'=');
    if (equals < 0)
        return false;
    const auto key = std::ranges::find_if(form.keys, [&](const Key &one) { return one.name == word.first(equals); });
    return key != form.keys.end() && key->take(word.sliced(equals + 1), item);
}

} // namespace

bool areParameters(QStringView text)
{
    return isAsciiWord(text, u"_-.=,", 256);
}

QString toLine(const KeptItem &item)
{
    const auto form = std::ranges::find(forms, item.kind, &Form::kind);
    QString line = form->word;
    for (const Key &key : form->keys)
        if (const QString text = key.text(item); !text.isEmpty())
            line += u' ' + key.name + u'=' + text;
    return line;
}

Result<KeptItem> parseLine(QStringView line)
{
    if (line.size() > longestLine)
        return refuse(line);
    const QList<QStringView> words = line.split(u' ');
    const auto form = std::ranges::find_if(forms, [&](const Form &one) { return one.word == words.first(); });
    if (form == forms.end())
        return refuse(line);
    KeptItem item;
    item.kind = form->kind;
    for (const QStringView word : words.sliced(1))
        if (!takeWord(*form, word, item))
            return refuse(line);
    // Written again it must be the same text: one order, nothing twice, nothing besides.
    if (!isWhole(item) || toLine(item) != line)
        return refuse(line);
    return item;
}

bool isSameThing(const KeptItem &a, const KeptItem &b)
{
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case KeptKind::VfCount:
    case KeptKind::MixedSizes:
        return a.gpu == b.gpu;
    case KeptKind::Mdev:
        return a.vgpu == b.vgpu;
    case KeptKind::VfType:
        return a.parent == b.parent;
    }
    return false;
}

} // namespace Carrel::Keep
