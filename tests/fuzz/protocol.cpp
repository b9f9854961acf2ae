// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The helper's arguments and the client's replies, from bytes of any kind. What is accepted must be safe in a path and
// come back unchanged.

#include "core/protocol/reply.h"

#include <QStringList>

#include <algorithm>
#include <cstdlib>
#include <string_view>

using namespace Carrel::Protocol;
using namespace Qt::StringLiterals;

namespace {

/** Bytes taken off the front. */
class Input
{
public:
    Input(const uint8_t *data, size_t size) : m_left(reinterpret_cast<const char *>(data), size) { }
    uchar byte()
    {
        const uchar first = m_left.empty() ? 0 : uchar(m_left.front());
        m_left.remove_prefix(std::min<size_t>(1, m_left.size()));
        return first;
    }
    QByteArray bytes(size_t most)
    {
        const std::string_view taken = m_left.substr(0, most);
        m_left.remove_prefix(taken.size());
        return {taken.data(), qsizetype(taken.size())};
    }

private:
    std::string_view m_left;
};

QString text(Input &input)
{
    const QByteArray raw = input.bytes(input.byte());
    if (input.byte() % 2 == 0)
        return QString::fromLatin1(raw);
    // Any code units, lone surrogates too.
    return QString(reinterpret_cast<const QChar *>(raw.constData()), raw.size() / 2);
}

QVariant value(Input &input)
{
    switch (input.byte() % 8) {
    case 0:
        return input.byte();
    case 1:
        return input.bytes(16);
    case 2:
        return QVariantList{text(input)};
    case 3:
        return {};
    default:
        return text(input);
    }
}

QString key(Input &input)
{
    static const QStringList known{u"request"_s, u"gpu"_s,   u"type"_s, u"vgpu"_s,
                                   u"claim"_s,   u"count"_s, u"on"_s,   u"parameters"_s};
    const uchar which = input.byte();
    return which < 248 ? known.at(which % known.size()) : text(input);
}

void require(bool holds)
{
    if (!holds)
        abort();
}

bool isSafe(const QString &name)
{
    return !name.contains(u'/') && !name.contains(QChar(0)) && !name.contains(u'\n') && name != u"." && name != u".."
        && name.toLatin1() == name.toUtf8() && name.size() <= 128;
}

void check(Verb verb, const QVariantMap &arguments)
{
    const auto request = parseRequest(verb, arguments);
    if (!request)
        return;
    require(request->value.size() <= 512 && request->value.toLatin1() == request->value.toUtf8()
            && !request->value.contains(u'\n') && !request->value.contains(u'/') && !request->value.contains(QChar(0)));
    require(isSafe(request->claim.text));
    require(isSafe(request->gpu.text) && isSafe(request->type.text) && isSafe(request->vgpu.text)
            && isSafe(request->id.text));
    require(toArguments(*request) == arguments);
}

void checkReplies(Input &input)
{
    const QString said = text(input);
    const int code = 90 + input.byte() % 40;
    if (const auto answer = readFailure(code, said))
        require(failureText(answer->id, answer->outcome.error()) == said);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Input input(data, size);
    QVariantMap arguments;
    const int entries = input.byte() % 6;
    for (int i = 0; i < entries; ++i) {
        const QString name = key(input);
        arguments.insert(name, value(input));
    }
    for (const Verb verb : allVerbs)
        check(verb, arguments);
    checkReplies(input);
    return 0;
}
