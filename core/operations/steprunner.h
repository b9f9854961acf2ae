// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace Carrel::Host {
class HostSession;
}
namespace Carrel::Privilege {
class GpuWriter;
}
namespace Carrel::Virt {
class Connection;
}

namespace Carrel::Operations {

class DiskMaker;
class KeptPasswords;
class StateWait;

/** How long is waited for whom, in milliseconds. Only tests wait shorter than this. */
struct StepDeadlines
{
    int call = 10'000; ///< an ordinary libvirt call of a change; then it is said that the host does not answer
    int start = 120'000; ///< QEMU may map and pin all of the guest's memory
    int destroy = 75'000; ///< graceful 15 s + 2 s a vGPU, SIGKILL 10 s + 30 s (FACTS section 5)
    int shutDown = 90'000; ///< for the guest to react
    int copy = 3'600'000; ///< libvirt copies a disk in one call that tells nothing on the way
    int shown = 3'000; ///< for the change to come back as an event; then everything is read again
};

/**
 * Does the steps of plans on one host, one after the other. lenient: a step whose result is already there is done
 * (undoing, finishing). Lives in the session's thread; each step ends when the snapshot shows it.
 */
class StepRunner final : public QObject
{
    Q_OBJECT

public:
    explicit StepRunner(Host::HostSession *session, QObject *parent = nullptr);
    ~StepRunner() override;

    [[nodiscard]] QFuture<Result<void>> run(const Step &step, bool lenient);
    void cancel(); ///< ends the waits and the disk copy of the running step with Cancelled
    void setDeadlines(const StepDeadlines &deadlines);

Q_SIGNALS:
    void progress(double fraction); ///< 0 to 1, of the running step where it is long
    /** A step that may take long has had no answer from the host for as long as an ordinary call may take. */
    void waitsForHost(const QString &sentence);

private:
    using Answer = QFuture<Result<void>>;
    using Work = std::function<Result<void>(Virt::Connection &)>;

    Answer doStep(const CreateVgpu &step);
    Answer doStep(const RemoveVgpu &step);
    Answer doStep(const EditWorkstation &step);
    Answer doStep(const DefineWorkstation &step);
    Answer doStep(const UndefineWorkstation &step);
    Answer doStep(const CreateDisk &step);
    Answer doStep(const DeleteDisk &step);
    Answer doStep(const StartWorkstation &step);
    Answer doStep(const StopWorkstation &step);
    Answer doStep(const RebootWorkstation &step);
    Answer doStep(const SetVfCount &step);
    Answer doStep(const SetVgpuParameters &step);
    Answer doStep(const SetMixedSizes &step);
    Answer doStep(const KeepItem &step);
    Answer doStep(const ForgetItem &step);
    Answer changeKept(const QString &line, bool byLibvirt, bool keep);

    [[nodiscard]] Privilege::GpuWriter &writer();
    [[nodiscard]] Host::Snapshot snapshot() const;
    /** A call that may take longer than an ordinary one comes after an easy question: a host that hangs is told by it.
     */
    Answer call(Work work, int deadline);
    /** Says so once when the answer is not there after the time of an ordinary call. */
    Answer watched(const Answer &answer);
    Answer watchedWriting(const Answer &answer);
    Answer createNow(const CreateVgpu &step);
    Answer removeNow(const RemoveVgpu &step);
    Answer makeVolume(const CreateDisk &step);
    Answer writeToGpu(const Step &step, const GpuId &gpu);
    Answer afterVgpu(const GpuId &gpu, const Result<void> &result);
    /** Waits until the snapshot answers yes; reads the host again when no event has come. */
    Answer untilShown(std::function<bool(const Host::Inventory &)> question);
    Answer waitForGuest(const StopWorkstation &step);
    StateWait *wait(std::function<bool(const Host::Inventory &)> question, int deadline);
    Result<void> onGuestWait(const StopWorkstation &step, bool off);

    QPointer<Host::HostSession> m_session;
    std::unique_ptr<Privilege::GpuWriter> m_writer;
    StepDeadlines m_deadlines;
    QPointer<DiskMaker> m_disk;
    QPointer<StateWait> m_wait;
    /** Passwords of workstations this runner has undefined, should it define them again. */
    std::shared_ptr<KeptPasswords> m_passwords;
    bool m_lenient = false;
    bool m_cancelled = false;
};

} // namespace Carrel::Operations
