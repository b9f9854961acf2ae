// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/connectionfile.h"

namespace Carrel::Console {

namespace {

QByteArrayView escaped(char c, bool isFirst)
{
    switch (c) {
    case '\n':
        return "\\n";
    case '\t':
        return "\\t";
    case '\r':
        return "\\r";
    case '\\':
        return "\\\\";
    case ' ':
        return isFirst ? QByteArrayView("\\s") : QByteArrayView(" ");
    default:
        return {};
    }
}

void add(QByteArray &file, const char *key, QByteArrayView value)
{
    if (value.isEmpty())
        return;
    QByteArray safe = keyFileValue(value);
    file += key;
    file += '=';
    file += safe;
    file += '\n';
    wipe(safe);
}

void add(QByteArray &file, const char *key, const QString &value)
{
    add(file, key, QByteArrayView(value.toUtf8()));
}

void add(QByteArray &file, const char *key, std::optional<int> value)
{
    if (value)
        add(file, key, QByteArrayView(QByteArray::number(*value)));
}

} // namespace

QByteArray keyFileValue(QByteArrayView value)
{
    QByteArray text;
    text.reserve(value.size() * 2); // grows no more: a moved buffer would leave a copy behind that is not wiped
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QByteArrayView escape = escaped(value[i], i == 0);
        if (escape.isEmpty() && value[i] != '\0')
            text += value[i];
        else
            text += escape;
    }
    return text;
}

SecretPtr connectionFile(const Screen &screen, const SecretPtr &password, const TlsTrust &trust)
{
    QByteArray file;
    file.reserve(4096 + 2 * (trust.authority.size() + screen.title.size() * 3));
    file += "[virt-viewer]\n";
    add(file, "type", screen.kind == Host::GraphicsKind::Vnc ? QByteArrayView("vnc") : QByteArrayView("spice"));
    add(file, "title", screen.title);
    add(file, "unix-path", screen.socket);
    add(file, "host", screen.host);
    add(file, "port", screen.port);
    add(file, "tls-port", screen.tlsPort);
    if (screen.tlsPort) {
        add(file, "ca", QByteArrayView(trust.authority));
        add(file, "host-subject", trust.subject);
    }
    if (password)
        add(file, "password", password->view());
    auto secret = std::make_shared<const Secret>(file);
    wipe(file);
    return secret;
}

} // namespace Carrel::Console
