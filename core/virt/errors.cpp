// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/errors.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <libvirt/virterror.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>

namespace Carrel::Virt {

namespace {

struct CodeRow
{
    int code;
    ErrorCode kind;
    const char *wayOut;
};

constexpr CodeRow codeTable[] = {
    {VIR_ERR_NO_DOMAIN, ErrorCode::NotFound,
     QT_TRANSLATE_NOOP("Virt", "It may have been deleted elsewhere: refresh the host.")},
    {VIR_ERR_NO_NODE_DEVICE, ErrorCode::NotFound,
     QT_TRANSLATE_NOOP("Virt", "It may have been removed elsewhere: refresh the host.")},
    {VIR_ERR_NO_NETWORK, ErrorCode::NotFound, QT_TRANSLATE_NOOP("Virt", "Start or choose another network.")},
    {VIR_ERR_NO_STORAGE_POOL, ErrorCode::NotFound, QT_TRANSLATE_NOOP("Virt", "Choose another storage pool.")},
    {VIR_ERR_NO_STORAGE_VOL, ErrorCode::NotFound, QT_TRANSLATE_NOOP("Virt", "Choose another disk.")},
    {VIR_ERR_DEVICE_MISSING, ErrorCode::NotFound,
     QT_TRANSLATE_NOOP("Virt", "The device is not there: create it again, or take it from the workstation.")},
    {VIR_ERR_STORAGE_VOL_EXIST, ErrorCode::AlreadyExists, QT_TRANSLATE_NOOP("Virt", "Choose another name.")},
    {VIR_ERR_DOM_EXIST, ErrorCode::AlreadyExists, QT_TRANSLATE_NOOP("Virt", "Choose another name.")},
    {VIR_ERR_ACCESS_DENIED, ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "Ask the host's administrator for the right to do this.")},
    {VIR_ERR_OPERATION_DENIED, ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "The connection is read-only: join the group “libvirt” on that host and log in again.")},
    {VIR_ERR_AUTH_FAILED, ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "Check the user name and the rights on that host.")},
    {VIR_ERR_AUTH_UNAVAILABLE, ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "Join the group “libvirt” on that host and log in again.")},
    {VIR_ERR_AUTH_CANCELLED, ErrorCode::Cancelled, QT_TRANSLATE_NOOP("Virt", "Try again and enter the password.")},
    {VIR_ERR_NO_CONNECT, ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "Check that the libvirt service runs on the host.")},
    {VIR_ERR_INVALID_CONN, ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "Wait until the host is connected again.")},
    {VIR_ERR_RPC, ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "Check that the libvirt service runs on the host.")},
    // The host did answer: TimedOut is for one that does not.
    {VIR_ERR_OPERATION_TIMEOUT, ErrorCode::InUse,
     QT_TRANSLATE_NOOP("Virt", "Another operation on it is still running: wait and try again.")},
    {VIR_ERR_AGENT_UNRESPONSIVE, ErrorCode::Failed,
     QT_TRANSLATE_NOOP("Virt", "Check that the guest agent runs inside the workstation.")},
    {VIR_ERR_RESOURCE_BUSY, ErrorCode::InUse,
     QT_TRANSLATE_NOOP("Virt", "Wait until the other use has ended and try again.")},
    {VIR_ERR_NO_SUPPORT, ErrorCode::Unsupported, QT_TRANSLATE_NOOP("Virt", "This host's libvirt driver cannot do it.")},
    {VIR_ERR_OPERATION_UNSUPPORTED, ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("Virt", "This host's libvirt or QEMU cannot do it.")},
    {VIR_ERR_ARGUMENT_UNSUPPORTED, ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("Virt", "This host's libvirt or QEMU cannot do it.")},
    {VIR_ERR_CONFIG_UNSUPPORTED, ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("Virt", "Change the setting named, or update QEMU on the host.")},
    {VIR_ERR_INVALID_ARG, ErrorCode::BadInput, QT_TRANSLATE_NOOP("Virt", "Correct the value named.")},
    {VIR_ERR_XML_ERROR, ErrorCode::BadInput, QT_TRANSLATE_NOOP("Virt", "Correct the definition.")},
    {VIR_ERR_XML_DETAIL, ErrorCode::BadInput, QT_TRANSLATE_NOOP("Virt", "Correct the definition.")},
    {VIR_ERR_XML_INVALID_SCHEMA, ErrorCode::BadInput, QT_TRANSLATE_NOOP("Virt", "Correct the definition.")},
};

/** Libvirt's own words that say more than its code; FACTS sections 5 and 10. */
struct TextRow
{
    const char *part;
    ErrorCode kind;
    const char *wayOut;
};

constexpr TextRow textTable[] = {
    {"is in use by", ErrorCode::InUse,
     QT_TRANSLATE_NOOP("Virt", "Shut the other workstation down, or choose another vGPU.")},
    {"device in use", ErrorCode::InUse, QT_TRANSLATE_NOOP("Virt", "Shut down the workstation that uses it.")},
    {"mediated device '", ErrorCode::NotFound,
     QT_TRANSLATE_NOOP("Virt", "Create the vGPU again, or take it from the workstation.")},
    {"already exists with uuid", ErrorCode::AlreadyExists, QT_TRANSLATE_NOOP("Virt", "Choose another name.")},
    {"storage vol already exists", ErrorCode::AlreadyExists, QT_TRANSLATE_NOOP("Virt", "Choose another name.")},
    {"No available instances", ErrorCode::NoRoom,
     QT_TRANSLATE_NOOP("Virt", "Remove a vGPU that is not needed, or choose another GPU.")},
    {"cannot allocate memory", ErrorCode::NoRoom,
     QT_TRANSLATE_NOOP("Virt", "Give it less memory, or shut another workstation down.")},
    {"Cannot allocate memory", ErrorCode::NoRoom,
     QT_TRANSLATE_NOOP("Virt", "Give it less memory, or shut another workstation down.")},
    {"No space left on device", ErrorCode::NoRoom, QT_TRANSLATE_NOOP("Virt", "Free some disk space on the host.")},
};

/** Why an open failed; the first row whose condition holds is it. Every part must be in the message. */
struct OpenRow
{
    int code; ///< -1: any
    int number; ///< errno in int1; -1: any
    const char *part; ///< nullptr: any
    ErrorCode kind;
    const char *sentence; ///< %1: the URI
    const char *wayOut;
    const char *also = nullptr; ///< a second part
};

constexpr OpenRow openTable[] = {
    {VIR_ERR_AUTH_CANCELLED, -1, nullptr, ErrorCode::Cancelled,
     QT_TRANSLATE_NOOP("Virt", "The password prompt for %1 was closed."),
     QT_TRANSLATE_NOOP("Virt", "Connect again and enter the password, or join the group “libvirt” and log in again.")},
    {-1, -1, "no polkit agent", ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt",
                       "%1 asks for a password, and this session has no polkit agent that could show the prompt."),
     QT_TRANSLATE_NOOP("Virt", "Join the group “libvirt” and log in again, or start a polkit agent.")},
    {VIR_ERR_AUTH_UNAVAILABLE, -1, nullptr, ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt",
                       "%1 asks for a password, and this session has no polkit agent that could show the prompt."),
     QT_TRANSLATE_NOOP("Virt", "Join the group “libvirt” and log in again, or start a polkit agent.")},
    {-1, -1, "HOST IDENTIFICATION HAS CHANGED", ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "The key of %1 is not the one that ssh knows: it may be another computer."),
     QT_TRANSLATE_NOOP("Virt", "Ask its administrator; if it was set up anew, forget the old key by “ssh-keygen -R”.")},
    {-1, -1, "Host key verification failed", ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "ssh does not know the key of %1."),
     QT_TRANSLATE_NOOP("Virt", "Run “ssh” to that host once in a terminal and compare the key it shows.")},
    {-1, -1, "Too many authentication failures", ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "ssh was not let in at %1: it offered too many keys."),
     QT_TRANSLATE_NOOP("Virt",
                       "Name the right key for that host in ~/.ssh/config (IdentityFile, IdentitiesOnly yes).")},
    {-1, -1, "cannot execute binary ssh", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("Virt", "%1 needs the program ssh, which is missing on this computer."),
     QT_TRANSLATE_NOOP("Virt", "Install the package openssh-client.")},
    {-1, -1, "Permission denied (", ErrorCode::NotAuthorised, QT_TRANSLATE_NOOP("Virt", "ssh was not let in at %1."),
     QT_TRANSLATE_NOOP("Virt", "Install your ssh key on that host (“ssh-copy-id”) and load it into the agent.")},
    {-1, -1, "Could not resolve hostname", ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "The name of the host in %1 is not known."),
     QT_TRANSLATE_NOOP("Virt", "Check the spelling and this computer's DNS.")},
    {-1, -1, "ssh: connect to host", ErrorCode::Unreachable, QT_TRANSLATE_NOOP("Virt", "No ssh server answers at %1."),
     QT_TRANSLATE_NOOP("Virt", "Check that the host is on and runs one (package openssh-server)."),
     "Connection refused"},
    {-1, -1, "ssh: connect to host", ErrorCode::TimedOut, QT_TRANSLATE_NOOP("Virt", "%1 does not answer."),
     QT_TRANSLATE_NOOP("Virt", "Check that the host is on and its firewall lets you through."), "timed out"},
    {-1, -1, "ssh: connect to host", ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "There is no way through the network to %1."),
     QT_TRANSLATE_NOOP("Virt", "Check that the host is on and the network is up.")},
    // What the other end of ssh says: libvirt's virt-ssh-helper, or nc where that is missing, too.
    {-1, -1, "virt-ssh-helper", ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "You have no right to use libvirt on the host of %1."),
     QT_TRANSLATE_NOOP("Virt", "Join the group “libvirt” there (“sudo adduser NAME libvirt”), or log in as root."),
     "Permission denied"},
    {-1, -1, "nc: ", ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "You have no right to use libvirt on the host of %1."),
     QT_TRANSLATE_NOOP("Virt", "Join the group “libvirt” there (“sudo adduser NAME libvirt”), or log in as root."),
     "Permission denied"},
    {-1, -1, "virt-ssh-helper", ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "There is no libvirt service on the host of %1."),
     QT_TRANSLATE_NOOP("Virt", "Install libvirt-daemon-system there, or start it: “systemctl start libvirtd”.")},
    {-1, -1, "nc: ", ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "There is no libvirt service on the host of %1."),
     QT_TRANSLATE_NOOP("Virt", "Install libvirt-daemon-system there, or start it: “systemctl start libvirtd”.")},
    {-1, -1, "Failed to open file '", ErrorCode::NotFound, QT_TRANSLATE_NOOP("Virt", "The file of %1 cannot be read."),
     QT_TRANSLATE_NOOP("Virt", "Check its path and your rights; test:///default needs no file.")},
    {VIR_ERR_XML_ERROR, -1, nullptr, ErrorCode::Damaged,
     QT_TRANSLATE_NOOP("Virt", "The file of %1 is damaged: libvirt does not understand it."),
     QT_TRANSLATE_NOOP("Virt", "Read in the details where it is damaged, and correct it there.")},
    {VIR_ERR_XML_DETAIL, -1, nullptr, ErrorCode::Damaged,
     QT_TRANSLATE_NOOP("Virt", "The file of %1 is damaged: libvirt does not understand it."),
     QT_TRANSLATE_NOOP("Virt", "Read in the details where it is damaged, and correct it there.")},
    {-1, -1, "resolve address", ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "The name of the host in %1 is not known."),
     QT_TRANSLATE_NOOP("Virt", "Check the spelling and this computer's DNS.")},
    {-1, -1, "Cannot read CA certificate", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("Virt", "This computer has no CA certificate to check %1 by."),
     QT_TRANSLATE_NOOP("Virt", "Put the one of the host's CA in /etc/pki/CA/cacert.pem, or use qemu+ssh://.")},
    {-1, -1, "ertificate", ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "The TLS certificates for %1 do not fit."),
     QT_TRANSLATE_NOOP("Virt", "Check the CA, the client certificate and the host name in the server's certificate.")},
    {-1, -1, "TLS", ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "The TLS connection to %1 could not be set up."),
     QT_TRANSLATE_NOOP("Virt", "Check that the host offers TLS and that both sides' certificates are valid.")},
    {VIR_ERR_SYSTEM_ERROR, EACCES, nullptr, ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "You have no right to use libvirt at %1."),
     QT_TRANSLATE_NOOP("Virt", "Join the group “libvirt” (“sudo adduser $USER libvirt”) and log in again.")},
    {VIR_ERR_SYSTEM_ERROR, EPERM, nullptr, ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "You have no right to use libvirt at %1."),
     QT_TRANSLATE_NOOP("Virt", "Join the group “libvirt” (“sudo adduser $USER libvirt”) and log in again.")},
    {VIR_ERR_AUTH_FAILED, -1, nullptr, ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "libvirt at %1 did not accept you."),
     QT_TRANSLATE_NOOP("Virt", "Join the group “libvirt” on that host and log in again, or check the password.")},
    {VIR_ERR_ACCESS_DENIED, -1, nullptr, ErrorCode::NotAuthorised,
     QT_TRANSLATE_NOOP("Virt", "You have no right to use libvirt at %1."),
     QT_TRANSLATE_NOOP("Virt", "Ask the host's administrator for the right to use it.")},
    {VIR_ERR_SYSTEM_ERROR, ENOENT, nullptr, ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "There is no libvirt service at %1."),
     QT_TRANSLATE_NOOP("Virt", "Install libvirt-daemon-system, or start it: “systemctl start libvirtd”.")},
    {VIR_ERR_SYSTEM_ERROR, ECONNREFUSED, nullptr, ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "Nobody answers at %1: the libvirt service is not running."),
     QT_TRANSLATE_NOOP("Virt", "Start it: “systemctl start libvirtd”.")},
    {VIR_ERR_SYSTEM_ERROR, ECONNRESET, nullptr, ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "The libvirt service at %1 ended the connection."),
     QT_TRANSLATE_NOOP("Virt", "Look into its log: “journalctl -u libvirtd”.")},
    {-1, -1, "End of file while reading data", ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "The libvirt service at %1 ended the connection."),
     QT_TRANSLATE_NOOP("Virt", "Look into its log: “journalctl -u libvirtd”.")},
    {VIR_ERR_SYSTEM_ERROR, EHOSTUNREACH, nullptr, ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "There is no way through the network to %1."),
     QT_TRANSLATE_NOOP("Virt", "Check that the host is on and the network is up.")},
    {VIR_ERR_SYSTEM_ERROR, ENETUNREACH, nullptr, ErrorCode::Unreachable,
     QT_TRANSLATE_NOOP("Virt", "There is no way through the network to %1."),
     QT_TRANSLATE_NOOP("Virt", "Check that the host is on and the network is up.")},
    {VIR_ERR_SYSTEM_ERROR, ETIMEDOUT, nullptr, ErrorCode::TimedOut, QT_TRANSLATE_NOOP("Virt", "%1 does not answer."),
     QT_TRANSLATE_NOOP("Virt", "Check that the host is on and its firewall lets you through.")},
    {-1, -1, "binary '", ErrorCode::Unsupported,
     QT_TRANSLATE_NOOP("Virt", "The libvirt daemon that %1 needs is not installed."),
     QT_TRANSLATE_NOOP("Virt", "Install libvirt-daemon and the QEMU driver (libvirt-daemon-driver-qemu).")},
    {VIR_ERR_NO_CONNECT, -1, nullptr, ErrorCode::BadInput, QT_TRANSLATE_NOOP("Virt", "libvirt has no driver for %1."),
     QT_TRANSLATE_NOOP("Virt", "Check the address: qemu:///system is this computer, qemu+ssh://NAME/system another.")},
    {VIR_ERR_INVALID_ARG, -1, nullptr, ErrorCode::BadInput,
     QT_TRANSLATE_NOOP("Virt", "libvirt does not understand %1."),
     QT_TRANSLATE_NOOP("Virt", "Check the address: qemu:///system is this computer, qemu+ssh://NAME/system another.")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("Virt", text);
}

QString messageOf(const virError *error)
{
    return error && error->message ? QString::fromUtf8(error->message)
                                   : translated(QT_TRANSLATE_NOOP("Virt", "unknown cause"));
}

QString detailOf(const virError *error)
{
    if (!error)
        return QStringLiteral("libvirt reported no error");
    // libvirt quotes the damaged line of an XML, which may hold a password.
    static const QRegularExpression password(QStringLiteral("passwd\\s*=\\s*(?:'[^']*'?|\"[^\"]*\"?)"));
    return QStringLiteral("libvirt error %1 from %2: ").arg(error->code).arg(error->domain)
        + messageOf(error).replace(password, QStringLiteral("passwd='…'"));
}

/** A sentence is one line: the damaged XML that libvirt quotes below its message is for the details. */
QString firstLine(const QString &message)
{
    return message.section(u'\n', 0, 0).trimmed();
}

bool fits(const OpenRow &row, const virError &error, const QString &message)
{
    return (row.code == -1 || row.code == error.code) && (row.number == -1 || row.number == error.int1)
        && (!row.part || message.contains(QLatin1StringView(row.part)))
        && (!row.also || message.contains(QLatin1StringView(row.also)));
}

std::pair<ErrorCode, const char *> kindOf(const virError *error, const QString &message)
{
    for (const TextRow &row : textTable)
        if (message.contains(QLatin1StringView(row.part)))
            return {row.kind, row.wayOut};
    const auto row = std::ranges::find(codeTable, error ? error->code : 0, &CodeRow::code);
    if (row != std::end(codeTable))
        return {row->kind, row->wayOut};
    return {ErrorCode::Failed, QT_TRANSLATE_NOOP("Virt", "The host's libvirt log may say more.")};
}

template <class Make>
Error taken(Make make)
{
    const Error error = make(virGetLastError());
    virResetLastError();
    return error;
}

} // namespace

Error errorOf(const virError *error, const QString &what)
{
    const QString message = messageOf(error);
    const auto [kind, wayOut] = kindOf(error, message);
    //: %1: what failed, "The workstation could not be started"; %2: libvirt's own English message
    const QString sentence =
        QCoreApplication::translate("Virt", "%1: libvirt says “%2”.").arg(what, firstLine(message));
    return {kind, sentence, translated(wayOut), detailOf(error)};
}

Error openErrorOf(const virError *error, const QString &uri)
{
    const QString message = messageOf(error);
    for (const OpenRow &row : openTable)
        if (error && fits(row, *error, message))
            return {row.kind, translated(row.sentence).arg(uri), translated(row.wayOut), detailOf(error)};
    Error other = errorOf(error, QCoreApplication::translate("Virt", "%1 could not be opened").arg(uri));
    if (other.code == ErrorCode::Failed)
        other.code = ErrorCode::Unreachable;
    return other;
}

Error takeError(const QString &what)
{
    return taken([&](const virError *error) { return errorOf(error, what); });
}

Error takeOpenError(const QString &uri)
{
    return taken([&](const virError *error) { return openErrorOf(error, uri); });
}

void silenceErrors()
{
    virSetErrorFunc(nullptr, [](void *, virErrorPtr) { });
}

} // namespace Carrel::Virt
