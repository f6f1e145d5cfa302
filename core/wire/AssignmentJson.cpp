// SPDX-License-Identifier: Apache-2.0
#include "core/wire/Entities.h"
#include "core/wire/ReadWrite.h"

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int linesMax = 1000;
constexpr int parcelsMax = 1000;

Json claimToJson(const Claim &claim)
{
    return ObjectWriter()
        .put("person"_L1, claim.person.text)
        .put("station"_L1, claim.station)
        .put("install"_L1, claim.install.text)
        .put("fence"_L1, claim.fence)
        .always("lease_until"_L1, claim.leaseUntil.toText())
        .object();
}

void readClaim(ObjectReader &reader, Claim &claim)
{
    readId(reader, "person"_L1, claim.person);
    claim.station = reader.textOr("station"_L1);
    claim.install.text = reader.textOr("install"_L1, {}, idMax);
    claim.fence = reader.integerOr("fence"_L1, 0, 0, integerMax);
    claim.leaseUntil = reader.instant("lease_until"_L1);
}

Json parcelToJson(const Parcel &parcel)
{
    ObjectWriter units;
    for (auto it = parcel.units.begin(); it != parcel.units.end(); ++it)
        units.always(it.key().text, it.value());
    return ObjectWriter()
        .put("code"_L1, parcel.code.text)
        .put("box"_L1, parcel.box)
        .put("location"_L1, parcel.location.text)
        .put("units"_L1, units.object())
        .put("weight_g"_L1, parcel.weightG)
        .put("gone"_L1, parcel.gone)
        .object();
}

void readParcel(ObjectReader &reader, Parcel &parcel)
{
    readId(reader, "code"_L1, parcel.code);
    parcel.box = reader.textOr("box"_L1);
    parcel.location.text = reader.textOr("location"_L1, {}, idMax);
    reader.counts("units"_L1, [&](const QString &line, qint64 units) {
        parcel.units.insert(LineId(line), static_cast<int>(qMin<qint64>(units, unitsMax)));
    });
    parcel.weightG = reader.optionalInteger("weight_g"_L1, 0, integerMax);
    parcel.gone = reader.flag("gone"_L1);
}

Json arrivalToJson(const Arrival &arrival)
{
    return ObjectWriter()
        .always("at"_L1, arrival.at.toText())
        .put("by"_L1, arrival.by)
        .put("bay"_L1, arrival.bay)
        .put("left_at"_L1, arrival.leftAt)
        .object();
}

void readArrival(ObjectReader &reader, Arrival &arrival)
{
    arrival.at = reader.instant("at"_L1);
    arrival.by = reader.textOr("by"_L1);
    arrival.bay = reader.textOr("bay"_L1);
    arrival.leftAt = reader.optionalInstant("left_at"_L1);
}

template <typename T, typename Read>
QList<T> readList(ObjectReader &reader, QLatin1StringView name, int max, Read readOne)
{
    QList<T> list;
    reader.objectsOr(
        name,
        [&](ObjectReader &entry) {
            T value;
            readOne(entry, value);
            list.append(std::move(value));
        },
        max);
    return list;
}

void putWork(ObjectWriter &writer, const Assignment &assignment)
{
    if (assignment.claim)
        writer.always("claim"_L1, claimToJson(*assignment.claim));
    writer.put("last_fence"_L1, assignment.lastFence);
    if (assignment.hold)
        writer.always("hold"_L1, *assignment.hold);
    writer.put("waiting_transfer"_L1, assignment.waitingTransfer);
    if (assignment.arrival)
        writer.always("arrival"_L1, arrivalToJson(*assignment.arrival));
    writer.put("why"_L1, toJson(assignment.why));
}

void readWork(ObjectReader &reader, Assignment &assignment)
{
    reader.optionalObject(
        "claim"_L1, [&](ObjectReader &claim) { readClaim(claim, assignment.claim.emplace()); });
    assignment.lastFence = reader.integerOr("last_fence"_L1, 0, 0, integerMax);
    if (reader.has("hold"_L1))
        assignment.hold = reader.textOr("hold"_L1);
    assignment.waitingTransfer = reader.flag("waiting_transfer"_L1);
    reader.optionalObject("arrival"_L1, [&](ObjectReader &arrival) {
        readArrival(arrival, assignment.arrival.emplace());
    });
    reader.optionalObject("why"_L1, [&](ObjectReader &why) { read(why, assignment.why); });
}

void putTimes(ObjectWriter &writer, const Assignment &assignment)
{
    writer.always("assigned_at"_L1, assignment.assignedAt.toText())
        .put("promise_by"_L1, assignment.promiseBy)
        .put("moves_after"_L1, assignment.movesAfter)
        .put("ready_at"_L1, assignment.readyAt)
        .put("pickup_by"_L1, assignment.pickupBy)
        .put("pickup_extensions"_L1, assignment.pickupExtensions);
}

void readTimes(ObjectReader &reader, Assignment &assignment)
{
    assignment.assignedAt = reader.instant("assigned_at"_L1);
    assignment.promiseBy = reader.optionalInstant("promise_by"_L1);
    assignment.movesAfter = reader.optionalInstant("moves_after"_L1);
    assignment.readyAt = reader.optionalInstant("ready_at"_L1);
    assignment.pickupBy = reader.optionalInstant("pickup_by"_L1);
    assignment.pickupExtensions = reader.units("pickup_extensions"_L1);
}

} // namespace

Json toJson(const Line &line)
{
    ObjectWriter writer;
    writer.put("id"_L1, line.id.text)
        .put("order_line"_L1, line.orderLine)
        .put("sku"_L1, line.sku.text)
        .put("unit_price"_L1, line.unitPrice)
        .put("kit"_L1, line.kit.text);
    put(writer, line.units);
    if (line.storage != Storage::Ambient)
        writer.put("storage"_L1, toText(line.storage));
    if (line.substituteFor)
        writer.put("substitute_for"_L1, line.substituteFor->text);
    put(writer, line.details, line.totes);
    return writer.object();
}

void read(ObjectReader &reader, Line &line)
{
    readId(reader, "id"_L1, line.id);
    line.orderLine = reader.textOr("order_line"_L1);
    readId(reader, "sku"_L1, line.sku);
    line.unitPrice = reader.integerOr("unit_price"_L1, 0, 0, integerMax);
    line.kit = Sku(reader.textOr("kit"_L1));
    read(reader, line.units);
    line.storage = reader.wordOr("storage"_L1, Storage::Ambient);
    if (reader.has("substitute_for"_L1))
        line.substituteFor = LineId(reader.text("substitute_for"_L1, idMax));
    read(reader, line.details, line.totes);
}

Json toJson(const Why &why)
{
    return ObjectWriter()
        .put("chosen_because"_L1, why.chosenBecause)
        .put("parcels"_L1, why.parcels)
        .put("distance_km"_L1, why.distanceKm)
        .put("alternatives"_L1, listOf(why.alternatives,
                                       [](const Why::Alternative &other) {
                                           return ObjectWriter()
                                               .put("stores"_L1, listOf(other.stores))
                                               .put("parcels"_L1, other.parcels)
                                               .put("distance_km"_L1, other.distanceKm)
                                               .put("backordered"_L1, other.backordered)
                                               .object();
                                       }))
        .put("excluded"_L1, listOf(why.excluded,
                                   [](const Why::Excluded &excluded) {
                                       return ObjectWriter()
                                           .put("store"_L1, excluded.store.text)
                                           .put("code"_L1, excluded.code)
                                           .object();
                                   }))
        .put("excluded_more"_L1, why.excludedMore)
        .object();
}

void read(ObjectReader &reader, Why &why)
{
    constexpr double kmMax = 50'000 * 100.0;
    why.chosenBecause = reader.textOr("chosen_because"_L1);
    why.parcels = reader.units("parcels"_L1);
    why.distanceKm = reader.optionalNumber("distance_km"_L1, 0, kmMax);
    why.alternatives = readList<Why::Alternative>(
        reader, "alternatives"_L1, linesMax, [](ObjectReader &entry, Why::Alternative &other) {
            other.stores = entry.textsOr("stores"_L1);
            other.parcels = entry.units("parcels"_L1);
            other.distanceKm = entry.optionalNumber("distance_km"_L1, 0, kmMax);
            other.backordered = entry.units("backordered"_L1);
        });
    why.excluded = readList<Why::Excluded>(reader, "excluded"_L1, linesMax,
                                           [](ObjectReader &entry, Why::Excluded &excluded) {
                                               readId(entry, "store"_L1, excluded.store);
                                               excluded.code = entry.textOr("code"_L1);
                                           });
    why.excludedMore = reader.units("excluded_more"_L1);
}

Json toJson(const Assignment &assignment)
{
    ObjectWriter writer;
    writer.put("id"_L1, assignment.id.text)
        .put("version"_L1, assignment.version)
        .put("order"_L1, assignment.order.text)
        .put("order_ref"_L1, assignment.orderRef)
        .put("channel"_L1, assignment.channel)
        .put("store"_L1, assignment.store.text)
        .put("method"_L1, toText(assignment.method))
        .put("state"_L1, toText(assignment.state))
        .put("closed_because"_L1, assignment.closedBecause)
        .put("part"_L1, assignment.part)
        .put("parts"_L1, assignment.parts)
        .put("lines"_L1, listOf(assignment.lines, [](const Line &line) { return toJson(line); }))
        .put("parcels"_L1, listOf(assignment.parcels, parcelToJson))
        .put("customer"_L1, assignment.customer.text)
        .put("customer_initials"_L1, assignment.customerInitials)
        .putBase64("pickup_code_hash"_L1, assignment.pickupCodeHash)
        .put("currency"_L1, assignment.currency)
        .put("brand"_L1, assignment.brand)
        .put("service"_L1, assignment.service)
        .put("instructions"_L1, assignment.instructions)
        .put("gift_message"_L1, assignment.giftMessage)
        .put("tags"_L1, listOf(assignment.tags));
    put(writer, assignment.applied);
    put(writer, assignment.changes);
    putTimes(writer, assignment);
    putWork(writer, assignment);
    return writer.object();
}

void read(ObjectReader &reader, Assignment &assignment)
{
    constexpr int hashBytesMax = 64;
    readId(reader, "id"_L1, assignment.id);
    assignment.version = reader.integerOr("version"_L1, 0, 0, integerMax);
    assignment.order.text = reader.textOr("order"_L1, {}, idMax);
    assignment.orderRef = reader.textOr("order_ref"_L1);
    assignment.channel = reader.textOr("channel"_L1);
    readId(reader, "store"_L1, assignment.store);
    assignment.method = reader.word<Method>("method"_L1);
    assignment.state = reader.word<AssignmentState>("state"_L1);
    assignment.closedBecause = reader.textOr("closed_because"_L1);
    assignment.part = static_cast<int>(reader.integerOr("part"_L1, 1, 1, linesMax));
    assignment.parts = static_cast<int>(reader.integerOr("parts"_L1, 1, 1, linesMax));
    assignment.lines = readList<Line>(reader, "lines"_L1, linesMax,
                                      [](ObjectReader &entry, Line &line) { read(entry, line); });
    assignment.parcels = readList<Parcel>(reader, "parcels"_L1, parcelsMax, readParcel);
    assignment.customer.text = reader.textOr("customer"_L1, {}, idMax);
    assignment.customerInitials = reader.textOr("customer_initials"_L1);
    assignment.pickupCodeHash = reader.base64Or("pickup_code_hash"_L1, hashBytesMax);
    assignment.currency = reader.textOr("currency"_L1);
    assignment.brand = reader.textOr("brand"_L1);
    assignment.service = reader.textOr("service"_L1);
    assignment.instructions = reader.textOr("instructions"_L1);
    assignment.giftMessage = reader.textOr("gift_message"_L1);
    assignment.tags = reader.textsOr("tags"_L1);
    read(reader, assignment.applied);
    read(reader, assignment.changes);
    readTimes(reader, assignment);
    readWork(reader, assignment);
}

} // namespace storehand::wire
