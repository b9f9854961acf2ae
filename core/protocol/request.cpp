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
};

bool isGpu(QStringView text)
{
    return parseGpuId(text).has_value();
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

constexpr std::array createArguments{requestArgument, gpuArgument, typeArgument, vgpuArgument};
constexpr std::array removeArguments{requestArgument, gpuArgument, vgpuArgument};

std::span<const Argument> argumentsOf(Verb verb)
{
    if (verb == Verb::CreateVgpu)
        return createArguments;
    return removeArguments;
}

QString whyNot(const Argument &argument, const QVariant &value)
{
    if (value.metaType() != QMetaType::fromType<QString>())
        return u"is no text"_s;
    const QString text = value.toString();
    if (text.isEmpty())
        return u"is empty"_s;
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
