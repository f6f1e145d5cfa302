// SPDX-License-Identifier: Apache-2.0
// How a snapshot is loaded beside what is shown, slice by slice, and swapped in.
#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/domain/FailPoint.h"
#include "core/store/Cache.h"

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

/// Opening a file anew forgets what was being loaded.
tl::unexpected<Error> noShadow()
{
    return failure(ErrorKind::Storage, codes::storageFailed, u"no snapshot is being loaded"_s);
}

} // namespace

Status Cache::dropShadow()
{
    if (!m_shadow)
        return {};
    const Status dropped = saveTopics({}, m_shadow->copies, CopyState::Dropped);
    if (dropped)
        m_shadow.reset();
    return dropped;
}

Status Cache::beginShadow(const QStringList &topics, const QMap<QString, qint64> &heads)
{
    if (const Status dropped = dropShadow(); !dropped)
        return dropped;
    Shadow shadow{QSet<QString>(topics.cbegin(), topics.cend()), {}};
    for (auto head = heads.cbegin(); head != heads.cend(); ++head) {
        if (shadow.has(head.key()))
            shadow.copies.insert(head.key(), Copy{++m_lastCopy, {*head, 0}});
    }
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    Status begun = saveTopics({}, shadow.copies, CopyState::Shadow);
    if (begun)
        begun = transaction->commit();
    if (begun)
        m_shadow = shadow;
    return begun;
}

Result<QList<EntityKey>> Cache::putShadow(const QList<CacheChange> &changes)
{
    if (!m_shadow)
        return noShadow();
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    Shadow shadow = *m_shadow;
    Copies live = m_live;
    QList<EntityKey> changed;
    if (const Status applied = applyAll(changes, live, &shadow, changed); !applied)
        return failure(applied.error());
    pass(FailPoint::ShadowCommit);
    if (const Status committed = transaction->commit(); !committed)
        return failure(committed.error());
    m_shadow = shadow;
    m_live = live;
    return changed;
}

Status Cache::swapShadow(const QString &epoch, const QString &cursor)
{
    if (!m_shadow)
        return noShadow();
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    Copies live;
    for (auto copy = m_live.cbegin(); copy != m_live.cend(); ++copy) {
        if (!m_shadow->has(copy.key())) {
            live.insert(copy.key(), *copy);
            continue;
        }
        if (const Status dropped = saveCopy(copy.key(), *copy, CopyState::Dropped); !dropped)
            return dropped;
    }
    const Status shown = saveTopics({}, m_shadow->copies, CopyState::Shown);
    if (!shown)
        return shown;
    live.insert(m_shadow->copies);
    if (const Status moved = setPosition(epoch, cursor); !moved)
        return moved;
    pass(FailPoint::SwapCommit);
    if (const Status committed = transaction->commit(); !committed)
        return committed;
    pass(FailPoint::SwapCommitted);
    m_live = live;
    m_shadow.reset();
    m_epoch = epoch;
    m_cursor = cursor;
    return {};
}

bool Cache::hasShadow() const
{
    return m_shadow.has_value();
}

QMap<QString, Cache::Topic> Cache::shadowTopics() const
{
    return m_shadow ? topicsOf(m_shadow->copies) : QMap<QString, Topic>();
}

Result<bool> Cache::sweep(int limit)
{
    if (m_page)
        return true;
    const auto copy = m_connection->first(u"SELECT id FROM copy WHERE state = ? LIMIT 1"_s,
                                          {int(CopyState::Dropped)},
                                          [](const SqlRow &row) { return row.integer(0); });
    if (!copy)
        return failure(copy.error());
    if (!*copy)
        return false;
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    const qint64 id = **copy;
    const auto lookups =
        m_connection->change(u"DELETE FROM lookup WHERE copy = ? AND (kind, key, entity, id) IN "
                             "(SELECT kind, key, entity, id FROM lookup WHERE copy = ? LIMIT ?)"_s,
                             {id, id, limit});
    if (!lookups)
        return failure(lookups.error());
    const auto entities =
        m_connection->change(u"DELETE FROM entity WHERE copy = ? AND (entity, id) IN "
                             "(SELECT entity, id FROM entity WHERE copy = ? LIMIT ?)"_s,
                             {id, id, limit});
    if (!entities)
        return failure(entities.error());
    if (*lookups + *entities == 0) {
        const Status gone = m_connection->run(u"DELETE FROM copy WHERE id = ?"_s, {id});
        if (!gone)
            return failure(gone.error());
    }
    if (const Status committed = transaction->commit(); !committed)
        return failure(committed.error());
    return true;
}

} // namespace storehand
