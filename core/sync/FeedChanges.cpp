// SPDX-License-Identifier: Apache-2.0
#include "core/sync/FeedChanges.h"

#include <algorithm>

namespace storehand {

QList<CacheChange> cacheChanges(const QList<wire::Change> &changes, const Indexer &index)
{
    QList<CacheChange> result;
    for (const wire::Change &change : changes) {
        CacheChange row{change.topic, change.seq, change.entity, change.id, change.version};
        row.deleted = change.op == wire::ChangeOp::Delete;
        if (!row.deleted) {
            row.body = change.body.bytes();
            row.index = index ? index(change.entity, change.id, row.body) : QList<IndexRow>();
        }
        result.append(row);
    }
    return result;
}

QList<CacheChange> cacheChanges(const QList<wire::SnapshotRow> &rows, const Indexer &index)
{
    QList<CacheChange> result;
    for (const wire::SnapshotRow &row : rows) {
        result.append({row.topic, 0, row.entity, row.id, row.version, false, row.body.bytes(),
                       index ? index(row.entity, row.id, row.body.bytes()) : QList<IndexRow>()});
    }
    return result;
}

qsizetype endOfSlice(const QList<wire::Change> &changes, qsizetype from)
{
    qsizetype end = std::min(from + rowsPerSlice, changes.size());
    while (end < changes.size() && changes[end].txn == changes[end - 1].txn)
        ++end;
    return end;
}

QStringList topicsWithHoles(const QList<wire::Change> &changes, CacheTopics topics)
{
    QStringList result;
    for (const wire::Change &change : changes) {
        qint64 &seen = topics[change.topic].seq;
        if (seen > 0 && change.prev > seen && !result.contains(change.topic))
            result.append(change.topic);
        seen = std::max(seen, change.seq);
    }
    return result;
}

QStringList topicsThatDiffer(const QMap<QString, quint64> &digests, const CacheTopics &topics)
{
    QStringList result;
    for (auto it = digests.begin(); it != digests.end(); ++it) {
        if (topics.value(it.key()).digest != it.value())
            result.append(it.key());
    }
    return result;
}

} // namespace storehand
