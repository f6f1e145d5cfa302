// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/ChainKeys.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<std::optional<QByteArray>> read(Connection &connection, const QString &name)
{
    return connection.first(u"SELECT value FROM meta WHERE name = ?"_s, {name},
                            [](const SqlRow &row) { return row.bytes(0); });
}

/// The value of that name. `fresh` is kept if there is none yet; of several nodes that start at
/// once on a new database, the first one's stays.
Result<QByteArray> readOrKeep(Connection &connection, const QString &name, const QByteArray &fresh)
{
    const Status kept = connection.run(u"INSERT INTO meta(name, value) VALUES (?, ?)"
                                       " ON CONFLICT (name) DO NOTHING"_s,
                                       {name, fresh});
    if (!kept)
        return failure(kept.error());
    const Result<std::optional<QByteArray>> value = read(connection, name);
    if (!value)
        return failure(value.error());
    Q_ASSERT_X(value->has_value(), "ChainKeys", "a value that was just kept is gone");
    return **value;
}

Result<Sensitive<QByteArray>> secret(Connection &connection, const Vault &vault,
                                     const QString &name, const QByteArray &fresh)
{
    const QString place = u"meta/"_s + name;
    const Result<QByteArray> sealed = readOrKeep(connection, name, vault.seal(fresh, place));
    if (!sealed)
        return failure(sealed.error());
    return vault.open(*sealed, place);
}

} // namespace

Result<ChainKeys> ChainKeys::ensure(Connection &connection, const Vault &vault,
                                    const QString &newEpoch)
{
    Random &random = vault.random();
    const auto seed = secret(connection, vault, u"signing_key"_s,
                             SigningKey::make(random).seedText().reveal().toLatin1());
    if (!seed)
        return failure(seed.error());
    const auto sealing =
        secret(connection, vault, u"sealing_key"_s, SealedBoxKey::make(random).secret().reveal());
    if (!sealing)
        return failure(sealing.error());
    const auto pickup =
        secret(connection, vault, u"pickup_code_key"_s, KeyedHash::makeKey(random).reveal());
    if (!pickup)
        return failure(pickup.error());
    const auto epoch = readOrKeep(connection, u"epoch"_s, newEpoch.toUtf8());
    if (!epoch)
        return failure(epoch.error());

    auto signing =
        SigningKey::fromSeedText(Sensitive<QString>(QString::fromLatin1(seed->reveal())));
    if (!signing)
        return failure(signing.error());
    auto box = SealedBoxKey::fromSecret(*sealing);
    if (!box)
        return failure(box.error());
    return ChainKeys{*std::move(signing), *std::move(box), *pickup};
}

} // namespace storehand::oms
