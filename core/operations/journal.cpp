// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/journal.h"

#include "core/base/logging.h"
#include "core/operations/journalfile.h"
#include "core/operations/journallock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QStandardPaths>

#include <KUser>

#include <algorithm>
#include <map>
#include <ranges>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

/** An entry is small; a file beyond this is none of ours. */
constexpr qint64 largestFile = 16 * 1024 * 1024;

void syncFolder(const QString &folder)
{
    const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd); // the rename of QSaveFile is only durable with its folder
    ::close(fd);
}

std::unexpected<Error> notWritten(const QString &path, const QString &cause)
{
    return failure(
        ErrorCode::Failed,
        QCoreApplication::translate("Journal", "The journal cannot be written, so nothing was begun."),
        QCoreApplication::translate("Journal", "Make room and check your rights in %1.").arg(QFileInfo(path).path()),
        u"%1: %2"_s.arg(path, cause));
}

std::unexpected<Error> heldBy(const JournalEntry &entry, const QString &holder)
{
    const QString who = holder.isEmpty() ? QCoreApplication::translate("Journal", "another program") : holder;
    return failure(ErrorCode::InUse,
                   QCoreApplication::translate("Journal", "“%1” is being finished or taken back already (%2).")
                       .arg(entry.plan.title, who),
                   QCoreApplication::translate("Journal", "Wait for its end, then look at the journal again."));
}

/** Something can still be done about it. */
bool isOpen(EntryState state)
{
    return state == EntryState::Interrupted || state == EntryState::Incomplete || state == EntryState::Done;
}

bool makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return true;
    // Names of workstations and files are nobody else's business.
    return QDir().mkpath(folder)
        && QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

QString newId(const QDateTime &now)
{
    return u"%1-%2"_s.arg(now.toString(u"yyyyMMdd'T'HHmmsszzz"_s))
        .arg(QRandomGenerator::global()->generate(), 8, 16, '0'_L1);
}

} // namespace

class Journal::Private
{
public:
    QString folder;
    std::map<QString, JournalEntry> running; ///< of this process
    std::map<QString, JournalLock> locks; ///< of running entries, and of claimed ones

    [[nodiscard]] QString pathOf(const QString &id) const { return u"%1/%2.json"_s.arg(folder, id); }
    [[nodiscard]] QString lockOf(const QString &id) const { return u"%1/%2.lock"_s.arg(folder, id); }

    [[nodiscard]] Result<void> write(const JournalEntry &entry) const
    {
        QSaveFile file(pathOf(entry.id));
        const QByteArray bytes = toBytes(entry);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            return notWritten(file.fileName(), file.errorString());
        syncFolder(folder);
        return {};
    }

    [[nodiscard]] JournalEntry read(const QString &id) const
    {
        QFile file(pathOf(id));
        const bool open = file.size() <= largestFile && file.open(QIODevice::ReadOnly);
        Result<JournalEntry> entry = entryFromBytes(open ? file.readAll() : QByteArray());
        if (!entry)
            return damagedEntry(id, entry.error());
        entry->id = id; // the file's name is the identity, whatever was copied into it
        if (entry->state == EntryState::Running && !running.contains(id)) {
            if (locks.contains(id) || JournalLock::take(lockOf(id), false))
                entry->state = EntryState::Interrupted;
            else
                entry->holder = JournalLock::holderOf(lockOf(id));
        }
        return *entry;
    }

private:
    [[nodiscard]] JournalEntry damagedEntry(const QString &id, Error error) const
    {
        JournalEntry entry;
        entry.id = id;
        entry.begun = QFileInfo(pathOf(id)).lastModified();
        entry.plan.title = id + u".json"_s;
        entry.state = EntryState::Incomplete;
        entry.error = std::move(error);
        entry.error.detail = u"%1: %2"_s.arg(pathOf(id), entry.error.detail);
        return entry;
    }
};

Journal::Journal(const QString &folder, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->folder = folder;
}

Journal::~Journal() = default;

QString Journal::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/carrel/journal"_s;
}

std::vector<JournalEntry> Journal::entries() const
{
    std::vector<JournalEntry> found;
    const QStringList names = QDir(d->folder).entryList({u"*.json"_s}, QDir::Files | QDir::Readable | QDir::Hidden,
                                                        QDir::Name | QDir::Reversed);
    for (const QString &name : names)
        found.push_back(d->read(name.chopped(5)));
    return found;
}

std::vector<JournalEntry> Journal::interrupted() const
{
    std::vector<JournalEntry> found = entries();
    std::erase_if(found, [](const JournalEntry &entry) { return entry.state != EntryState::Interrupted; });
    return found;
}

Result<JournalEntry> Journal::entry(const QString &id) const
{
    // The id comes from a command line: it names a file of the folder, not a path.
    if (!id.isEmpty() && !id.contains(u'/') && QFile::exists(d->pathOf(id)))
        return d->read(id);
    return failure(ErrorCode::NotFound, tr("The journal has no entry %1.").arg(id), tr("List it to see what it has."));
}

Result<QString> Journal::begin(const Plan &plan)
{
    JournalEntry entry;
    entry.begun = QDateTime::currentDateTimeUtc();
    entry.id = newId(entry.begun);
    entry.who = KUser(KUser::UseRealUserID).loginName();
    entry.plan = plan;
    entry.steps.assign(plan.steps.size(), StepState::Waiting);
    if (!makeFolder(d->folder))
        return notWritten(d->folder, errnoText(errno));
    // Locked before it can be seen: a reader never takes it for interrupted.
    std::optional<JournalLock> lock = JournalLock::take(d->lockOf(entry.id), true);
    if (!lock)
        return notWritten(d->lockOf(entry.id), errnoText(errno));
    lock->sign();
    if (const auto written = d->write(entry); !written) {
        QFile::remove(d->lockOf(entry.id));
        return std::unexpected(written.error());
    }
    d->locks.emplace(entry.id, std::move(*lock));
    d->running.emplace(entry.id, entry);
    Q_EMIT entryChanged(entry.id);
    return entry.id;
}

Result<void> Journal::setStep(const QString &id, int index, StepState state)
{
    JournalEntry &entry = d->running.at(id);
    entry.steps.at(size_t(index)) = state;
    const auto written = d->write(entry);
    Q_EMIT entryChanged(id);
    return written;
}

void Journal::finish(const QString &id, EntryState state, const Error &error, const QStringList &aftermath)
{
    JournalEntry entry = d->running.at(id);
    entry.ended = QDateTime::currentDateTimeUtc();
    entry.state = state;
    entry.error = error;
    entry.aftermath = aftermath;
    if (const auto written = d->write(entry); !written)
        qCWarning(logOperations) << "journal entry" << id << "was not ended:" << written.error().detail;
    d->running.erase(id);
    QFile::remove(d->lockOf(id));
    d->locks.erase(id);
    Q_EMIT entryChanged(id);
}

void Journal::settle(const QString &id)
{
    JournalEntry entry = d->read(id);
    // Done ones, too: taken back a second time, a disk of the same name that has come since would be deleted.
    if (!isOpen(entry.state) || entry.error.code == ErrorCode::Damaged)
        return;
    entry.state = EntryState::Settled;
    if (const auto written = d->write(entry); !written)
        qCWarning(logOperations) << "journal entry" << id << "was not settled:" << written.error().detail;
    QFile::remove(d->lockOf(id));
    d->locks.erase(id);
    Q_EMIT entryChanged(id);
}

Result<void> Journal::claim(const QString &id)
{
    if (d->locks.contains(id))
        return heldBy(d->read(id), tr("this program"));
    std::optional<JournalLock> lock = JournalLock::take(d->lockOf(id), true);
    if (!lock && errno != EWOULDBLOCK)
        return notWritten(d->lockOf(id), errnoText(errno));
    if (!lock)
        return heldBy(d->read(id), JournalLock::holderOf(d->lockOf(id)));
    lock->sign();
    d->locks.emplace(id, std::move(*lock));
    // Between the reader's look at it and this lock another program may have done it all.
    const JournalEntry now = d->read(id);
    if (isOpen(now.state))
        return {};
    release(id);
    return failure(ErrorCode::InUse, tr("“%1” has been dealt with meanwhile.").arg(now.plan.title),
                   tr("Look at the journal again."));
}

void Journal::release(const QString &id)
{
    if (!d->running.contains(id))
        d->locks.erase(id);
}

} // namespace Carrel::Operations
