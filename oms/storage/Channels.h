// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/database/Connection.h"
#include "oms/storage/Vault.h"

namespace storehand::oms {

/// Where events of a channel's orders are posted to.
struct Webhook
{
    QString url;
    Sensitive<QByteArray> secret; ///< signs what is posted
};

/// The sales channels, tills and head-office systems that may call the channel API, by the hashes
/// of their keys.
class Channels
{
public:
    Channels(Connection &connection, const Vault &vault)
        : m_connection(connection)
        , m_vault(vault)
    {}

    /// Makes the channel if it is new, and a further key for it: 43 characters, shown once.
    [[nodiscard]] Result<Sensitive<QString>> addKey(const QString &channel, Instant now);
    /// The channel of a key; nothing for an unknown or revoked one.
    [[nodiscard]] Result<std::optional<QString>> ofKey(const Sensitive<QString> &key);
    [[nodiscard]] Status revokeKeys(const QString &channel, Instant now);
    /// By name.
    [[nodiscard]] Result<QStringList> all();

    /// Makes the channel if it is new.
    [[nodiscard]] Status setWebhook(const QString &channel, const Webhook &webhook, Instant now);
    [[nodiscard]] Result<bool> hasWebhook(const QString &channel);
    [[nodiscard]] Result<std::optional<Webhook>> webhookOf(const QString &channel);

private:
    Connection &m_connection;
    const Vault &m_vault;
};

} // namespace storehand::oms
