// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/naturalorder.h"

#include <algorithm>

namespace Carrel::Gpu {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/** Cuts the run of digits off the front of text and gives it without leading zeros. */
QStringView takeNumber(QStringView &text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    QStringView number = text.first(end - text.begin());
    text = text.sliced(number.size());
    while (number.size() > 1 && number.front() == u'0')
        number = number.sliced(1);
    return number;
}

int compareNumbers(QStringView left, QStringView right)
{
    return left.size() != right.size() ? (left.size() < right.size() ? -1 : 1) : left.compare(right);
}

} // namespace

int compareNaturally(QStringView left, QStringView right)
{
    const QStringView wholeLeft = left;
    const QStringView wholeRight = right;
    while (!left.isEmpty() && !right.isEmpty()) {
        int order = 0;
        if (isDigit(left.front()) && isDigit(right.front())) {
            order = compareNumbers(takeNumber(left), takeNumber(right));
        } else {
            order = left.front().unicode() - right.front().unicode();
            left = left.sliced(1);
            right = right.sliced(1);
        }
        if (order != 0)
            return order;
    }
    if (left.isEmpty() != right.isEmpty())
        return left.isEmpty() ? -1 : 1;
    return wholeLeft.compare(wholeRight); // "a-1" and "a-01" are two things: the order must be total
}

} // namespace Carrel::Gpu
