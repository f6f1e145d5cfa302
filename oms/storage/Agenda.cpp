// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Agenda.h"

#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Status Agenda::set(const DueItem &item)
{
    return m_connection.run(u"INSERT INTO due(kind, subject, at) VALUES (?, ?, ?)"
                            " ON CONFLICT (kind, subject) DO UPDATE SET at = excluded.at"_s,
                            {item.kind, item.subject, item.at});
}

Status Agenda::setOnce(const DueItem &item)
{
    return m_connection.run(u"INSERT INTO due(kind, subject, at) VALUES (?, ?, ?)"
                            " ON CONFLICT (kind, subject) DO NOTHING"_s,
                            {item.kind, item.subject, item.at});
}

Status Agenda::drop(const QString &kind, const QString &subject)
{
    return m_connection.run(u"DELETE FROM due WHERE kind = ? AND subject = ?"_s, {kind, subject});
}

Result<std::optional<Instant>> Agenda::next()
{
    return m_connection.first(u"SELECT at FROM due ORDER BY at LIMIT 1"_s, {},
                              [](const SqlRow &row) { return row.instant(0); });
}

Result<QList<DueItem>> Agenda::take(Instant now, int limit)
{
    return rowsOf<DueItem>(m_connection,
                           u"SELECT kind, subject, at FROM due WHERE at <= ?"
                           " ORDER BY at, kind, subject LIMIT ? {skip_locked}"_s,
                           {now, limit}, [](const SqlRow &row) {
                               return DueItem{row.text(0), row.text(1), row.instant(2)};
                           });
}

} // namespace storehand::oms
