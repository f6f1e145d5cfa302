// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

namespace storehand::oms {

/// Something to be done outside: a webhook to call, a mail to send. Executed by the adapters of
/// oms/effects, again and again until it succeeds or is given up.
struct OutsideEffect
{
    QString id;      ///< UUIDv7; receivers recognise a repeat by it
    QString kind;    ///< "webhook", "notice", …
    QString subject; ///< the channel, customer or whatever the kind means by it
    QByteArray payload;
    int attempts = 0;
    Instant nextAt;
    Instant createdAt;
};

/// What waits to be done outside, written in the transaction that causes it.
class EffectOutbox
{
public:
    explicit EffectOutbox(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Status add(const OutsideEffect &effect);
    /// The oldest that are to be tried at `now`, skipping those another node works on.
    [[nodiscard]] Result<QList<OutsideEffect>> take(Instant now, int limit);
    [[nodiscard]] Status done(const QString &id);
    [[nodiscard]] Status retryAt(const QString &id, Instant at, const QString &why);
    [[nodiscard]] Status giveUp(const QString &id, const QString &why);
    [[nodiscard]] Result<std::optional<Instant>> next();

private:
    Connection &m_connection;
};

} // namespace storehand::oms
