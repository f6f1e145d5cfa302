// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/storage/Storage.h"

namespace storehand::oms {

/// A message that a channel's webhook is to get.
struct WebhookCall
{
    OutsideEffect effect; ///< its id is the same for each attempt
    QString url;
    Sensitive<QByteArray> secret;

    [[nodiscard]] const QString &channel() const { return effect.target.subject; }
};

/// What a look for calls found.
struct WebhookCalls
{
    QList<WebhookCall> calls;
    std::optional<Instant> next; ///< when to look again at the latest; nothing when nothing waits
};

/// What waits to be told outside, all targets together.
struct EffectsWaiting
{
    qint64 count = 0;
    std::optional<Instant> oldest; ///< since when something waits
    qint64 givenUp = 0;            ///< of the last days
    int targetsFailing = 0;        ///< whose latest attempt failed, or who were switched off
};

[[nodiscard]] EffectsWaiting sumOf(const QList<EffectOutbox::Standing> &standings);

/// How the posting of webhooks goes: since the start, and what waited a moment ago.
struct WebhookFigures
{
    qint64 delivered = 0;
    qint64 failures = 0; ///< attempts
    EffectsWaiting waiting;
};

/// Gives out what waits to be posted, and notes what became of it. A channel gets its messages one
/// by one in the order in which they happened; one that fails waits, longer each time, and holds up
/// no other. Whoever takes a call has its channel for `leaseTime`; if nothing is heard then, the
/// call is given out again, so a crash repeats a message but loses none.
class WebhookQueue
{
public:
    static constexpr QLatin1StringView kind{"webhook"};
    static constexpr Millis leaseTime = std::chrono::minutes(2);
    /// Between two attempts: doubles with each failure in a row.
    static constexpr Millis waitMin = std::chrono::seconds(5);
    static constexpr Millis waitMax = std::chrono::minutes(30);
    /// A message that was answered so often, and never with success, is left out: the receiver is
    /// alive, so it is the message that it cannot take.
    static constexpr int refusalsMax = 20;
    /// A message that waited so long is left out, whatever the receiver does.
    static constexpr Millis keepTime = std::chrono::hours(7 * 24);
    static constexpr int waitingMax = 100'000; ///< of one channel; the oldest are left out
    /// How long it can be looked up what became of a message.
    static constexpr Millis settledTime = std::chrono::hours(3 * 24);

    explicit WebhookQueue(Storage &storage)
        : m_storage(storage)
    {}

    [[nodiscard]] Result<WebhookCalls> take(Instant now, int limit);
    [[nodiscard]] Status delivered(const WebhookCall &call, Instant now);
    /// `answered`: the receiver is there but did not say 2xx.
    [[nodiscard]] Status failed(const WebhookCall &call, const QString &why, bool answered,
                                Instant now);
    /// The receiver wants no more: nothing is sent until the webhook is set again.
    [[nodiscard]] Status refused(const WebhookCall &call, const QString &why, Instant now);

    /// Leaves out what is too old or too much, and forgets what was settled long ago.
    [[nodiscard]] Status tidy(Instant now);

private:
    Storage &m_storage;
};

/// Sets who is told of a channel's orders, and begins anew with who was switched off. The channel
/// is made if it is new.
[[nodiscard]] Status setWebhook(Storage &storage, const QString &channel, const Webhook &webhook,
                                Instant now);

/// How long a target waits after so many failures in a row.
[[nodiscard]] Millis webhookWaitAfter(int failures);

} // namespace storehand::oms
