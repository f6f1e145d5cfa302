// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/LinkFailure.h"
#include "core/sync/SyncParts.h"
#include "core/wire/ProtocolFeed.h"
#include "core/wire/ProtocolSnapshot.h"

#include <QStringList>

namespace storehand {

/// Loads topics anew beside what is shown: a snapshot page by page, then the feed from the cursor
/// that the OMS noted before the first page, until nothing more is there; then one commit shows it
/// all. An interrupted loading goes on where it was as long as the program runs. An OMS without
/// snapshots (404) is read from the beginning of its feed.
class SnapshotLoad
{
public:
    /// Each may call back into the loading; none is called from inside go().
    struct Events
    {
        std::function<void(const CacheChanges &)> changed; ///< rows of topics that are not loaded
        std::function<void()> progressed;
        std::function<void()> finished;
        std::function<void(const LinkFailure &)> failed; ///< it waits for go()
    };

    /// `topics` empty: everything.
    SnapshotLoad(SyncParts &parts, QStringList topics, QString epoch, Events events);

    /// Takes the next step, unless one is under way.
    void go();
    /// Cancels the step under way.
    void pause();

    [[nodiscard]] qint64 rowsApplied() const { return m_rowsApplied; }
    [[nodiscard]] qint64 rowsTotal() const { return m_rowsTotal; } ///< about; 0 when unknown

private:
    enum class Step { Begin, Pages, Feed };

    [[nodiscard]] OmsRequest nextRequest() const;
    void take(const Result<OmsAnswer> &answer);
    void refused(const LinkFailure &failure);
    [[nodiscard]] Status takeBeginning(const QByteArray &body);
    [[nodiscard]] Status takePage(const QByteArray &body);
    void putSlice();
    void stepTaken(const Status &taken);
    [[nodiscard]] Status takeFeed(const QByteArray &body);
    [[nodiscard]] Status beginAt(const QString &cursor, const QMap<QString, qint64> &heads);
    [[nodiscard]] Status put(const QList<CacheChange> &changes);
    void startOver();

    SyncParts &m_parts;
    QStringList m_topics;
    const QString m_epoch;
    const Events m_events;
    Step m_step = Step::Begin;
    QString m_snapshot;
    QString m_page;
    QString m_cursor;
    wire::SnapshotPage m_rows; ///< of the page at hand, not yet in the cache
    qint64 m_rowsApplied = 0;
    qint64 m_rowsTotal = 0;
    CacheChanges m_changed; ///< of the step just taken
    bool m_isDone = false;
    std::unique_ptr<OmsClient::Exchange> m_exchange;
    std::unique_ptr<Clock::Timer> m_sliceTimer;
};

} // namespace storehand
