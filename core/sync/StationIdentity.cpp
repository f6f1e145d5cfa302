// SPDX-License-Identifier: Apache-2.0
#include "core/sync/StationIdentity.h"

#include "core/crypto/Base64Url.h"
#include "core/domain/Codes.h"
#include "core/domain/FailPoint.h"
#include "core/store/MetaKeys.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char separator = '\n';

tl::unexpected<Error> damaged(const QString &what)
{
    return failure(ErrorKind::Storage, codes::databaseCorrupt,
                   u"the station's identity in the outbox file is damaged: "_s + what);
}

/// A value of the outbox as text; empty when it is not there.
Result<QString> textOf(const Outbox &outbox, QLatin1StringView key)
{
    const auto value = outbox.value(key);
    if (!value)
        return failure(value.error());
    return QString::fromUtf8(value->value_or(QByteArray()));
}

QByteArray joinedPins(const QList<QByteArray> &pins)
{
    QByteArrayList texts;
    for (const QByteArray &pin : pins)
        texts.append(toBase64Url(pin).toLatin1());
    return texts.join(separator);
}

Result<QList<QByteArray>> loadPins(const Outbox &outbox)
{
    const Result<QString> text = textOf(outbox, metakey::omsPins);
    if (!text)
        return failure(text.error());
    QList<QByteArray> pins;
    for (const QString &part : text->split(QLatin1Char(separator), Qt::SkipEmptyParts)) {
        const auto pin = fromBase64Url(part);
        if (!pin)
            return damaged(u"pins"_s);
        pins.append(*pin);
    }
    return pins;
}

Result<std::optional<SigningKey>> loadKey(const Outbox &outbox)
{
    const auto seed = outbox.secret(metakey::stationKey);
    if (!seed)
        return failure(seed.error());
    if (!*seed)
        return std::nullopt;
    Result<SigningKey> key =
        SigningKey::fromSeedText(Sensitive(QString::fromLatin1((*seed)->reveal())));
    if (!key)
        return failure(key.error());
    return std::optional(std::move(*key));
}

/// The OMS's public sealing and signing keys, in this order.
Result<std::pair<SealedBox, VerifyKey>> loadOmsKeys(const Outbox &outbox)
{
    const Result<QString> text = textOf(outbox, metakey::omsKeys);
    if (!text)
        return failure(text.error());
    const QStringList parts = text->split(QLatin1Char(separator));
    Result<SealedBox> box = SealedBox::fromText(parts.value(0));
    Result<VerifyKey> verify = VerifyKey::fromText(parts.value(1));
    if (!box || !verify)
        return damaged(u"keys of the OMS"_s);
    return std::pair(std::move(*box), std::move(*verify));
}

Result<std::optional<StationIdentity>> loadRest(const Outbox &outbox, const QString &station)
{
    const Result<QString> name = textOf(outbox, metakey::stationName);
    const Result<QString> store = textOf(outbox, metakey::storeCode);
    const auto pins = loadPins(outbox);
    const auto omsKeys = loadOmsKeys(outbox);
    const auto key = loadKey(outbox);
    const auto pickupKey = outbox.secret(metakey::pickupKey);
    for (const Error *error :
         {name ? nullptr : &name.error(), store ? nullptr : &store.error(),
          pins ? nullptr : &pins.error(), omsKeys ? nullptr : &omsKeys.error(),
          key ? nullptr : &key.error(), pickupKey ? nullptr : &pickupKey.error()}) {
        if (error)
            return failure(*error);
    }
    if (!*key || !*pickupKey)
        return damaged(u"keys"_s);
    return std::optional(StationIdentity{StationId(station), *name, StoreCode(*store), **key, *pins,
                                         omsKeys->first, omsKeys->second, **pickupKey});
}

} // namespace

Result<std::optional<StationIdentity>> loadIdentity(const Outbox &outbox)
{
    const Result<QString> station = textOf(outbox, metakey::stationId);
    if (!station)
        return failure(station.error());
    if (station->isEmpty())
        return std::nullopt;
    return loadRest(outbox, *station);
}

Status saveIdentity(Outbox &outbox, const StationIdentity &identity)
{
    const Sensitive<QByteArray> seed(identity.key.seedText().reveal().toLatin1());
    if (const Status saved = outbox.setSecret(metakey::stationKey, seed); !saved)
        return saved;
    if (const Status saved = outbox.setSecret(metakey::pickupKey, identity.pickupKey); !saved)
        return saved;
    // The id comes with the last commit: with it the station counts as enrolled.
    const QByteArray omsKeys =
        identity.sealFor.toText().toLatin1() + separator + identity.omsKey.toText().toLatin1();
    pass(FailPoint::IdentityCommit);
    return outbox.setValues({{metakey::stationId, identity.station.text.toUtf8()},
                             {metakey::formerInstalls, std::nullopt}, // another station's
                             {metakey::stationName, identity.name.toUtf8()},
                             {metakey::storeCode, identity.store.text.toUtf8()},
                             {metakey::omsPins, joinedPins(identity.pins)},
                             {metakey::omsKeys, omsKeys}});
}

Status savePins(Outbox &outbox, const QList<QByteArray> &pins)
{
    return outbox.setValues({{metakey::omsPins, joinedPins(pins)}});
}

Result<SigningKey> enrolmentKey(Outbox &outbox, Random &random)
{
    const auto known = loadKey(outbox);
    if (!known)
        return failure(known.error());
    if (*known)
        return **known;
    SigningKey key = SigningKey::make(random);
    const Sensitive<QByteArray> seed(key.seedText().reveal().toLatin1());
    if (const Status saved = outbox.setSecret(metakey::stationKey, seed); !saved)
        return failure(saved.error());
    return key;
}

} // namespace storehand
