// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocol/reply.h"

#include <QStringList>

namespace Carrel::Protocol {

using namespace Qt::StringLiterals;

namespace {

constexpr auto requestKey = "request"_L1;
constexpr int largestErrno = 4095; // the kernel's MAX_ERRNO
constexpr int largestVf = 0xffff; // PCI's NumVFs register has 16 bits

std::optional<int> readNumber(QStringView text, int largest)
{
    bool fits = false;
    const int number = text.toInt(&fits);
    if (!fits || number < 0 || number > largest || QString::number(number) != text)
        return std::nullopt;
    return number;
}

} // namespace

QVariantMap successData(const RequestId &id)
{
    return {{requestKey, id.text}};
}

QString failureText(const RequestId &id, const Failure &failure)
{
    const QString text = u"%1 %2"_s.arg(id.isEmpty() ? u"-"_s : id.text).arg(failure.errnoNumber);
    return failure.vf < 0 ? text : u"%1 %2"_s.arg(text).arg(failure.vf);
}

std::optional<Answer> readSuccess(const QVariantMap &data)
{
    const QString id = data.value(requestKey).toString();
    if (data.size() != 1 || !isRequestId(id))
        return std::nullopt;
    return Answer{{id}, {}};
}

std::optional<Answer> readFailure(int code, const QString &text)
{
    const QStringList parts = text.split(u' ');
    if (code < firstRefusal || code > lastRefusal || parts.size() < 2 || parts.size() > 3)
        return std::nullopt;
    const std::optional<int> number = readNumber(parts.at(1), largestErrno);
    const std::optional<int> vf = parts.size() == 3 ? readNumber(parts.at(2), largestVf) : -1;
    const bool anonymous = parts.at(0) == "-"_L1;
    if (!number || !vf || (!anonymous && !isRequestId(parts.at(0))))
        return std::nullopt;
    return Answer{{anonymous ? QString() : parts.at(0)}, std::unexpected(Failure{Refusal(code), *number, *vf})};
}

} // namespace Carrel::Protocol
