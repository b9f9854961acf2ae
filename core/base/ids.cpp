// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/ids.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace Carrel {

namespace {

bool isLowerHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

bool isHex(QChar c)
{
    return isLowerHex(c) || (c >= u'A' && c <= u'F');
}

bool isNameChar(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c == u'-';
}

/** True when text has the shape of mask: h stands for a digit, anything else for itself. */
template <class Digit>
bool fitsMask(QStringView text, QStringView mask, Digit isDigit)
{
    return text.size() == mask.size() && std::equal(text.begin(), text.end(), mask.begin(), [&](QChar c, QChar m) {
               return m == u'h' ? isDigit(c) : c == m;
           });
}

QString shown(QStringView text)
{
    return text.size() > 60 ? text.left(60).toString() + QChar(0x2026) : text.toString();
}

std::unexpected<Error> refuse(const char *sentence, QStringView text, const char *wayOut)
{
    return failure(ErrorCode::BadInput, QCoreApplication::translate("Ids", sentence).arg(shown(text)),
                   QCoreApplication::translate("Ids", wayOut));
}

} // namespace

Result<PciAddress> parsePciAddress(QStringView text)
{
    if (fitsMask(text, u"hhhh:hh:hh.h", isLowerHex) && text.back() <= u'7')
        return PciAddress{text.toString()};
    return refuse(QT_TRANSLATE_NOOP("Ids", "“%1” is not a PCI address."), text,
                  QT_TRANSLATE_NOOP("Ids", "Write it as 0000:3d:00.0."));
}

Result<Uuid> parseUuid(QStringView text)
{
    const QString lower = text.toString().toLower();
    if (fitsMask(text, u"hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh", isHex) && !QUuid(lower).isNull())
        return Uuid{lower};
    return refuse(QT_TRANSLATE_NOOP("Ids", "“%1” is not a UUID."), text,
                  QT_TRANSLATE_NOOP("Ids", "Write 32 hexadecimal digits in groups of 8-4-4-4-12, or leave it empty."));
}

Result<TypeId> parseTypeId(QStringView text)
{
    const bool fits = !text.isEmpty() && text.size() <= 128 && text.front() != u'.'
        && std::ranges::all_of(text, [](QChar c) { return isNameChar(c) || c == u'.'; });
    if (fits)
        return TypeId{text.toString()};
    return refuse(QT_TRANSLATE_NOOP("Ids", "“%1” is not a vGPU type."), text,
                  QT_TRANSLATE_NOOP("Ids", "Use a name the GPU lists, such as nvidia-35."));
}

Result<GpuId> parseGpuId(QStringView text)
{
    const bool isDeviceName = !text.isEmpty() && text.size() <= 64 && std::ranges::all_of(text, isNameChar);
    if (isDeviceName || parsePciAddress(text))
        return GpuId{text.toString()};
    return refuse(QT_TRANSLATE_NOOP("Ids", "“%1” is not a GPU."), text,
                  QT_TRANSLATE_NOOP("Ids", "Use the GPU's PCI address, such as 0000:3d:00.0."));
}

Uuid makeUuid()
{
    return Uuid{QUuid::createUuid().toString(QUuid::WithoutBraces)};
}

} // namespace Carrel
