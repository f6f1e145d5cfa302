// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Ids.h"

#include <QMap>

namespace storehand::oms {

/// How many commands of an install we have.
struct KnownCommands
{
    InstallId install; ///< empty: of none
    qint64 lastN = 0;

    friend bool operator==(const KnownCommands &, const KnownCommands &) = default;
};

/// How far a reader has come in each topic. Opaque to readers: its text is theirs to keep, not to
/// look into. What travels is the text of CursorSeal.
struct FeedCursor
{
    QString epoch;
    QMap<QString, qint64> seen;
    KnownCommands commands = {}; ///< of the reading station, when this was given out

    [[nodiscard]] QString toText() const;
    /// Malformed unless `text` is exactly what toText() makes of some cursor.
    [[nodiscard]] static Result<FeedCursor> fromText(const QString &text);

    friend bool operator==(const FeedCursor &, const FeedCursor &) = default;
};

} // namespace storehand::oms
