// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/claims.h"

#include "core/gpuwrites/sysfswalk.h"

#include <fcntl.h>

#include <array>
#include <cerrno>

namespace Carrel::Writes {

using Protocol::Refusal;

Outcome<Uuid> Claims::of(const GpuId &vf) const
{
    const UniqueFd file(
        openat(m_folder.get(), vf.text.toLatin1().constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file)
        return errno == ENOENT ? Outcome<Uuid>(Uuid{}) : refuse(Refusal::NoClaim, errno);
    std::array<char, 64> text{};
    const ssize_t size = ::read(file.get(), text.data(), text.size());
    if (size < 0)
        return refuse(Refusal::NoClaim, errno);
    const Result<Uuid> claim = parseUuid(QString::fromLatin1(text.data(), size).trimmed());
    return claim ? Outcome<Uuid>(*claim) : refuse(Refusal::NoClaim, EBADMSG);
}

Outcome<void> Claims::keep(const GpuId &vf, const Uuid &claim) const
{
    drop(vf);
    const UniqueFd file(openat(m_folder.get(), vf.text.toLatin1().constData(),
                               O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file)
        return refuse(Refusal::NoClaim, errno);
    if (const Outcome<void> written = writeOnce(file.get(), claim.text.toLatin1() + '\n'); !written) {
        drop(vf); // half a claim would match nobody's
        return refuse(Refusal::NoClaim, written.error().errnoNumber);
    }
    return {};
}

void Claims::drop(const GpuId &vf) const
{
    unlinkat(m_folder.get(), vf.text.toLatin1().constData(), 0);
}

} // namespace Carrel::Writes
