// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace Carrel::Host {

/** One try-out host that comes with Carrel. */
struct TryOutKind
{
    QString name; ///< of its URI: "office" of "tryout:office"
    QString summary; ///< one line for people
};

/** All of them, the default one first. */
[[nodiscard]] std::vector<TryOutKind> tryOutKinds();

/** Which shipped description a try-out URI means: "tryout:" and "tryout:office" → "office"; BadInput for any other. */
[[nodiscard]] Result<QString> tryOutName(const QString &uri);

/**
 * The simulated GPUs of one `tryout:` host: starts carrel-gpusim, or joins the one that another process of this user
 * has already started for the same URI (they then share its state). As long as any TryOutHost is connected the
 * simulator lives; when the last one is gone, killed or not, it unmounts, runs `carrelctl --host URI clean` and ends.
 * Lives in the thread that made it and never blocks it.
 */
class TryOutHost final : public QObject
{
    Q_OBJECT

public:
    explicit TryOutHost(const QString &uri, QObject *parent = nullptr);
    ~TryOutHost() override;

    /** Ends in exactly one ready() or failed(). Called again after failed(), it tries again. */
    void start();

    [[nodiscard]] bool isReady() const;
    /** The simulator's /sys: for scanGpus() and makeDirectWriter(). Empty until ready(). */
    [[nodiscard]] QString sysRoot() const;
    /** The simulator's /dev: for scanGpus() (it holds vfio/N). Empty until ready(). */
    [[nodiscard]] QString deviceRoot() const;

    /**
     * Says that a running workstation holds this vGPU, or has let go of it: its VFIO group then answers EBUSY and its
     * removal blocks until free, as the kernel's do. QEMU cannot say so itself, since the vGPU is only simulated.
     * NotFound when there is no such vGPU; Unreachable when the simulator is not connected.
     */
    QFuture<Result<void>> setInUse(const VgpuId &vgpu, bool inUse);

Q_SIGNALS:
    void ready();
    /** A vGPU of this GPU came, went, became busy or free, or the GPU itself came or went: read it again. */
    void gpuChanged(const Carrel::GpuId &gpu);
    /** Could not start, or was lost later (the simulator was killed). The error is one sentence with its fix. */
    void failed(const Carrel::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Carrel::Host
