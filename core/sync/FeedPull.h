// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/LinkFailure.h"
#include "core/sync/SnapshotLoad.h"
#include "core/sync/SyncParts.h"
#include "core/wire/ProtocolFeed.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <optional>

namespace storehand {

/// Changes down: polls the feed, at first without waiting, then with long polls, and applies each
/// page together with its cursor in one commit of the cache. An empty cache, or one of another
/// epoch, and what turns out to be incomplete or wrong is loaded by a snapshot.
class FeedPull
{
public:
    /// Each may call back into the pull; none is called from inside start() or resume().
    struct Events
    {
        std::function<void(const CacheChanges &)> changed; ///< and on disk
        std::function<void()> answered;                    ///< the OMS gave a good answer
        std::function<void()> caughtUp; ///< the answer of request answeredRequest() was all
        std::function<void(const Error &)> noticed;      ///< the cache had to be corrected
        std::function<void(const LinkFailure &)> failed; ///< it waits for resume() or start()
    };

    /// How a link begins, as hello said.
    struct Beginning
    {
        QString epoch;
        qint64 ahead = 0; ///< about how many rows the feed has for this station
        Millis delay{0};  ///< before the first poll
    };

    FeedPull(SyncParts &parts, Events events);

    void start(const Beginning &beginning);
    [[nodiscard]] bool isStarted() const { return m_isStarted; }
    /// Cancels what is under way; nothing happens until start().
    void stop();
    /// Goes on after a failure, at once.
    void resume();
    /// Asks now what there is, also while a long poll or a delay is on.
    void askNow();

    /// Counts the requests sent; caughtUp of a request is true for all that was there when it was
    /// sent.
    [[nodiscard]] quint64 lastRequest() const { return m_requests + (m_asksAgain ? 1 : 0); }
    [[nodiscard]] quint64 answeredRequest() const { return m_answered; }

    [[nodiscard]] bool isCatchingUp() const { return !m_hasCaughtUp || m_snapshot; }
    [[nodiscard]] qint64 rowsApplied() const;
    [[nodiscard]] qint64 rowsTotal() const; ///< about; 0 when unknown

private:
    void poll();
    void take(const Result<OmsAnswer> &answer);
    void refused(const LinkFailure &failure);
    void apply(const wire::FeedPage &page);
    void applySlice();
    void pageApplied(const wire::FeedPage &page, const QList<EntityKey> &changed);
    void finishPage(const wire::FeedPage &page);
    [[nodiscard]] bool isConsistent(const wire::FeedPage &page);
    void loadAnew(const QStringList &topics);
    void snapshotFinished();
    void cacheFailed(const Error &error);
    void sweep();

    SyncParts &m_parts;
    const Events m_events;
    QString m_epoch;
    bool m_isStarted = false;
    bool m_waitsForNews = false; ///< the next poll may be a long one
    bool m_hasCaughtUp = false;
    qint64 m_rowsApplied = 0;
    qint64 m_rowsTotal = 0;
    quint64 m_requests = 0;
    quint64 m_answered = 0;
    QHash<QString, Millis> m_correctedAt; ///< when topics were loaded anew, monotonic
    qint64 m_rowsTakenOut = 0;            ///< of the cache, when it was last compared
    QStringList m_loading;                ///< topics of m_snapshot; empty: all
    std::unique_ptr<SnapshotLoad> m_snapshot;
    std::unique_ptr<SnapshotLoad> m_finishedSnapshot; ///< may be in the middle of an event
    std::optional<wire::FeedPage> m_page;             ///< that is being applied, slice by slice
    qsizetype m_pageAt = 0;
    bool m_asksAgain = false; ///< somebody wants an answer that is asked for after the page
    std::unique_ptr<OmsClient::Exchange> m_exchange;
    std::unique_ptr<Clock::Timer> m_timer;
    std::unique_ptr<Clock::Timer> m_sliceTimer;
    std::unique_ptr<Clock::Timer> m_sweepTimer;
};

} // namespace storehand
