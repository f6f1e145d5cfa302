// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Uuid.h"
#include "core/sync/LinkFailure.h"
#include "core/sync/SyncParts.h"
#include "core/wire/ProtocolCommands.h"

namespace storehand {

/// Commands up: sends what is pending in the outbox, one batch at a time, and notes the results in
/// one commit a batch. It never gives up a command; when the OMS does not take one now, it and all
/// later ones stay pending.
class CommandPush
{
public:
    /// Each may call back into the push. None is called from inside start() or kick().
    struct Events
    {
        std::function<void(const QList<wire::CommandResult> &)> acknowledged; ///< and on disk
        std::function<void(const LinkFailure &)> failed; ///< it waits for start() or kick()
    };

    CommandPush(SyncParts &parts, Events events);

    /// The link is there: sends whatever is pending. A batch under way is forgotten, since its
    /// answer may be lost; sent again, it is answered as before.
    void start(const BatchLimits &limits);
    /// Cancels the batch under way; nothing is sent until start().
    void stop();
    /// There may be something new to send.
    void kick();

private:
    void send();
    void failSoon(const Error &error);
    void take(const Result<OmsAnswer> &answer);
    void refused(const LinkFailure &failure);
    void fail(const LinkFailure &failure);
    [[nodiscard]] Result<QByteArray> encode(const QList<OutboxRow> &rows);
    [[nodiscard]] Status check(const wire::CommandAnswer &answer) const;
    [[nodiscard]] Status note(const QList<wire::CommandResult> &results);

    SyncParts &m_parts;
    const Events m_events;
    UuidMaker m_batchIds;
    BatchLimits m_limits;
    bool m_isStarted = false;
    QList<OutboxRow> m_underWay;
    std::unique_ptr<OmsClient::Exchange> m_exchange;
    bool m_isBusy = false; ///< about to go on or to fail: nothing is to be sent from elsewhere
    std::unique_ptr<Clock::Timer> m_diskFailure;
};

} // namespace storehand
