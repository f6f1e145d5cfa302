// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/feed/FeedHeads.h"

#include <QList>
#include <QMap>

namespace storehand::oms {

/// One entity that changed, in one topic.
struct FeedChange
{
    QString topic;
    QString entity; ///< wire::entity::…
    QString id;
    qint64 version = 0;
    qint64 previous = 0;  ///< its version in this topic so far; 0: it was not there
    bool deleted = false; ///< it leaves the topic; `version` says which one goes
    QByteArray body;      ///< as it is served; of customers, sealed as Customers::save() gave it
};

/// Changes that must be seen together, at most FeedWriter::groupMax.
using FeedGroup = QList<FeedChange>;

/// Appends to the feed. The last thing a unit of work does: from here on the heads of its topics
/// are locked until commit.
class FeedWriter
{
public:
    static constexpr int groupMax = 200;
    static constexpr int groupsMax = 1000; ///< of one publication

    /// Both must outlive it.
    FeedWriter(Connection &connection, FeedHeads &heads)
        : m_connection(connection)
        , m_heads(heads)
    {}

    /// Where a group stands in the feed: of each of its topics the last number it took.
    using Position = QMap<QString, qint64>;

    /// Numbers and writes the groups in their order. One position per group.
    [[nodiscard]] Result<QList<Position>> publish(const QList<FeedGroup> &groups, Instant now);

private:
    struct Share
    {
        qint64 rows = 0;
        quint64 digest = 0;
        qint64 next = 0;
    };

    [[nodiscard]] Status lockHeads(QMap<QString, Share> &shares, Instant now);
    [[nodiscard]] Result<qint64> nextGroupNumber();
    [[nodiscard]] Status insert(const SqlValues &rows);

    Connection &m_connection;
    FeedHeads &m_heads;
};

} // namespace storehand::oms
