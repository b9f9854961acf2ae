// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/connection.h"
#include "core/virt/errors.h"

#include <QSet>
#include <QTest>

#include <libvirt/virterror.h>

#include <cerrno>

using namespace Carrel;
using namespace Carrel::Virt;
using namespace Qt::StringLiterals;

class ErrorsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOpenFailuresApart_data();
    void tellsOpenFailuresApart();
    void openFailuresHaveDifferentSentences();
    void namesTheCodeOfACall_data();
    void namesTheCodeOfACall();
    void damagedXmlIsQuotedInTheDetailOnly();
    void unknownCauseIsSaid();
    void realFailures_data();
    void realFailures();

private:
    static virError make(int code, int number, QByteArray &message)
    {
        virError error = {};
        error.code = code;
        error.domain = VIR_FROM_RPC;
        error.message = message.data();
        error.int1 = number;
        return error;
    }
};

// The messages are libvirt 11.3's own.
void ErrorsTest::tellsOpenFailuresApart_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<ErrorCode>("kind");
    QTest::addColumn<QString>("inWayOut");
    const auto row = [](const char *name, int code, int number, const char *message, ErrorCode kind,
                        const char *wayOut) {
        QTest::newRow(name) << code << number << QByteArray(message) << kind << QString::fromUtf8(wayOut);
    };
    row("no daemon", VIR_ERR_SYSTEM_ERROR, ENOENT,
        "Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory",
        ErrorCode::Unreachable, "libvirt-daemon-system");
    row("daemon down", VIR_ERR_SYSTEM_ERROR, ECONNREFUSED,
        "Failed to connect socket to '/var/run/libvirt/libvirt-sock': Connection refused", ErrorCode::Unreachable,
        "systemctl start");
    row("permission", VIR_ERR_SYSTEM_ERROR, EACCES,
        "Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied", ErrorCode::NotAuthorised,
        "group “libvirt”");
    row("no agent", VIR_ERR_AUTH_UNAVAILABLE, 0,
        "authentication unavailable: no polkit agent available to authenticate action 'org.libvirt.unix.manage'",
        ErrorCode::NotAuthorised, "polkit agent");
    row("prompt closed", VIR_ERR_AUTH_CANCELLED, 0, "authentication cancelled: user cancelled authentication process",
        ErrorCode::Cancelled, "password");
    row("polkit no", VIR_ERR_AUTH_FAILED, 0, "authentication failed: access denied by policy", ErrorCode::NotAuthorised,
        "log in again");
    row("host key", VIR_ERR_SYSTEM_ERROR, ECONNRESET,
        "Cannot recv data: Host key verification failed.: Connection reset by peer", ErrorCode::NotAuthorised,
        "once in a terminal");
    row("ssh key", VIR_ERR_SYSTEM_ERROR, ECONNRESET,
        "Cannot recv data: ann@gpu01: Permission denied (publickey,password).: Connection reset by peer",
        ErrorCode::NotAuthorised, "ssh-copy-id");
    row("ssh key of old", VIR_ERR_SYSTEM_ERROR, ECONNRESET,
        "Cannot recv data: @    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n\nHost key verification "
        "failed.: "
        "Connection reset by peer",
        ErrorCode::NotAuthorised, "ssh-keygen -R");
    row("ssh keys", VIR_ERR_SYSTEM_ERROR, ECONNRESET,
        "Cannot recv data: Received disconnect from 10.0.0.7 port 22:2: Too many authentication failures: Connection "
        "reset by peer",
        ErrorCode::NotAuthorised, "IdentitiesOnly");
    row("ssh missing", VIR_ERR_SYSTEM_ERROR, ECONNRESET,
        "Cannot recv data: libvirt:  error : cannot execute binary ssh: No such file or directory: Connection reset by "
        "peer",
        ErrorCode::Unsupported, "openssh-client");
    row("ssh refused", VIR_ERR_SYSTEM_ERROR, ECONNRESET,
        "Cannot recv data: ssh: connect to host 127.0.0.1 port 1: Connection refused: Connection reset by peer",
        ErrorCode::Unreachable, "openssh-server");
    row("ssh times out", VIR_ERR_SYSTEM_ERROR, ECONNRESET,
        "Cannot recv data: ssh: connect to host gpu1 port 22: Connection timed out: Connection reset by peer",
        ErrorCode::TimedOut, "firewall");
    row("ssh no route", VIR_ERR_SYSTEM_ERROR, ECONNRESET,
        "Cannot recv data: ssh: connect to host gpu1 port 22: No route to host: Connection reset by peer",
        ErrorCode::Unreachable, "network is up");
    row("no libvirt there", VIR_ERR_INTERNAL_ERROR, 0,
        "End of file while reading data: virt-ssh-helper: cannot connect to '/var/run/libvirt/libvirt-sock': Failed to "
        "connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory: Input/output error",
        ErrorCode::Unreachable, "libvirt-daemon-system there");
    row("nothing there", VIR_ERR_INTERNAL_ERROR, 0,
        "End of file while reading data: sh: 1: nc: not found: Input/output error", ErrorCode::Unreachable,
        "libvirt-daemon-system there");
    row("no rights there", VIR_ERR_INTERNAL_ERROR, 0,
        "End of file while reading data: virt-ssh-helper: cannot connect to '/var/run/libvirt/libvirt-sock': Failed to "
        "connect socket to '/var/run/libvirt/libvirt-sock': Permission denied: Input/output error",
        ErrorCode::NotAuthorised, "there (“sudo adduser");
    row("no test file", VIR_ERR_SYSTEM_ERROR, ENOENT, "Failed to open file '/no/file': No such file or directory",
        ErrorCode::NotFound, "test:///default");
    row("damaged test file", VIR_ERR_XML_DETAIL, 0,
        "/tmp/bad.xml:2: Premature end of data in tag domain line 2\n<domain>\n--------^", ErrorCode::Damaged,
        "correct it");
    row("ssh name", VIR_ERR_SYSTEM_ERROR, ECONNRESET,
        "Cannot recv data: ssh: Could not resolve hostname gpu1: Name or service not known: Connection reset by peer",
        ErrorCode::Unreachable, "DNS");
    row("tcp name", VIR_ERR_SYSTEM_ERROR, 0,
        "Unable to resolve address 'gpu1' service '16514': Name or service not known", ErrorCode::Unreachable, "DNS");
    row("no CA", VIR_ERR_SYSTEM_ERROR, ENOENT,
        "Cannot read CA certificate '/etc/pki/CA/cacert.pem': No such file or directory", ErrorCode::Unsupported, "CA");
    row("handshake", VIR_ERR_RPC, 0, "TLS handshake failed A packet with illegal or unsupported version was received.",
        ErrorCode::NotAuthorised, "both sides");
    row("network", VIR_ERR_SYSTEM_ERROR, EHOSTUNREACH, "unable to connect to server at 'gpu1:16509': No route to host",
        ErrorCode::Unreachable, "network is up");
    row("firewall", VIR_ERR_SYSTEM_ERROR, ETIMEDOUT,
        "unable to connect to server at 'gpu1:16509': Connection timed out", ErrorCode::TimedOut, "firewall");
    row("ends at once", VIR_ERR_INTERNAL_ERROR, 0, "End of file while reading data: Input/output error",
        ErrorCode::Unreachable, "journalctl");
    row("no driver", VIR_ERR_NO_CONNECT, 0, "no connection driver available for foo:///system", ErrorCode::BadInput,
        "qemu:///system");
    row("anything else", VIR_ERR_INTERNAL_ERROR, 0, "internal error: strange", ErrorCode::Unreachable, "log");
}

void ErrorsTest::tellsOpenFailuresApart()
{
    QFETCH(int, code);
    QFETCH(int, number);
    QFETCH(QByteArray, message);
    QFETCH(ErrorCode, kind);
    QFETCH(QString, inWayOut);
    const virError raw = make(code, number, message);
    const Error error = openErrorOf(&raw, u"qemu:///system"_s);
    QCOMPARE(error.code, kind);
    QVERIFY2(error.wayOut.contains(inWayOut), qPrintable(error.wayOut));
    QVERIFY2(error.sentence.contains(u"qemu:///system"_s), qPrintable(error.sentence));
    QVERIFY2(error.detail.contains(QString::fromUtf8(message)), qPrintable(error.detail));
}

void ErrorsTest::openFailuresHaveDifferentSentences()
{
    const std::pair<int, const char *> cases[] = {
        {ENOENT, "Failed to connect socket"},
        {EACCES, "Failed to connect socket"},
        {ECONNREFUSED, "Failed"},
        {ECONNRESET, "Host key verification failed."},
        {0, "Unable to resolve address 'x'"},
        {ENOENT, "Cannot read CA certificate 'x'"},
        {EHOSTUNREACH, "unable to connect"},
        {ETIMEDOUT, "unable to connect"},
        {ECONNRESET, "Permission denied (publickey)."},
        {ECONNRESET, "ssh: connect to host x port 22: Connection refused"},
        {ECONNRESET, "virt-ssh-helper: cannot connect: No such file or directory"},
        {ECONNRESET, "virt-ssh-helper: cannot connect: Permission denied"},
    };
    QSet<QString> sentences;
    QSet<QString> fixes;
    for (const auto &[number, text] : cases) {
        QByteArray message(text);
        const virError raw = make(VIR_ERR_SYSTEM_ERROR, number, message);
        sentences.insert(openErrorOf(&raw, u"u"_s).sentence);
        fixes.insert(openErrorOf(&raw, u"u"_s).wayOut);
    }
    QCOMPARE(sentences.size(), qsizetype{std::size(cases)});
    QCOMPARE(fixes.size(), qsizetype{std::size(cases)});
}

void ErrorsTest::namesTheCodeOfACall_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<ErrorCode>("kind");
    QTest::newRow("gone") << int{VIR_ERR_NO_DOMAIN} << "Domain not found: no domain with matching uuid"_ba
                          << ErrorCode::NotFound;
    QTest::newRow("read-only") << int{VIR_ERR_OPERATION_DENIED} << "operation forbidden for read only access"_ba
                               << ErrorCode::NotAuthorised;
    QTest::newRow("ACL") << int{VIR_ERR_ACCESS_DENIED} << "access denied"_ba << ErrorCode::NotAuthorised;
    QTest::newRow("name taken") << int{VIR_ERR_OPERATION_FAILED}
                                << "operation failed: domain 'a' already exists with uuid b"_ba
                                << ErrorCode::AlreadyExists;
    QTest::newRow("vGPU busy")
        << int{VIR_ERR_OPERATION_INVALID}
        << "Requested operation is not valid: mediated device /x is in use by driver QEMU, domain v"_ba
        << ErrorCode::InUse;
    QTest::newRow("node device busy") << int{VIR_ERR_INTERNAL_ERROR} << "Unable to destroy 'x': device in use"_ba
                                      << ErrorCode::InUse;
    QTest::newRow("vGPU gone") << int{VIR_ERR_DEVICE_MISSING}
                               << "device not found: mediated device 'c2177883' not found"_ba << ErrorCode::NotFound;
    QTest::newRow("no instances") << int{VIR_ERR_INTERNAL_ERROR}
                                  << "internal error: Unable to start mediated device: Error: No available instances"_ba
                                  << ErrorCode::NoRoom;
    QTest::newRow("lock timeout") << int{VIR_ERR_OPERATION_TIMEOUT} << "cannot acquire state change lock"_ba
                                  << ErrorCode::InUse;
    QTest::newRow("unsupported") << int{VIR_ERR_CONFIG_UNSUPPORTED}
                                 << "spice graphics are not supported with this QEMU"_ba << ErrorCode::Unsupported;
    QTest::newRow("bad XML") << int{VIR_ERR_XML_ERROR} << "XML error: no domain type"_ba << ErrorCode::BadInput;
    QTest::newRow("other") << int{VIR_ERR_INTERNAL_ERROR} << "internal error: boo"_ba << ErrorCode::Failed;
}

void ErrorsTest::namesTheCodeOfACall()
{
    QFETCH(int, code);
    QFETCH(QByteArray, message);
    QFETCH(ErrorCode, kind);
    const virError raw = make(code, 0, message);
    const Error error = errorOf(&raw, u"It could not be done"_s);
    QCOMPARE(error.code, kind);
    QVERIFY(error.sentence.startsWith(u"It could not be done: "_s));
    QVERIFY(error.sentence.contains(QString::fromUtf8(message)));
    QVERIFY(!error.wayOut.isEmpty());
}

void ErrorsTest::damagedXmlIsQuotedInTheDetailOnly()
{
    QByteArray message("(domain_definition):3: Opening and ending tag mismatch\n"
                       "<graphics type='vnc' passwd='s3cret'>< passwd = \"s3cret\" x\n------^");
    const virError raw = make(VIR_ERR_XML_ERROR, 0, message);
    const Error error = errorOf(&raw, u"It could not be defined"_s);
    QVERIFY2(!error.sentence.contains(u'\n'), qPrintable(error.sentence));
    QVERIFY(error.sentence.contains(u"tag mismatch"_s));
    QVERIFY(error.detail.contains(u"<graphics type='vnc'"_s));
    QVERIFY2(!error.detail.contains(u"s3cret"_s), qPrintable(error.detail));
}

void ErrorsTest::unknownCauseIsSaid()
{
    const Error error = errorOf(nullptr, u"It could not be done"_s);
    QCOMPARE(error.code, ErrorCode::Failed);
    QVERIFY(error.sentence.contains(u"unknown cause"_s));
}

void ErrorsTest::realFailures_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<ErrorCode>("kind");
    QTest::newRow("no socket") << u"qemu+unix:///system?socket=/nonexistent/sock"_s << ErrorCode::Unreachable;
    QTest::newRow("file missing") << u"test:///nonexistent/hosts.xml"_s << ErrorCode::NotFound;
    QTest::newRow("closed port") << u"qemu+tcp://127.0.0.1:1/system"_s << ErrorCode::Unreachable;
}

void ErrorsTest::realFailures()
{
    QFETCH(QString, uri);
    QFETCH(ErrorCode, kind);
    const auto opened = Connection::open(uri);
    QVERIFY(!opened);
    QVERIFY2(opened.error().code == kind, qPrintable(opened.error().sentence + u" | "_s + opened.error().detail));
    QVERIFY(opened.error().sentence.contains(uri));
}

QTEST_GUILESS_MAIN(ErrorsTest)
#include "tst_errors.moc"
