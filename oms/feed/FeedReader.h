// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/feed/CursorSeal.h"
#include "oms/feed/FeedHeads.h"
#include "oms/storage/Customers.h"

#include <QList>

namespace storehand::oms {

/// One numbered change as it is served.
struct FeedRow
{
    QString topic;
    qint64 seq = 0;
    qint64 prev = 0; ///< number of the row before it that still exists
    QString entity;
    QString id;
    qint64 version = 0;
    bool deleted = false;
    QByteArray body; ///< a JSON object; empty when deleted
    qint64 txn = 0;  ///< rows of the same number must be seen together
    Instant at;
};

/// One answer of the feed.
struct FeedPage
{
    QString epoch;
    QList<FeedRow> changes;
    QString next; ///< the cursor behind the last change
    bool more = false;
    qint64 remaining = 0;          ///< how many rows come after these
    QMap<QString, quint64> digest; ///< of the topics that were read to their end
};

/// Reads the feed from a cursor on.
class FeedReader
{
public:
    static constexpr int limitMax = 200;
    /// A page ends behind so many bytes, that no answer is larger than a station takes.
    static constexpr qint64 pageBytesMax = 2 * 1024 * 1024;

    /// All must outlive it.
    FeedReader(Connection &connection, FeedHeads &heads, Customers &customers,
               const CursorSeal &seal)
        : m_connection(connection)
        , m_heads(heads)
        , m_customers(customers)
        , m_seal(seal)
    {}

    /// The changes of `topics` behind `cursor` (empty: from the beginning), by group and at most
    /// `limit` of them, but never half a group. The next cursor remembers `known` of the reader.
    /// Malformed for a cursor that is none or names other topics; Conflict/`resync` when the
    /// history it needs is gone, or commands that it proves to have been known.
    [[nodiscard]] Result<FeedPage> page(const QStringList &topics, const QString &cursor, int limit,
                                        const KnownCommands &known = {});

    /// About how many changes page() would still bring. Errors as page().
    [[nodiscard]] Result<qint64> countAfter(const QStringList &topics, const QString &cursor);

    [[nodiscard]] Result<QString> epoch() { return m_heads.epoch(); }

    /// What the text proves to have been so once: a cursor of this epoch that we gave out. Nothing
    /// for any other. Errors as page().
    [[nodiscard]] Result<std::optional<FeedCursor>> proofIn(const QStringList &topics,
                                                            const QString &cursor);

private:
    /// A cursor of this epoch; an empty one is at the beginning.
    [[nodiscard]] Result<CursorSeal::Opened> checked(const QStringList &topics,
                                                     const QString &cursor);
    [[nodiscard]] Result<QList<FeedRow>> rowsAfter(const QMap<QString, qint64> &after, int limit);
    [[nodiscard]] Status open(FeedRow &row);

    Connection &m_connection;
    FeedHeads &m_heads;
    Customers &m_customers;
    const CursorSeal &m_seal;
};

} // namespace storehand::oms
