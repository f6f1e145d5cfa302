// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/Instant.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace storehand::oms {

/// Who is called, and the secret that both sides know.
struct WebhookTarget
{
    QString url;
    Sensitive<QByteArray> secret;
};

/// One message for one receiver.
struct WebhookMessage
{
    QString id;      ///< the same for each attempt, so that the receiver recognises a repeat
    QByteArray body; ///< JSON
};

/// What came of one attempt.
struct WebhookOutcome
{
    enum class Kind {
        Delivered, ///< any 2xx
        Failed,    ///< try again later
        Refused,   ///< 410 Gone: the receiver wants no more
    };

    Kind kind = Kind::Failed;
    int status = 0; ///< HTTP; 0 if there was no answer
    QString detail; ///< what went wrong, for logs; never the answer's body
};

/// The value of Storehand-Signature: "t=<seconds since 1970>,v1=<hex>", where v1 is the HMAC-SHA256
/// of "<t>.<body>". A receiver refuses what it cannot recompute, and what is older than it likes.
[[nodiscard]] QByteArray webhookSignature(const QByteArray &body, const QByteArray &secret,
                                          Instant at);

/// Posts signed messages to receivers on a thread of its own. One attempt a call: repeating is the
/// business of the effect outbox. Redirects are not followed, certificates are checked against the
/// system's authorities, and no receiver can hold an attempt longer than `attemptTime`.
class WebhookClient
{
public:
    struct Options
    {
        /// From connecting to the end of the answer; before that, as long again for the name.
        Millis attemptTime{15'000};
        QString caFile; ///< a PEM file of authorities instead of the system's
    };

    explicit WebhookClient(Options options);
    /// Cuts attempts under way; their `done` is not called.
    ~WebhookClient();
    Q_DISABLE_COPY_MOVE(WebhookClient)

    /// Calls `done` once, on the client's thread. From any thread.
    void deliver(const WebhookTarget &target, const WebhookMessage &message, Instant now,
                 std::function<void(const WebhookOutcome &)> done);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace storehand::oms
