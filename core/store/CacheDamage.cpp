// SPDX-License-Identifier: Apache-2.0
// How rows that the disk has changed are taken out of the cache.
#include "core/crypto/EntityDigest.h"
#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/store/Cache.h"
#include "core/store/CacheChecksum.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

Q_LOGGING_CATEGORY(log, "storehand.cache")

bool isSoundEntity(const SqlRow &row)
{
    return row.integer(5) ==
           cacheChecksum(row.integer(0), row.text(1), row.text(2), row.integer(3), row.bytes(4));
}

bool isSoundLookup(const SqlRow &row)
{
    return row.integer(6) == cacheChecksum(row.integer(0), row.text(1), row.text(2), row.text(3),
                                           row.text(4), row.text(5));
}

SqlValues keyOfEntity(const SqlRow &row)
{
    return {row.integer(0), row.text(1), row.text(2)};
}

SqlValues keyOfLookup(const SqlRow &row)
{
    return {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4)};
}

/// A table with checksums: how its rows are read, judged and deleted.
struct Table
{
    QString select;
    bool (*isSound)(const SqlRow &row);
    SqlValues (*keyOf)(const SqlRow &row);
    QString erase;
};

const Table &entities()
{
    static const Table table{u"SELECT copy, entity, id, version, body, crc FROM entity"_s,
                             isSoundEntity, keyOfEntity,
                             u"DELETE FROM entity WHERE copy = ? AND entity = ? AND id = ?"_s};
    return table;
}

const Table &lookups()
{
    static const Table table{
        u"SELECT copy, kind, key, entity, id, value, crc FROM lookup"_s, isSoundLookup, keyOfLookup,
        u"DELETE FROM lookup WHERE copy = ? AND kind = ? AND key = ? AND entity = ? AND id = ?"_s};
    return table;
}

Status erase(Connection &connection, const Table &table, const SqlValues &key)
{
    const Result<qint64> gone = connection.change(table.erase, key);
    if (!gone)
        return failure(gone.error());
    if (*gone == 0) // its place does not fit its key
        return failure(ErrorKind::Storage, codes::databaseCorrupt,
                       u"a damaged row of the cache cannot be found by its key"_s);
    return {};
}

/// How many rows of the table went.
Result<qint64> dropDamaged(Connection &connection, const Table &table)
{
    std::vector<SqlValues> damaged;
    const Status read = connection.query(table.select, {}, [&](const SqlRow &row) {
        if (!table.isSound(row))
            damaged.push_back(table.keyOf(row));
    });
    if (!read)
        return failure(read.error());
    for (const SqlValues &key : damaged) {
        if (const Status gone = erase(connection, table, key); !gone)
            return failure(gone.error());
    }
    return static_cast<qint64>(damaged.size());
}

} // namespace

void Cache::noteDamaged(const DamagedRow &row) const
{
    if (m_damaged.size() < damagedRowsMax && !m_damaged.contains(row))
        m_damaged.append(row);
}

Result<qint64> Cache::dropRowsFoundDamaged()
{
    Q_ASSERT_X(!m_page, "Cache", "a page is open");
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    QList<DamagedRow> found = std::exchange(m_damaged, {});
    found.removeIf([this](const DamagedRow &row) { // what a snapshot has replaced since
        return std::none_of(m_live.cbegin(), m_live.cend(),
                            [&](const Copy &copy) { return copy.id == row.copy; });
    });
    for (const DamagedRow &row : std::as_const(found)) {
        const auto &[entity, id] = row.entity;
        const Status gone =
            row.kind.isEmpty()
                ? erase(*m_connection, entities(), {row.copy, entity, id})
                : erase(*m_connection, lookups(), {row.copy, row.kind, row.key, entity, id});
        if (!gone)
            return failure(gone.error());
    }
    return finishDropping(*transaction, found.size());
}

Result<qint64> Cache::dropDamagedRows()
{
    Q_ASSERT_X(!m_page, "Cache", "a page is open");
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    qint64 count = 0;
    for (const Table &table : {entities(), lookups()}) {
        const Result<qint64> dropped = dropDamaged(*m_connection, table);
        if (!dropped)
            return failure(dropped.error());
        count += *dropped;
    }
    m_damaged.clear();
    return finishDropping(*transaction, count);
}

/// Whoever compares digests must find that something is missing, in whatever topic it was.
Result<qint64> Cache::finishDropping(Transaction &transaction, qint64 count)
{
    if (count == 0)
        return 0;
    Copies live = m_live;
    for (auto copy = live.begin(); copy != live.end(); ++copy) { // otherwise each time, never back
        quint64 &digest = copy->topic.digest;
        digest = entityDigest(u"damaged", copy.key(), static_cast<qint64>(digest));
    }
    Status done = dropShadow(); // it may have been among them
    if (done)
        done = saveTopics({}, live, CopyState::Shown);
    if (done)
        done = transaction.commit();
    if (!done)
        return failure(done.error());
    m_live = live;
    m_rowsTakenOut += count;
    qCWarning(log) << count << "damaged rows were taken out; all topics are loaded anew";
    return count;
}

} // namespace storehand
