// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/KeyedHash.h"
#include "oms/feed/FeedCursor.h"

namespace storehand::oms {

/// Knows our own cursors again: what one says proves something about the past only if we said it.
/// Its key is made of the master key, so it is the same beside each copy of the database.
///
/// A cursor's text is that of FeedCursor, a dot and a hash of it. Without the hash, as versions
/// before this one wrote it, or with a wrong one, it is still good for reading what there is.
class CursorSeal
{
public:
    explicit CursorSeal(const Sensitive<QByteArray> &masterKey);

    [[nodiscard]] QString seal(const FeedCursor &cursor) const;

    struct Opened
    {
        FeedCursor cursor;
        bool isOurs = false;
    };
    /// Malformed when it is no cursor at all.
    [[nodiscard]] Result<Opened> open(const QString &text) const;

private:
    [[nodiscard]] QByteArray hashOf(const QString &cursor) const;

    KeyedHash m_hash;
};

} // namespace storehand::oms
