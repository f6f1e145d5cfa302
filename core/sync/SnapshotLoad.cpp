// SPDX-License-Identifier: Apache-2.0
#include "core/sync/SnapshotLoad.h"

#include "core/domain/Codes.h"
#include "core/sync/FeedChanges.h"
#include "core/wire/ObjectWriter.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis stepTimeout{30'000};
constexpr int notFoundStatus = 404;
constexpr int goneStatus = 410;

tl::unexpected<Error> otherEpoch(const QString &epoch)
{
    return failure(ErrorKind::Conflict, codes::resync, u"the OMS has the new epoch "_s + epoch);
}

} // namespace

SnapshotLoad::SnapshotLoad(SyncParts &parts, QStringList topics, QString epoch, Events events)
    : m_parts(parts)
    , m_topics(std::move(topics))
    , m_epoch(std::move(epoch))
    , m_events(std::move(events))
{}

void SnapshotLoad::go()
{
    if (m_exchange || m_sliceTimer)
        return;
    m_exchange =
        m_parts.oms.send(nextRequest(), [this](const Result<OmsAnswer> &answer) { take(answer); });
}

void SnapshotLoad::pause()
{
    m_exchange.reset();
    m_sliceTimer.reset(); // the page is asked for again
}

OmsRequest SnapshotLoad::nextRequest() const
{
    OmsRequest request;
    request.timeout = stepTimeout;
    switch (m_step) {
    case Step::Begin:
        request.method = OmsRequest::Method::Post;
        request.target = "/v1/snapshot"_ba;
        request.contentType = wire::jsonType;
        request.body = wire::toBytes(wire::toJson(wire::SnapshotRequest{
            m_topics, m_topics.isEmpty() ? QString() : m_parts.cache.cursor()}));
        break;
    case Step::Pages:
        request.target = wire::snapshotTarget(m_snapshot, m_page);
        break;
    case Step::Feed:
        request.target = wire::feedTarget(m_cursor, 0, wire::feedRowsMax);
        break;
    }
    return request;
}

void SnapshotLoad::take(const Result<OmsAnswer> &answer)
{
    m_exchange.reset();
    const JudgedAnswer judged = judge(answer);
    if (!judged) {
        refused(judged.error());
        return;
    }
    m_changed = {};
    Status taken;
    switch (m_step) {
    case Step::Begin:
        taken = takeBeginning(*judged);
        break;
    case Step::Pages:
        taken = takePage(*judged);
        if (taken) {
            putSlice();
            return;
        }
        break;
    case Step::Feed:
        taken = takeFeed(*judged);
        break;
    }
    stepTaken(taken);
}

void SnapshotLoad::stepTaken(const Status &taken)
{
    if (!taken && m_step != Step::Begin && !m_parts.cache.hasShadow()) {
        startOver(); // somebody opened the cache anew
        go();
        return;
    }
    if (!taken) {
        m_events.failed(LinkFailure{taken.error()});
        return;
    }
    if (!m_changed.entities.isEmpty())
        m_events.changed(m_changed);
    if (m_isDone) {
        m_events.finished();
        return;
    }
    go();
    m_events.progressed();
}

void SnapshotLoad::refused(const LinkFailure &failure)
{
    if (m_step == Step::Begin && failure.status == notFoundStatus) {
        m_topics.clear();
        if (const Status begun = beginAt({}, {}); !begun) {
            m_events.failed(LinkFailure{begun.error()});
            return;
        }
        m_step = Step::Feed;
        go();
        return;
    }
    if (failure.status == notFoundStatus || failure.status == goneStatus)
        startOver(); // the snapshot, or the place in the feed, is too old to be continued
    m_events.failed(failure);
}

void SnapshotLoad::startOver()
{
    m_step = Step::Begin;
    m_snapshot.clear();
    m_page.clear();
    m_rowsApplied = 0;
    m_rowsTotal = 0;
}

Status SnapshotLoad::beginAt(const QString &cursor, const QMap<QString, qint64> &heads)
{
    m_cursor = cursor;
    m_page.clear();
    m_rowsApplied = 0;
    return m_parts.cache.beginShadow(m_topics, heads);
}

Status SnapshotLoad::takeBeginning(const QByteArray &body)
{
    const Result<wire::SnapshotAnswer> answer = wire::decodeSnapshotAnswer(body);
    if (!answer)
        return failure(answer.error());
    if (answer->epoch != m_epoch)
        return otherEpoch(answer->epoch);
    m_snapshot = answer->snapshot;
    m_rowsTotal = answer->rows;
    if (const Status begun = beginAt(answer->cursor, answer->heads); !begun)
        return begun;
    m_step = Step::Pages;
    return {};
}

Status SnapshotLoad::takePage(const QByteArray &body)
{
    Result<wire::SnapshotPage> page = wire::decodeSnapshotPage(body);
    if (!page)
        return failure(page.error());
    m_rows = std::move(*page);
    return {};
}

/// A few rows, then whoever waits has a turn. The shadow is not shown, so it may grow row by row.
void SnapshotLoad::putSlice()
{
    m_sliceTimer.reset();
    const Status stored = put(cacheChanges(m_rows.rows.mid(0, rowsPerSlice), m_parts.index));
    m_rows.rows.remove(0, std::min(rowsPerSlice, m_rows.rows.size()));
    if (stored && !m_rows.rows.isEmpty()) {
        m_sliceTimer = m_parts.clock.after(Millis(0), [this] { putSlice(); });
        return;
    }
    if (stored)
        m_page = m_rows.next;
    if (stored && m_page.isEmpty())
        m_step = Step::Feed;
    stepTaken(stored);
}

Status SnapshotLoad::takeFeed(const QByteArray &body)
{
    const Result<wire::FeedPage> page = wire::decodeFeedPage(body);
    if (!page)
        return failure(page.error());
    if (page->epoch != m_epoch)
        return otherEpoch(page->epoch);
    CacheTopics seen = m_parts.cache.topics();
    const CacheTopics loading = m_parts.cache.shadowTopics();
    for (auto it = seen.begin(); it != seen.end(); ++it) {
        if (m_topics.isEmpty() || m_topics.contains(it.key()))
            it->seq = loading.value(it.key()).seq;
    }
    if (const QStringList holes = topicsWithHoles(page->changes, seen); !holes.isEmpty()) {
        startOver();
        return failure(ErrorKind::Malformed, codes::feedHole,
                       u"the feed left out rows of %1"_s.arg(holes.join(u", "_s)));
    }
    if (const Status stored = put(cacheChanges(page->changes, m_parts.index)); !stored)
        return stored;
    m_cursor = page->next;
    m_rowsTotal = std::max(m_rowsTotal, m_rowsApplied + page->remaining);
    if (page->more)
        return {};
    m_isDone = true;
    return m_parts.cache.swapShadow(m_epoch, m_cursor);
}

Status SnapshotLoad::put(const QList<CacheChange> &changes)
{
    Result<QList<EntityKey>> changed = m_parts.cache.putShadow(changes);
    if (!changed)
        return failure(changed.error());
    m_changed.entities = std::move(*changed);
    m_rowsApplied += changes.size();
    return {};
}

} // namespace storehand
