// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QMap>

namespace storehand::oms {

/// How far a reader has come in each topic. Opaque to readers: its text is theirs to keep, not to
/// look into.
struct FeedCursor
{
    QString epoch;
    QMap<QString, qint64> seen;

    [[nodiscard]] QString toText() const;
    /// Malformed unless `text` is exactly what toText() makes of some cursor.
    [[nodiscard]] static Result<FeedCursor> fromText(const QString &text);

    friend bool operator==(const FeedCursor &, const FeedCursor &) = default;
};

} // namespace storehand::oms
