// SPDX-License-Identifier: Apache-2.0
// The part of the outbox file that is not commands: personal values, small values and secrets.
#include "core/database/Transaction.h"
#include "core/store/Outbox.h"
#include "core/store/OutboxPlaces.h"

using namespace Qt::Literals::StringLiterals;

namespace storehand {

// --- Personal values of the commands ------------------------------------------------------------

Status Outbox::insertPersonal(const OutboxDraft &draft)
{
    const QByteArray sealed =
        m_cipher.seal(draft.personal->reveal(), outboxplace::ofPersonal(draft.id));
    return m_connection->run(u"INSERT INTO personal(id, subject, sealed) VALUES (?, ?, ?)"_s,
                             {draft.id, draft.subject, sealed});
}

Result<std::optional<Sensitive<QByteArray>>> Outbox::personal(const CommandId &id) const
{
    const auto sealed = m_connection->first(u"SELECT sealed FROM personal WHERE id = ?"_s, {id},
                                            [](const SqlRow &row) { return row.bytes(0); });
    return unsealed(sealed, outboxplace::ofPersonal(id));
}

Status Outbox::orderClosed(const QString &subject, Instant at)
{
    return m_connection->run(
        u"UPDATE personal SET erase_at = ? WHERE subject = ? AND erase_at IS NULL"_s,
        {at + personalKeptAfterClosing, subject});
}

Result<QStringList> Outbox::openSubjects() const
{
    return texts(u"SELECT DISTINCT subject FROM personal WHERE erase_at IS NULL ORDER BY subject"_s,
                 {});
}

// --- Small values and secrets -------------------------------------------------------------------

Result<std::optional<QByteArray>> Outbox::value(const QString &key) const
{
    return meta(outboxplace::valuePrefix + key);
}

Status Outbox::setValues(const QHash<QString, std::optional<QByteArray>> &values)
{
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        const Status set = setMeta(outboxplace::valuePrefix + value.key(), value.value());
        if (!set)
            return set;
    }
    return transaction->commit();
}

Result<QStringList> Outbox::keys(const QString &prefix) const
{
    const QString from = outboxplace::valuePrefix + prefix;
    return texts(u"SELECT substr(key, ?) FROM meta WHERE substr(key, 1, ?) = ? ORDER BY key"_s,
                 {outboxplace::valuePrefix.size() + 1, from.size(), from});
}

Result<std::optional<Sensitive<QByteArray>>> Outbox::secret(const QString &key) const
{
    return unsealed(meta(outboxplace::secretPrefix + key), outboxplace::ofSecret(key));
}

Status Outbox::setSecret(const QString &key, const Sensitive<QByteArray> &value)
{
    return setMeta(outboxplace::secretPrefix + key,
                   m_cipher.seal(value.reveal(), outboxplace::ofSecret(key)));
}

Result<std::optional<QByteArray>> Outbox::meta(const QString &key) const
{
    return m_connection->first(u"SELECT value FROM meta WHERE key = ?"_s, {key},
                               [](const SqlRow &row) { return row.bytes(0); });
}

Status Outbox::setMeta(const QString &key, const std::optional<QByteArray> &value)
{
    if (!value)
        return m_connection->run(u"DELETE FROM meta WHERE key = ?"_s, {key});
    return m_connection->run(u"INSERT INTO meta(key, value) VALUES (?, ?) "
                             "ON CONFLICT(key) DO UPDATE SET value = excluded.value"_s,
                             {key, *value});
}

Result<std::optional<Sensitive<QByteArray>>>
Outbox::unsealed(const Result<std::optional<QByteArray>> &sealed, const QByteArray &place) const
{
    if (!sealed)
        return failure(sealed.error());
    if (!*sealed)
        return std::nullopt;
    auto plain = m_cipher.open(**sealed, place);
    if (!plain)
        return failure(plain.error());
    return std::optional(std::move(*plain));
}

Result<QStringList> Outbox::texts(const QString &sql, const SqlValues &values) const
{
    QStringList result;
    const Status read = m_connection->query(
        sql, values, [&result](const SqlRow &row) { result.append(row.text(0)); });
    if (!read)
        return failure(read.error());
    return result;
}

} // namespace storehand
