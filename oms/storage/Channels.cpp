// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Channels.h"

#include "core/crypto/Base64Url.h"
#include "oms/storage/Rows.h"

#include <QCryptographicHash>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int keyBytes = 32;

/// A key has 256 random bits, so a plain hash hides it well enough.
QByteArray hashOf(const Sensitive<QString> &key)
{
    return QCryptographicHash::hash(key.reveal().toUtf8(), QCryptographicHash::Sha256);
}

QString webhookPlace(const QString &channel)
{
    return u"channels/"_s + channel;
}

} // namespace

Result<Sensitive<QString>> Channels::addKey(const QString &channel, Instant now)
{
    const Status made =
        m_connection.run(u"INSERT INTO channels(name, created_at, webhook_url) VALUES (?, ?, '')"
                         " ON CONFLICT (name) DO NOTHING"_s,
                         {channel, now});
    if (!made)
        return failure(made.error());
    const Sensitive<QString> key(toBase64Url(m_vault.random().bytes(keyBytes)));
    const Status kept =
        m_connection.run(u"INSERT INTO channel_keys(hash, channel, created_at) VALUES (?, ?, ?)"_s,
                         {hashOf(key), channel, now});
    if (!kept)
        return failure(kept.error());
    return key;
}

Result<std::optional<QString>> Channels::ofKey(const Sensitive<QString> &key)
{
    return m_connection.first(
        u"SELECT channel FROM channel_keys WHERE hash = ? AND revoked_at IS NULL"_s, {hashOf(key)},
        [](const SqlRow &row) { return row.text(0); });
}

Status Channels::revokeKeys(const QString &channel, Instant now)
{
    return m_connection.run(
        u"UPDATE channel_keys SET revoked_at = ? WHERE channel = ? AND revoked_at IS NULL"_s,
        {now, channel});
}

Result<QStringList> Channels::all()
{
    return rowsOf<QString>(m_connection, u"SELECT name FROM channels ORDER BY name"_s, {},
                           [](const SqlRow &row) { return row.text(0); });
}

Status Channels::setWebhook(const QString &channel, const Webhook &webhook, Instant now)
{
    return m_connection.run(
        u"INSERT INTO channels(name, created_at, webhook_url, webhook_secret) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET webhook_url = excluded.webhook_url,"
        " webhook_secret = excluded.webhook_secret"_s,
        {channel, now, webhook.url, m_vault.seal(webhook.secret.reveal(), webhookPlace(channel))});
}

Result<bool> Channels::hasWebhook(const QString &channel)
{
    const Result<qint64> count = numberOf(
        m_connection, u"SELECT COUNT(*) FROM channels WHERE name = ? AND webhook_url <> ''"_s,
        {channel});
    if (!count)
        return failure(count.error());
    return *count > 0;
}

Result<std::optional<Webhook>> Channels::webhookOf(const QString &channel)
{
    struct Row
    {
        QString url;
        QByteArray secret;
    };

    const auto row = m_connection.first(
        u"SELECT webhook_url, webhook_secret FROM channels WHERE name = ? AND webhook_url <> ''"_s,
        {channel}, [](const SqlRow &found) {
            return Row{found.text(0), found.bytes(1)};
        });
    if (!row)
        return failure(row.error());
    if (!*row)
        return std::nullopt;
    Result<Sensitive<QByteArray>> secret = m_vault.open((*row)->secret, webhookPlace(channel));
    if (!secret)
        return failure(secret.error());
    return Webhook{(*row)->url, *std::move(secret)};
}

} // namespace storehand::oms
