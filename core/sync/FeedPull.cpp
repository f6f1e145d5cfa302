// SPDX-License-Identifier: Apache-2.0
#include "core/sync/FeedPull.h"

#include "core/domain/Codes.h"
#include "core/sync/FeedChanges.h"
#include "core/sync/RetryPolicy.h"

#include <QLoggingCategory>

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "storehand.sync.feed")

// 25 s ± 5 s: below the 60 s after which things in between cut an idle connection.
constexpr int longPollSecondsMin = 20;
constexpr Millis longPollSpread{10'000};
constexpr Millis answerTime{20'000}; // beyond what the OMS was asked to wait
constexpr int goneStatus = 410;
constexpr Millis correctAgainAfter{3'600'000};
constexpr Millis sweepPause{20};

} // namespace

FeedPull::FeedPull(SyncParts &parts, Events events)
    : m_parts(parts)
    , m_events(std::move(events))
{}

void FeedPull::start(const Beginning &beginning)
{
    stop();
    m_isStarted = true;
    m_waitsForNews = false;
    m_hasCaughtUp = false;
    m_rowsApplied = 0;
    m_rowsTotal = beginning.ahead;
    const bool canGoOn = m_epoch == beginning.epoch && m_parts.cache.hasShadow();
    if (!canGoOn)
        m_snapshot.reset();
    m_epoch = beginning.epoch;
    if (!m_snapshot && m_parts.cache.epoch() != m_epoch)
        loadAnew({}); // what is, not how it came about: nobody shall see the past go by
    if (beginning.delay > Millis(0))
        m_timer = m_parts.clock.after(beginning.delay, [this] { resume(); });
    else
        resume();
    sweep();
}

void FeedPull::stop()
{
    m_isStarted = false;
    m_exchange.reset();
    m_timer.reset();
    m_sliceTimer.reset();
    if (std::exchange(m_page, std::nullopt))
        m_parts.cache.dropPage();
    m_asksAgain = false;
    if (m_snapshot)
        m_snapshot->pause();
}

void FeedPull::resume()
{
    if (!m_isStarted)
        return;
    m_timer.reset();
    if (m_snapshot)
        m_snapshot->go();
    else if (!m_exchange && !m_page)
        poll();
}

void FeedPull::askNow()
{
    m_waitsForNews = false;
    m_asksAgain = m_page.has_value();
    if (m_isStarted && !m_snapshot)
        m_exchange.reset();
    resume();
}

qint64 FeedPull::rowsApplied() const
{
    return m_snapshot ? m_snapshot->rowsApplied() : m_rowsApplied;
}

qint64 FeedPull::rowsTotal() const
{
    return m_snapshot ? m_snapshot->rowsTotal() : m_rowsTotal;
}

// --- Polling ------------------------------------------------------------------------------------

void FeedPull::poll()
{
    const auto extra = std::chrono::duration_cast<std::chrono::seconds>(
        m_waitsForNews ? randomSpan(m_parts.random, longPollSpread) : Millis(0));
    const int seconds = m_waitsForNews ? longPollSecondsMin + static_cast<int>(extra.count()) : 0;
    OmsRequest request;
    request.target = wire::feedTarget(m_parts.cache.cursor(), seconds, wire::feedRowsMax);
    request.timeout = std::chrono::seconds(seconds) + answerTime;
    ++m_requests;
    m_exchange = m_parts.oms.send(std::move(request),
                                  [this](const Result<OmsAnswer> &answer) { take(answer); });
}

void FeedPull::take(const Result<OmsAnswer> &answer)
{
    m_exchange.reset();
    m_finishedSnapshot.reset();
    const JudgedAnswer judged = judge(answer);
    if (!judged) {
        refused(judged.error());
        return;
    }
    const Result<wire::FeedPage> page = wire::decodeFeedPage(*judged);
    if (!page) {
        m_events.failed(LinkFailure{page.error()});
        return;
    }
    if (page->epoch != m_epoch) {
        m_events.failed(LinkFailure{
            {ErrorKind::Conflict, codes::resync, u"the OMS has the new epoch "_s + page->epoch}});
        return;
    }
    if (page->serverTime)
        m_parts.time.learn(*page->serverTime);
    m_answered = m_requests;
    apply(*page);
}

void FeedPull::refused(const LinkFailure &failure)
{
    if (failure.status != goneStatus) {
        m_events.failed(failure);
        return;
    }
    loadAnew({});
    resume();
    m_events.noticed(failure.error);
}

void FeedPull::apply(const wire::FeedPage &page)
{
    Cache &cache = m_parts.cache;
    if (const QStringList holes = topicsWithHoles(page.changes, cache.topics()); !holes.isEmpty()) {
        loadAnew(holes);
        resume();
        m_events.noticed({ErrorKind::Malformed, codes::feedHole,
                          u"the feed left out rows of %1"_s.arg(holes.join(u", "_s))});
        return;
    }
    if (page.changes.isEmpty() && page.next == cache.cursor()) {
        pageApplied(page, {});
        return;
    }
    if (const Status begun = cache.beginPage(); !begun) {
        cacheFailed(begun.error());
        return;
    }
    m_page = page;
    m_pageAt = 0;
    applySlice();
}

/// A few rows, then whoever waits has a turn; all rows and the cursor in one commit.
void FeedPull::applySlice()
{
    Cache &cache = m_parts.cache;
    const qsizetype end = endOfSlice(m_page->changes, m_pageAt);
    const QList<wire::Change> slice = m_page->changes.mid(m_pageAt, end - m_pageAt);
    m_pageAt = end;
    const Status added = cache.addToPage(cacheChanges(slice, m_parts.index));
    if (added && end < m_page->changes.size()) {
        m_sliceTimer = m_parts.clock.after(Millis(0), [this] { applySlice(); });
        return;
    }
    const wire::FeedPage page = *std::exchange(m_page, std::nullopt);
    const Result<QList<EntityKey>> applied =
        added ? cache.commitPage(page.next) : failure(added.error());
    if (applied)
        pageApplied(page, *applied);
    else
        cacheFailed(applied.error());
}

void FeedPull::pageApplied(const wire::FeedPage &page, const QList<EntityKey> &changed)
{
    m_rowsApplied += page.changes.size();
    m_rowsTotal = m_rowsApplied + page.remaining;
    finishPage(page);
    if (!changed.isEmpty())
        m_events.changed({false, changed});
}

/// The next request leaves before anybody is told, so that telling may take its time.
void FeedPull::finishPage(const wire::FeedPage &page)
{
    const bool isAll = !page.more && isConsistent(page);
    m_hasCaughtUp = m_hasCaughtUp || isAll;
    m_waitsForNews = isAll && !std::exchange(m_asksAgain, false);
    resume();
    m_events.answered();
    if (isAll)
        m_events.caughtUp();
}

/// Compares with the digests of the OMS and starts loading anew what differs. A topic that was
/// loaded anew within the hour is left alone: doing it again would not help, and not end. It would
/// after damage.
bool FeedPull::isConsistent(const wire::FeedPage &page)
{
    const Millis now = m_parts.clock.monotonic();
    const qint64 takenOut = m_parts.cache.rowsTakenOut();
    if (std::exchange(m_rowsTakenOut, takenOut) != takenOut)
        m_correctedAt.clear();
    QStringList wrong = topicsThatDiffer(page.digest, m_parts.cache.topics());
    wrong.removeIf([&](const QString &topic) {
        const auto corrected = m_correctedAt.constFind(topic);
        return corrected != m_correctedAt.cend() && now < *corrected + correctAgainAfter;
    });
    if (wrong.isEmpty())
        return true;
    loadAnew(wrong);
    m_events.noticed({ErrorKind::Conflict, codes::digestMismatch,
                      u"%1 differs from what the OMS has"_s.arg(wrong.join(u", "_s))});
    return false;
}

// --- Loading anew -------------------------------------------------------------------------------

void FeedPull::loadAnew(const QStringList &topics)
{
    m_loading = topics;
    m_finishedSnapshot = std::move(m_snapshot);
    m_snapshot = std::make_unique<SnapshotLoad>(
        m_parts, topics, m_epoch,
        SnapshotLoad::Events{[this](const CacheChanges &changes) { m_events.changed(changes); },
                             [this] { m_events.answered(); }, [this] { snapshotFinished(); },
                             [this](const LinkFailure &failure) {
                                 if (failure.error.kind == ErrorKind::Storage)
                                     cacheFailed(failure.error);
                                 else
                                     m_events.failed(failure);
                             }});
}

void FeedPull::snapshotFinished()
{
    if (m_loading.isEmpty())
        m_correctedAt.clear(); // it is another copy of everything now
    for (const QString &topic : std::as_const(m_loading))
        m_correctedAt.insert(topic, m_parts.clock.monotonic());
    m_finishedSnapshot = std::move(m_snapshot);
    m_waitsForNews = false;
    resume();
    sweep();
    m_events.changed({true, {}});
    m_events.answered();
}

/// The cache is only a copy: a damaged one is replaced by an empty one, and the link starts over.
/// After any other failure it is opened again where it has to be, and tried later.
void FeedPull::cacheFailed(const Error &error)
{
    Cache &cache = m_parts.cache;
    const bool isDamaged = error.code == codes::databaseCorrupt;
    if (!isDamaged && !cache.isBroken()) {
        m_events.failed(LinkFailure{error});
        return;
    }
    const Instant now = m_parts.time.now();
    const Status mended = isDamaged ? cache.rebuild(error, now) : cache.reopen(now);
    if (m_snapshot)
        loadAnew(QStringList(m_loading)); // what it had loaded so far is gone
    if (!mended) {
        m_events.failed(LinkFailure{mended.error()});
        return;
    }
    const bool isEmpty = isDamaged || cache.rebuilt();
    if (isEmpty) {
        m_events.noticed(error);
        m_events.changed({true, {}});
    }
    const ErrorKind kind = isEmpty ? ErrorKind::Conflict : error.kind;
    m_events.failed(LinkFailure{{kind, error.code, error.detail}});
}

/// Deletes what a snapshot replaced, a little at a time.
void FeedPull::sweep()
{
    m_sweepTimer = m_parts.clock.after(sweepPause, [this] {
        const Result<bool> more = m_parts.cache.sweep();
        if (!more)
            qCWarning(log).noquote() << "what was replaced stays for now:" << more.error().detail;
        else if (*more)
            sweep();
    });
}

} // namespace storehand
