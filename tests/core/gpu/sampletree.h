// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QTemporaryDir>

namespace Carrel {

/**
 * A sysfs tree of real files and links in a temporary folder, built from a file of tests/fixtures/sysfs or by hand.
 * Paths are as in the samples, "/sys/class/…", so that a test can change what a sample built.
 */
class SampleTree final
{
public:
    /** sample: name without ".tsv"; empty for a tree with nothing but /sys in it. */
    explicit SampleTree(const QString &sample = {});

    [[nodiscard]] bool isBuilt() const { return m_built; }
    [[nodiscard]] QString sysRoot() const;
    [[nodiscard]] QString path(const QString &sysPath) const; ///< where it really is
    bool makeFolder(const QString &sysPath);
    bool write(const QString &sysPath, const QByteArray &bytes);
    bool link(const QString &sysPath, const QString &target);
    bool makeUnreadable(const QString &sysPath); ///< a folder takes the file's place: EISDIR, for root too
    bool remove(const QString &sysPath); ///< with all below it

private:
    bool build(const QString &sample);
    bool add(const QString &sysPath, const QByteArray &content);

    QTemporaryDir m_folder;
    bool m_built = false;
};

} // namespace Carrel
