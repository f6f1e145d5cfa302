// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Entities.h"
#include "core/wire/OpeningHoursJson.h"
#include "core/wire/ReadWrite.h"

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int countMax = 1'000'000;

Json policyToJson(const StorePolicy &policy)
{
    ObjectWriter roles;
    for (auto it = policy.raisedRoles.begin(); it != policy.raisedRoles.end(); ++it)
        roles.always(toText(it.key()), toText(it.value()));
    return ObjectWriter()
        .always("staged_before_ready"_L1, policy.stagedBeforeReady)
        .always("proof_at_hand_over"_L1, policy.proofAtHandOver)
        .always("tracking_to_ship"_L1, policy.trackingToShip)
        .always("display_only_leaves_shelf"_L1, policy.displayOnlyLeavesShelf)
        .always("pickup_refusal"_L1, toText(policy.pickupRefusal))
        .always("lease_minutes"_L1, policy.leaseMinutes)
        .always("pickup_days"_L1, policy.pickupDays)
        .always("pickup_extensions_max"_L1, policy.pickupExtensionsMax)
        .put("roles"_L1, roles.object())
        .object();
}

/// Commands and roles of a newer order manager are not missed: no command of this version has them.
void readRoles(ObjectReader &roles, StorePolicy &policy)
{
    roles.knowAll();
    for (const JsonValue &field : roles.raw()) {
        const QString name = field.nameText();
        const auto type = fromText<CommandType>(name);
        const auto role = fromText<Role>(field.toString());
        if (type && role)
            policy.raisedRoles.insert(*type, *role);
        else if (roles.isStrict())
            roles.note(name, type ? u"is not a role"_s : u"is not a command"_s);
    }
}

void readPolicy(ObjectReader &reader, StorePolicy &policy)
{
    const auto number = [&](QLatin1StringView name, int fallback) {
        return static_cast<int>(reader.integerOr(name, fallback, 0, countMax));
    };
    policy.stagedBeforeReady = reader.flag("staged_before_ready"_L1, policy.stagedBeforeReady);
    policy.proofAtHandOver = reader.flag("proof_at_hand_over"_L1, policy.proofAtHandOver);
    policy.trackingToShip = reader.flag("tracking_to_ship"_L1, policy.trackingToShip);
    policy.displayOnlyLeavesShelf =
        reader.flag("display_only_leaves_shelf"_L1, policy.displayOnlyLeavesShelf);
    policy.pickupRefusal = reader.wordOr("pickup_refusal"_L1, policy.pickupRefusal);
    policy.leaseMinutes = number("lease_minutes"_L1, policy.leaseMinutes);
    policy.pickupDays = number("pickup_days"_L1, policy.pickupDays);
    policy.pickupExtensionsMax = number("pickup_extensions_max"_L1, policy.pickupExtensionsMax);
    reader.optionalObject("roles"_L1, [&](ObjectReader &roles) { readRoles(roles, policy); });
}

} // namespace

Json toJson(const Store &store)
{
    ObjectWriter writer;
    writer.put("code"_L1, store.code.text)
        .put("version"_L1, store.version)
        .put("name"_L1, store.name)
        .put("kind"_L1, toText(store.kind))
        .put("latitude"_L1, store.latitude)
        .put("longitude"_L1, store.longitude)
        .put("time_zone"_L1, QString::fromLatin1(store.timeZone))
        .put("currency"_L1, store.currency)
        .put("measure_region"_L1, store.measureRegion)
        .put("paused_until"_L1, store.pausedUntil)
        .put("pause_reason"_L1, store.pauseReason)
        .put("policy"_L1, policyToJson(store.policy));
    if (store.capacityPerDay)
        writer.always("capacity_per_day"_L1, *store.capacityPerDay);
    put(writer, store.applied);
    put(writer, store.changes);
    writer.put("stations"_L1, listOf(store.stations, [](const StoreStation &station) {
                   return ObjectWriter()
                       .always("id"_L1, station.id.text)
                       .always("name"_L1, station.name)
                       .object();
               }));
    put(writer, store.hours);
    return writer.object();
}

void read(ObjectReader &reader, Store &store)
{
    readId(reader, "code"_L1, store.code);
    store.version = reader.integerOr("version"_L1, 0, 0, integerMax);
    store.name = reader.textOr("name"_L1);
    store.kind = reader.wordOr("kind"_L1, StoreKind::Store);
    store.latitude = reader.optionalNumber("latitude"_L1, -90, 90);
    store.longitude = reader.optionalNumber("longitude"_L1, -180, 180);
    store.timeZone = reader.textOr("time_zone"_L1, u"UTC"_s).toLatin1();
    store.currency = reader.textOr("currency"_L1);
    store.measureRegion = reader.textOr("measure_region"_L1);
    store.pausedUntil = reader.optionalInstant("paused_until"_L1);
    store.pauseReason = reader.textOr("pause_reason"_L1);
    if (const auto capacity = reader.optionalInteger("capacity_per_day"_L1, 0, countMax))
        store.capacityPerDay = static_cast<int>(*capacity);
    reader.optionalObject("policy"_L1,
                          [&](ObjectReader &policy) { readPolicy(policy, store.policy); });
    read(reader, store.applied);
    read(reader, store.changes);
    reader.objectsOr("stations"_L1, [&](ObjectReader &entry) {
        StoreStation station;
        readId(entry, "id"_L1, station.id);
        station.name = entry.textOr("name"_L1);
        store.stations.append(station);
    });
    read(reader, store.hours);
}

QString entityId(const StagingLocation &place)
{
    return place.store.text + u'/' + place.code.text;
}

Json toJson(const StagingLocation &place)
{
    return ObjectWriter()
        .put("store"_L1, place.store.text)
        .put("code"_L1, place.code.text)
        .put("version"_L1, place.version)
        .put("kind"_L1, toText(place.kind))
        .put("capacity"_L1, place.capacity)
        .object();
}

void read(ObjectReader &reader, StagingLocation &place)
{
    readId(reader, "store"_L1, place.store);
    readId(reader, "code"_L1, place.code);
    place.version = reader.integerOr("version"_L1, 0, 0, integerMax);
    place.kind = reader.word<StagingKind>("kind"_L1);
    place.capacity = static_cast<int>(reader.integer("capacity"_L1, 1, countMax));
}

Json toJson(const Person &person)
{
    return ObjectWriter()
        .put("code"_L1, person.code.text)
        .put("version"_L1, person.version)
        .put("name"_L1, person.name)
        .put("role"_L1, toText(person.role))
        .put("stores"_L1, listOf(person.stores, [](const StoreCode &store) { return store.text; }))
        .put("pin_verifier"_L1, person.pinVerifier)
        .put("until"_L1, person.until)
        .put("revoked"_L1, person.revoked)
        .object();
}

void read(ObjectReader &reader, Person &person)
{
    readId(reader, "code"_L1, person.code);
    person.version = reader.integerOr("version"_L1, 0, 0, integerMax);
    person.name = reader.textOr("name"_L1);
    person.role = reader.word<Role>("role"_L1);
    for (const QString &store : reader.textsOr("stores"_L1))
        person.stores.append(StoreCode(store));
    person.pinVerifier = reader.textOr("pin_verifier"_L1);
    person.until = reader.optionalDate("until"_L1);
    person.revoked = reader.flag("revoked"_L1);
}

} // namespace storehand::wire
