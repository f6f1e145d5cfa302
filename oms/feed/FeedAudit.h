// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

#include <QHash>

#include <functional>

namespace storehand::oms {

/// Reads the whole feed and says what contradicts itself: numbers with a hole, versions that do not
/// rise, a head or a digest that the rows do not give.
class FeedAudit
{
public:
    using Finding = std::function<void(const QString &)>;

    explicit FeedAudit(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Status run(const Finding &finding);

    /// After run(): the version of an entity that its topic tells of; 0 for none.
    [[nodiscard]] qint64 versionOf(const QString &topic, const QString &entity,
                                   const QString &id) const;
    /// After run(): rows read.
    [[nodiscard]] qint64 rows() const { return m_rows; }

private:
    struct Topic
    {
        qint64 seq = 0;
        quint64 digest = 0;
        QHash<QString, qint64> versions; ///< "entity id" → version
    };

    [[nodiscard]] Status readRows(const Finding &finding);
    [[nodiscard]] Status readHeads(const Finding &finding);

    Connection &m_connection;
    QHash<QString, Topic> m_topics;
    qint64 m_rows = 0;
};

} // namespace storehand::oms
