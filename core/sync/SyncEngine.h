// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Uuid.h"
#include "core/sync/CommandPush.h"
#include "core/sync/FeedPull.h"
#include "core/sync/LinkFailure.h"
#include "core/sync/LinkState.h"
#include "core/sync/RetryPolicy.h"
#include "core/sync/SyncParts.h"
#include "core/wire/ProtocolHello.h"

#include <functional>
#include <list>
#include <memory>
#include <optional>

namespace storehand {

/// Keeps station and OMS in step: commands up, changes down, both at the same time once hello was
/// answered, and hello again whenever the link was lost. It only drains the outbox and fills the
/// cache; what is shown is made by who owns them.
///
/// Deterministic: all it knows of the world are the parts, and all it does happens inside its
/// functions and their callbacks. Belongs to the station's thread; the parts outlive it, and it may
/// not be destroyed inside a callback.
class SyncEngine
{
public:
    struct Callbacks
    {
        std::function<void(const CacheChanges &)> cacheChanged; ///< after the commit
        /// After each change, but for the mere passing of time.
        std::function<void(const LinkState &)> linkState;
        /// After the commit: what became of commands, in order of their numbers.
        std::function<void(const QList<wire::CommandResult> &)> commandResults;
        /// Something that people should be told once, with its code: `rollback` (the station has a
        /// new install now), `outbox_salvaged` (likewise), `digest_mismatch`, `feed_hole`,
        /// `resync`, or a cache that was mended.
        std::function<void(const Error &)> incident;
    };

    SyncEngine(SyncParts parts, Callbacks callbacks);
    Q_DISABLE_COPY_MOVE(SyncEngine)

    /// Loads the identity and says hello. Without an identity nothing happens: call it again after
    /// an Enrolment. Storage when the identity cannot be read.
    [[nodiscard]] Status start();
    /// Cancels whatever is under way, until start().
    void stop();

    /// There is a new command in the outbox. With a link it leaves at once; without one it waits
    /// for the next attempt like all others.
    void outboxChanged();

    /// Somebody asks for it, or the network is back: no wait counts any more.
    void tryNow();

    /// Calls back once, never inside this call: with success as soon as the outbox is empty and the
    /// cache contains all that the OMS knew then; Timeout/`timeout` when that takes longer. Tries
    /// at once and does not spread its polls. Any number at a time.
    void settle(Millis timeout, std::function<void(Status)> callback);

    [[nodiscard]] LinkState linkState() const;

    /// Since the last answer to a poll of the feed; nothing since the start.
    [[nodiscard]] std::optional<Millis> cursorAge() const;

private:
    enum class Phase { Stopped, Waiting, Hello, Online };

    /// What one of the two directions suffers from while the other may go on.
    struct Lane
    {
        Backoff backoff;
        std::optional<Error> error = std::nullopt;
        std::unique_ptr<Clock::Timer> retry = nullptr;

        void clear();
    };

    struct Settling
    {
        std::function<void(Status)> callback;
        std::unique_ptr<Clock::Timer> timer;
    };

    void sayHello();
    void takeHello(const Result<OmsAnswer> &answer);
    [[nodiscard]] Status goOnline(const wire::HelloAnswer &answer);
    [[nodiscard]] Status takePins(const QList<QByteArray> &pins);
    void rememberClock();
    void startLanes(const wire::HelloAnswer &answer);
    void lose(const LinkFailure &failure);
    [[nodiscard]] Millis waitAfter(const LinkFailure &failure);
    [[nodiscard]] Status becomeNewInstall(const Error &why);
    [[nodiscard]] Status leaveDamagedInstall();
    void laneFailed(Lane &lane, const LinkFailure &failure, std::function<void()> retry);
    [[nodiscard]] Status mendOutbox();
    void askAnew();
    void retryPush();
    void retryPull();
    void acknowledged(const QList<wire::CommandResult> &results);
    void pollAnswered();
    void caughtUp();
    void succeeded();
    void notice(const Error &error) const;
    void advanceSettling();
    void endSettling(const Status &status);
    /// Something answers on a lane, but nothing that an OMS would say.
    [[nodiscard]] bool isUnreadable() const;
    void tell();

    SyncParts m_parts;
    const Callbacks m_callbacks;
    UuidMaker m_installIds;
    Phase m_phase = Phase::Stopped;
    bool m_isEnrolled = false;
    Backoff m_backoff;
    std::optional<Error> m_error;        ///< why the phase is Waiting
    bool m_clockWasWrong = false;        ///< the last refusal was for the clock: do not insist
    std::optional<Millis> m_clockOffset; ///< as it is on disk
    std::unique_ptr<OmsClient::Exchange> m_hello;
    std::unique_ptr<Clock::Timer> m_timer;
    Lane m_pushLane;
    Lane m_pullLane;
    std::optional<Instant> m_lastSuccessAt;
    std::optional<Millis> m_lastPollAt; ///< monotonic
    std::optional<LinkState> m_told;
    std::list<Settling> m_settling;
    std::optional<quint64> m_settlesAfter; ///< the poll whose answer shows all that was drained
    CommandPush m_push;
    FeedPull m_pull;
};

} // namespace storehand
