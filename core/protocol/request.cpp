// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/request.h"

#include <QRandomGenerator>

#include <algorithm>
#include <span>

namespace Carrel::Protocol {

using namespace Qt::StringLiterals;

namespace {

/** One row of the table both ends share: an argument's key, its longest text, its check, and where it goes. */
struct Argument
{
    QLatin1StringView key;
    qsizetype longest; ///< UTF-16 units; looked at before anything reads the text
    bool (*fits)(QStringView text);
    QString &(*in)(Request &request);
    bool mayBeEmpty = false;
};

bool isGpu(QStringView text)
{
    return parseGpuId(text).has_value();
}

bool isPci(QStringView text)
{
    return parsePciAddress(text).has_value();
}

bool isType(QStringView text)
{
    return parseTypeId(text).has_value();
}

/** Lower case only: the kernel would take upper case too, but then the name in sysfs is not the one we sent. */
bool isUuid(QStringView text)
{
    const Result<Uuid> uuid = parseUuid(text);
    return uuid && uuid->text == text;
}

bool isVgpu(QStringView text)
{
    return isUuid(text) || parsePciAddress(text).has_value();
}

/** A decimal as the kernel prints it: no sign, no leading zero. */
bool isDecimal(QStringView text, qsizetype most)
{
    const bool isPlain = text == u"0" || (!text.isEmpty() && text.front() != u'0');
    return isPlain && text.size() <= most && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isTypeNumber(QStringView text)
{
    return text != u"0" && isDecimal(text, 9);
}

/** PCI's NumVFs register has 16 bits. */
bool isVfCount(QStringView text)
{
    return isDecimal(text, 5) && text.toInt() <= 0xffff;
}

bool isSwitch(QStringView text)
{
    return text == u"0" || text == u"1";
}

/** Printable ASCII: what it says is core/keep's to read, on both ends. */
bool isPlainLine(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c <= u'~'; });
}

bool isKeyCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
}

bool isValueCharacter(QChar c)
{
    return isKeyCharacter(c) || (c >= u'A' && c <= u'Z') || c == u'.' || c == u'-';
}

bool isParameter(QStringView text)
{
    constexpr qsizetype longest = 64;
    const qsizetype middle = text.indexOf(u'=');
    if (middle < 1 || middle > longest || text.size() - middle - 1 < 1 || text.size() - middle - 1 > longest)
        return false;
    return std::ranges::all_of(text.first(middle), isKeyCharacter)
        && std::ranges::all_of(text.sliced(middle + 1), isValueCharacter);
}

constexpr Argument requestArgument{"request"_L1, 32, isRequestId, [](Request &r) -> QString & {
                                       return r.id.text;
                                   }};
constexpr Argument gpuArgument{"gpu"_L1, 64, isGpu, [](Request &r) -> QString & {
                                   return r.gpu.text;
                               }};
constexpr Argument typeArgument{"type"_L1, 128, isType, [](Request &r) -> QString & {
                                    return r.type.text;
                                }};
constexpr Argument vgpuArgument{"vgpu"_L1, 36, isUuid, [](Request &r) -> QString & {
                                    return r.vgpu.text;
                                }};
constexpr Argument functionArgument{"gpu"_L1, 12, isPci, [](Request &r) -> QString & {
                                        return r.gpu.text;
                                    }};
constexpr Argument numberArgument{"type"_L1, 9, isTypeNumber, [](Request &r) -> QString & {
                                      return r.type.text;
                                  }};
constexpr Argument claimArgument{"claim"_L1, 36, isUuid, [](Request &r) -> QString & { return r.claim.text; }, true};
constexpr Argument carriedArgument{"vgpu"_L1, 36, isVgpu, [](Request &r) -> QString & {
                                       return r.vgpu.text;
                                   }};
constexpr Argument countArgument{"count"_L1, 5, isVfCount, [](Request &r) -> QString & {
                                     return r.value;
                                 }};
constexpr Argument parametersArgument{"parameters"_L1, 512, areParameters, [](Request &r) -> QString & {
                                          return r.value;
                                      }};
constexpr Argument switchArgument{"on"_L1, 1, isSwitch, [](Request &r) -> QString & {
                                      return r.value;
                                  }};

constexpr Argument lineArgument{"line"_L1, 640, isPlainLine, [](Request &r) -> QString & {
                                    return r.value;
                                }};

constexpr std::array createArguments{requestArgument, gpuArgument, typeArgument, vgpuArgument};
constexpr std::array removeArguments{requestArgument, gpuArgument, vgpuArgument};
constexpr std::array typeArguments{requestArgument, functionArgument, numberArgument, claimArgument};
constexpr std::array countArguments{requestArgument, functionArgument, countArgument};
constexpr std::array parameterArguments{requestArgument, gpuArgument, carriedArgument, parametersArgument};
constexpr std::array switchArguments{requestArgument, functionArgument, switchArgument};
constexpr std::array lineArguments{requestArgument, lineArgument};

std::span<const Argument> argumentsOf(Verb verb)
{
    switch (verb) {
    case Verb::CreateVgpu:
        return createArguments;
    case Verb::RemoveVgpu:
        return removeArguments;
    case Verb::SetVfType:
    case Verb::ClearVfType:
        return typeArguments;
    case Verb::SetVfCount:
        return countArguments;
    case Verb::SetParameters:
        return parameterArguments;
    case Verb::SetMixedSizes:
        return switchArguments;
    case Verb::Keep:
    case Verb::Forget:
        return lineArguments;
    }
    Q_UNREACHABLE_RETURN({});
}

QString whyNot(const Argument &argument, const QVariant &value)
{
    if (value.metaType() != QMetaType::fromType<QString>())
        return u"is no text"_s;
    const QString text = value.toString();
    if (text.isEmpty())
        return argument.mayBeEmpty ? QString() : u"is empty"_s;
    if (text.size() > argument.longest)
        return u"is too long"_s;
    if (!argument.fits(text))
        return u"has the wrong form"_s;
    return {};
}

} // namespace

RequestId makeRequestId()
{
    QRandomGenerator *random = QRandomGenerator::system();
    return {u"%1%2"_s.arg(random->generate64(), 16, 16, QChar(u'0')).arg(random->generate64(), 16, 16, QChar(u'0'))};
}

bool isRequestId(QStringView text)
{
    const auto isDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    };
    return text.size() == 32 && std::ranges::all_of(text, isDigit);
}

int countOf(const Request &request)
{
    return isVfCount(request.value) ? request.value.toInt() : 0;
}

bool areParameters(QStringView text)
{
    return text == u" " || std::ranges::all_of(text.split(u','), isParameter);
}

QVariantMap toArguments(const Request &request)
{
    QVariantMap arguments;
    Request copy = request;
    for (const Argument &argument : argumentsOf(request.verb))
        arguments.insert(argument.key, argument.in(copy));
    return arguments;
}

std::expected<Request, Malformed> parseRequest(Verb verb, const QVariantMap &arguments)
{
    const std::span<const Argument> table = argumentsOf(verb);
    Request request;
    request.verb = verb;
    for (const Argument &argument : table) {
        const auto found = arguments.constFind(argument.key);
        if (found == arguments.cend())
            return std::unexpected(Malformed{argument.key, u"is missing"_s});
        if (const QString why = whyNot(argument, *found); !why.isEmpty())
            return std::unexpected(Malformed{argument.key, why});
        argument.in(request) = found->toString();
    }
    if (arguments.size() != qsizetype(table.size()))
        return std::unexpected(Malformed{{}, u"an argument too many"_s});
    return request;
}

} // namespace Carrel::Protocol
