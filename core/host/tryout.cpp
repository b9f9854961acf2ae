// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/tryout.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QProcess>
#include <QPromise>
#include <QSocketNotifier>
#include <QTimer>

#include <deque>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Carrel::Host {

namespace {

constexpr int mostAttempts = 5; // a simulator that ends while we connect
constexpr int retryAfterMs = 100; // lets it give up its lock

/** Exit status of `carrel-gpusim serve`: app/gpusim/service.h. */
enum ServeExit {
    Done = 0,
    BadDescription = 3,
    NoFuse = 4,
    NoFusermount = 5,
    BadFolder = 6,
    StillEnding = 7,
    CleaningUp = 8
};

/** Beside the running program, in the build's bin folder (tests), or where packages put programs; never by bare name.
 */
QString programPath(const QString &name)
{
    const QString own = QCoreApplication::applicationDirPath();
    for (const QString &folder : {own, own + u"/../bin"_s, u"/usr/local/bin"_s, u"/usr/bin"_s}) {
        const QFileInfo program(folder + u'/' + name);
        if (program.isFile() && program.isExecutable())
            return QDir::cleanPath(program.absoluteFilePath());
    }
    return {};
}

/** The folder of one simulator: below XDG_RUNTIME_DIR, else a folder of this user alone in the temporary one. */
QString folderFor(const QString &name)
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QFileInfo info(runtime);
    const bool good = QDir::isAbsolutePath(runtime) && info.isDir() && info.ownerId() == getuid();
    const QString base =
        good ? runtime + u"/carrel"_s : u"%1/carrel-%2"_s.arg(QDir::tempPath(), QString::number(getuid()));
    return u"%1/tryout-%2"_s.arg(base, name);
}

int connectTo(const QString &path)
{
    sockaddr_un address{};
    const QByteArray name = QFile::encodeName(path);
    if (static_cast<size_t>(name.size()) >= sizeof(address.sun_path))
        return -1;
    address.sun_family = AF_UNIX;
    std::copy(name.begin(), name.end(), address.sun_path);
    const int file = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (::connect(file, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0)
        return file;
    ::close(file);
    return -1;
}

Result<void> answered(const QByteArray &reply)
{
    if (reply.startsWith("ok"))
        return {};
    return failure(ErrorCode::NotFound, TryOutHost::tr("The simulated GPUs have no such vGPU."),
                   TryOutHost::tr("Refresh the host."), QString::fromUtf8(reply));
}

Error notRunning()
{
    return Error{ErrorCode::Unreachable,
                 TryOutHost::tr("The simulated GPUs are not running."),
                 TryOutHost::tr("Reconnect the host to start them again; all vGPUs then start afresh."),
                 {}};
}

} // namespace

/** The connection to one simulator, and the process that starts it. */
class TryOutHost::Private
{
public:
    Private(TryOutHost *owner, const QString &hostUri) : q(owner), uri(hostUri) { }
    ~Private() { disconnect(); }

    void begin();
    bool connectNow();
    void startProgram(const QString &name);
    void programEnded(int status);
    void receive();
    void handle(const QByteArray &line);
    void lost();
    void disconnect();
    void fail(const Error &error);
    QFuture<Result<void>> order(const QByteArray &line);

    TryOutHost *q;
    QString uri;
    QString folder;
    int file = -1;
    bool isReady = false;
    bool starting = false;
    int attempts = 0;
    QByteArray received;
    std::unique_ptr<QSocketNotifier> notifier;
    std::unique_ptr<QProcess> program;
    std::deque<QPromise<Result<void>>> waiting; ///< for replies, in the order of the orders
};

std::vector<TryOutKind> tryOutKinds()
{
    return {{u"office"_s, TryOutHost::tr("A small office: a Tesla M60, mdev")},
            {u"studio"_s, TryOutHost::tr("A studio: a Tesla M60 and a Quadro RTX 6000 that mixes sizes, mdev")},
            {u"rack"_s, TryOutHost::tr("A data centre rack: eleven GPUs with mdev, GVT-g and the kernel's samples")},
            {u"farm"_s, TryOutHost::tr("A render farm: two L40S, vendor-specific VFIO")},
            {u"workshop"_s,
             TryOutHost::tr("A workshop: an A40 with mdev on VFs, a Flex 170 with plain VFs, a whole GeForce")}};
}

Result<QString> tryOutName(const QString &uri)
{
    QStringList known;
    for (const TryOutKind &kind : tryOutKinds())
        known.append(kind.name);
    const QString name = uri.mid(7);
    if (uri == u"tryout:"_s)
        return known.front();
    if (uri.startsWith(u"tryout:"_s) && known.contains(name))
        return name;
    return failure(ErrorCode::BadInput, TryOutHost::tr("There is no try-out host “%1”.").arg(uri),
                   TryOutHost::tr("Use one of these: %1.").arg(u"tryout:"_s + known.join(u", tryout:"_s)));
}

void TryOutHost::Private::begin()
{
    const Result<QString> name = tryOutName(uri);
    if (!name)
        return fail(name.error());
    folder = folderFor(*name);
    ++attempts;
    if (!connectNow())
        startProgram(*name);
}

bool TryOutHost::Private::connectNow()
{
    file = connectTo(folder + u"/control"_s);
    if (file < 0)
        return false;
    notifier = std::make_unique<QSocketNotifier>(file, QSocketNotifier::Read);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, q, [this] { receive(); });
    // Connected is not yet served: a simulator that is just ending takes no more orders.
    order("where").then(q, [this](const Result<void> &there) {
        if (!there || file < 0)
            return;
        starting = false;
        isReady = true;
        Q_EMIT q->ready();
    });
    return true;
}

void TryOutHost::Private::startProgram(const QString &name)
{
    const QString path = programPath(u"carrel-gpusim"_s);
    if (path.isEmpty())
        return fail(Error{ErrorCode::Unsupported,
                          TryOutHost::tr("The program carrel-gpusim is missing."),
                          TryOutHost::tr("Install Carrel again, or build all of it."),
                          {}});
    QStringList arguments{u"serve"_s, folder, name};
    if (const QString control = programPath(u"carrelctl"_s); !control.isEmpty())
        arguments << u"--"_s << control << u"--host"_s << uri << u"clean"_s;
    program = std::make_unique<QProcess>();
    QObject::connect(program.get(), &QProcess::finished, q, [this](int status, QProcess::ExitStatus how) {
        programEnded(how == QProcess::NormalExit ? status : -1);
    });
    QObject::connect(program.get(), &QProcess::errorOccurred, q, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            programEnded(-1);
    });
    program->setStandardInputFile(QProcess::nullDevice());
    program->start(path, arguments);
}

/** What the starter's exit status means to a person. */
static Error startError(int status, const QString &folder, const QString &detail)
{
    const QString still = TryOutHost::tr("Try again in a moment.");
    switch (status) {
    case NoFuse:
        return {ErrorCode::Unsupported,
                TryOutHost::tr("The simulated GPUs need /dev/fuse, which is missing here or closed to you."),
                TryOutHost::tr("Load the kernel module with “modprobe fuse”, or let the container have /dev/fuse."),
                detail};
    case NoFusermount:
        return {ErrorCode::Unsupported,
                TryOutHost::tr("The simulated GPUs need the program fusermount3, which is not installed."),
                TryOutHost::tr("Install the package fuse3."), detail};
    case BadFolder:
        return {ErrorCode::NotAuthorised, TryOutHost::tr("The simulated GPUs cannot use the folder %1.").arg(folder),
                TryOutHost::tr("Remove that folder, or see that only you can write to it."), detail};
    case StillEnding:
    case CleaningUp:
        return {ErrorCode::TimedOut, TryOutHost::tr("The last simulated GPUs are still being cleaned up."), still,
                detail};
    default:
        return {ErrorCode::Failed, TryOutHost::tr("The simulated GPUs could not be started."), still, detail};
    }
}

void TryOutHost::Private::programEnded(int status)
{
    const QString said = QString::fromLocal8Bit(program->readAllStandardError()).trimmed();
    const QString detail = said.isEmpty() ? program->errorString() : said;
    program.release()->deleteLater(); // it is the sender
    if (status != Done)
        return fail(startError(status, folder, detail));
    if (!connectNow())
        lost();
}

void TryOutHost::Private::receive()
{
    char bytes[4096];
    const ssize_t got = ::recv(file, bytes, sizeof(bytes), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0)
        return lost();
    received.append(bytes, got);
    const QPointer<TryOutHost> alive(q);
    for (qsizetype end = received.indexOf('\n'); end >= 0; end = received.indexOf('\n')) {
        const QByteArray line = received.first(end);
        received.remove(0, end + 1);
        handle(line);
        if (!alive)
            return; // a listener has closed the host
    }
}

void TryOutHost::Private::handle(const QByteArray &line)
{
    if (line.startsWith("changed ")) {
        Q_EMIT q->gpuChanged(GpuId{QString::fromUtf8(line.sliced(8))});
        return;
    }
    if (waiting.empty())
        return;
    QPromise<Result<void>> promise = std::move(waiting.front());
    waiting.pop_front();
    promise.addResult(answered(line));
    promise.finish();
}

void TryOutHost::Private::lost()
{
    const bool wasReady = isReady;
    disconnect();
    if (!wasReady && attempts < mostAttempts)
        return QTimer::singleShot(retryAfterMs, q, [this] { begin(); });
    fail(notRunning());
}

void TryOutHost::Private::disconnect()
{
    isReady = false;
    if (notifier) {
        notifier->setEnabled(false);
        notifier.release()->deleteLater(); // it may be the sender
    }
    if (file >= 0)
        ::close(std::exchange(file, -1));
    received.clear();
    for (QPromise<Result<void>> &promise : std::exchange(waiting, {})) {
        promise.addResult(std::unexpected(notRunning()));
        promise.finish();
    }
}

void TryOutHost::Private::fail(const Error &error)
{
    starting = false;
    qCWarning(logHost) << uri << error.sentence << error.detail;
    // Queued: start() must return before its outcome is told.
    QMetaObject::invokeMethod(q, [this, error] { Q_EMIT q->failed(error); }, Qt::QueuedConnection);
}

QFuture<Result<void>> TryOutHost::Private::order(const QByteArray &line)
{
    QPromise<Result<void>> promise;
    promise.start();
    QFuture<Result<void>> future = promise.future();
    const QByteArray text = line + '\n';
    if (file < 0 || ::send(file, text.constData(), static_cast<size_t>(text.size()), MSG_NOSIGNAL) != text.size()) {
        promise.addResult(std::unexpected(notRunning()));
        promise.finish();
        return future;
    }
    waiting.push_back(std::move(promise));
    return future;
}

TryOutHost::TryOutHost(const QString &uri, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, uri))
{
}

TryOutHost::~TryOutHost() = default;

void TryOutHost::start()
{
    if (d->starting || d->isReady)
        return;
    d->starting = true;
    d->attempts = 0;
    d->begin();
}

bool TryOutHost::isReady() const
{
    return d->isReady;
}

QString TryOutHost::sysRoot() const
{
    return d->isReady ? d->folder + u"/mount/sys"_s : QString();
}

QString TryOutHost::deviceRoot() const
{
    return d->isReady ? d->folder + u"/mount/dev"_s : QString();
}

QFuture<Result<void>> TryOutHost::setInUse(const VgpuId &vgpu, bool inUse)
{
    return d->order((inUse ? "busy " : "free ") + vgpu.text.toLatin1());
}

} // namespace Carrel::Host
