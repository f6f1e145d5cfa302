// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace storehand::oms {

/// Where a topic stands.
struct FeedHead
{
    qint64 seq = 0;     ///< of its last change; 0 while it has none
    quint64 digest = 0; ///< XOR over what it holds, see core/crypto/EntityDigest.h
    qint64 floor = 0;   ///< a cursor between 0 and this one has lost deletions and must resync

    friend bool operator==(const FeedHead &, const FeedHead &) = default;
};

/// The heads of all topics, and the epoch that they count in. On SQLite this process alone writes,
/// so they are kept in memory and asking costs no SQL; on PostgreSQL they are read each time. What
/// the open transaction changed counts at once and is forgotten again when it, or the savepoint
/// around it, is undone.
class FeedHeads
{
public:
    explicit FeedHeads(Connection &connection)
        : m_connection(connection)
    {}

    /// Reads them all. At the start, and after the connection was opened anew.
    [[nodiscard]] Status load();

    [[nodiscard]] Result<QHash<QString, FeedHead>> of(const QStringList &topics);

    /// A cursor of another epoch is void.
    [[nodiscard]] Result<QString> epoch();

    /// All cursors are void from now on. Nothing happens when another node was first.
    [[nodiscard]] Status beginEpoch(const QString &epoch);

    /// A topic moved in the open transaction.
    void moved(const QString &topic, const FeedHead &head);

    struct Mark
    {
        QHash<QString, FeedHead> heads;
        std::optional<QString> epoch;
    };
    [[nodiscard]] Mark mark() const { return m_open; }
    /// Forgets what moved since the mark.
    void undoTo(const Mark &mark) { m_open = mark; }

    /// The transaction was committed: the topics that it moved, sorted.
    [[nodiscard]] QStringList committed();

    /// Topics that other nodes moved since the last call. PostgreSQL; call it every 100 ms or so.
    [[nodiscard]] Result<QStringList> movedElsewhere(Instant now);

private:
    [[nodiscard]] Result<QHash<QString, FeedHead>> read(const QStringList &topics);

    [[nodiscard]] Result<QString> readEpoch();

    Connection &m_connection;
    QHash<QString, FeedHead> m_known; ///< as of the last commit
    QString m_epoch;                  ///< likewise
    Mark m_open;                      ///< what the open transaction changed
};

} // namespace storehand::oms
