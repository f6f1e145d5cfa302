// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/FieldCipher.h"
#include "core/domain/Error.h"
#include "core/store/OutboxMark.h"
#include "core/store/StoreFile.h"

#include <QByteArray>
#include <QString>

namespace storehand {

/// What became of a damaged outbox file.
struct OutboxSalvage
{
    Error why;
    QString setAside;   ///< where the damaged file lies now; it is never deleted. Empty: it is gone
    qint64 pending = 0; ///< commands that were saved and are to be sent
    qint64 missing =
        0; ///< numbers that are gone; without a mark, what came last may be gone beside

    friend bool operator==(const OutboxSalvage &, const OutboxSalvage &) = default;
};

/// As it rests in the file until a new install was taken.
[[nodiscard]] QByteArray toBytes(const OutboxSalvage &salvage);
[[nodiscard]] OutboxSalvage salvageFromBytes(const QByteArray &bytes);

/// Saves what can be proven good of a damaged outbox file into a fresh one, which takes its place:
/// commands by checksum and hash, sealed values by their seal, and the small values. A command of
/// which only an older state is left counts as pending: sent twice it is known by its id. The
/// damaged file moves to `<path>.damaged-<number>`, its write-ahead log with it. `mark` says how
/// far the outbox had come, where that is known. Whenever the program ends, doing it again is safe.
/// Nobody may have the file open.
[[nodiscard]] Result<OutboxSalvage> salvageOutbox(const StoreFile &file, const FieldCipher &cipher,
                                                  const Error &why,
                                                  const std::optional<OutboxMark> &mark);

/// Ends a salvage in whose last steps the program died. Before each opening.
[[nodiscard]] Status endSalvage(const StoreFile &file);

/// Whether SQLite, opening the file, would destroy what could still be saved: it makes a missing
/// file anew, and drops what lies behind a damaged place of a log.
[[nodiscard]] bool isAtRisk(const StoreFile &file);

/// How far the outbox comes by its file and the sound part of its log, without opening it.
[[nodiscard]] Result<OutboxMark> standingOf(const StoreFile &file);

/// A write-ahead log without the file it belongs to, which SQLite would throw away unread.
[[nodiscard]] Result<bool> isOnlyLog(const StoreFile &file);

} // namespace storehand
