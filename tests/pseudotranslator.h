// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTranslator>

namespace Carrel::Test {

/**
 * A language that is 40 % longer than English, and more where the words are few, as translators' tables say; with
 * letters above and below the line. What it leaves in plain letters has not gone through tr().
 */
class PseudoTranslator final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        QString longer;
        bool inTag = false;
        for (const QChar c : text) {
            inTag = c == u'<' || (inTag && c != u'>');
            longer.append(inTag ? c : stretched(c));
        }
        const qsizetype more = text.size() < 12 ? qMax<qsizetype>(2, text.size() * 6 / 10) : text.size() * 4 / 10;
        // In words, so that a long text can still be wrapped.
        for (qsizetype i = 0; i < more; ++i)
            longer.append(i % 8 == 7 ? u' ' : u'ŷ');
        return longer;
    }

private:
    static QChar stretched(QChar c)
    {
        switch (c.unicode()) {
        case u'a':
            return u'å';
        case u'e':
            return u'ę';
        case u'o':
            return u'ø';
        case u'A':
            return u'Å';
        case u'E':
            return u'Ę';
        default:
            return c;
        }
    }
};

} // namespace Carrel::Test
