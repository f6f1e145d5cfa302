// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/EffectOutbox.h"

#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Status EffectOutbox::add(const OutsideEffect &effect)
{
    return m_connection.run(
        u"INSERT INTO effects(id, kind, subject, payload, state, attempts, next_at, created_at,"
        " last_error) VALUES (?, ?, ?, ?, 'waiting', 0, ?, ?, '')"_s,
        {effect.id, effect.kind, effect.subject, effect.payload, effect.nextAt, effect.createdAt});
}

Result<QList<OutsideEffect>> EffectOutbox::take(Instant now, int limit)
{
    return rowsOf<OutsideEffect>(
        m_connection,
        u"SELECT id, kind, subject, payload, attempts, next_at, created_at FROM effects"
        " WHERE state = 'waiting' AND next_at <= ? ORDER BY next_at, id LIMIT ? {skip_locked}"_s,
        {now, limit}, [](const SqlRow &row) {
            return OutsideEffect{row.text(0),
                                 row.text(1),
                                 row.text(2),
                                 row.bytes(3),
                                 static_cast<int>(row.integer(4)),
                                 row.instant(5),
                                 row.instant(6)};
        });
}

Status EffectOutbox::done(const QString &id)
{
    return m_connection.run(u"UPDATE effects SET state = 'done', attempts = attempts + 1"
                            " WHERE id = ?"_s,
                            {id});
}

Status EffectOutbox::retryAt(const QString &id, Instant at, const QString &why)
{
    return m_connection.run(u"UPDATE effects SET attempts = attempts + 1, next_at = ?,"
                            " last_error = ? WHERE id = ?"_s,
                            {at, why, id});
}

Status EffectOutbox::giveUp(const QString &id, const QString &why)
{
    return m_connection.run(u"UPDATE effects SET state = 'given_up', attempts = attempts + 1,"
                            " last_error = ? WHERE id = ?"_s,
                            {why, id});
}

Result<std::optional<Instant>> EffectOutbox::next()
{
    return m_connection.first(u"SELECT next_at FROM effects WHERE state = 'waiting'"
                              " ORDER BY next_at LIMIT 1"_s,
                              {}, [](const SqlRow &row) { return row.instant(0); });
}

} // namespace storehand::oms
