// SPDX-License-Identifier: Apache-2.0
#include "core/wire/CommandJson.h"
#include "core/wire/ReadWrite.h"

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

Json moveToJson(const StockMove &move)
{
    return ObjectWriter()
        .put("sku"_L1, move.sku.text)
        .put("shelf"_L1, move.shelf)
        .put("picked"_L1, move.picked)
        .put("unsellable"_L1, move.unsellable)
        .put("reserved"_L1, move.reserved)
        .put("left"_L1, move.left)
        .put("in"_L1, move.in)
        .put("reason"_L1, move.reason)
        .object();
}

void readMove(ObjectReader &reader, StockMove &move)
{
    const auto number = [&](QLatin1StringView name) {
        return static_cast<int>(reader.integerOr(name, 0, -unitsMax, unitsMax));
    };
    readId(reader, "sku"_L1, move.sku);
    move.shelf = number("shelf"_L1);
    move.picked = number("picked"_L1);
    move.unsellable = number("unsellable"_L1);
    move.reserved = number("reserved"_L1);
    move.left = number("left"_L1);
    move.in = number("in"_L1);
    move.reason = reader.textOr("reason"_L1);
}

Json lineToJson(const LineEffect &change)
{
    ObjectWriter writer;
    writer.put("assignment"_L1, change.assignment.text).put("line"_L1, change.line.text);
    put(writer, change.delta);
    put(writer, change.details, change.totes);
    return writer.object();
}

Json parcelToJson(const ParcelEffect &change)
{
    ObjectWriter units;
    for (auto it = change.before.units.begin(); it != change.before.units.end(); ++it)
        units.always(it.key().text, it.value());
    return ObjectWriter()
        .put("assignment"_L1, change.assignment.text)
        .put("existed"_L1, change.existed)
        .put("code"_L1, change.before.code.text)
        .put("box"_L1, change.before.box)
        .put("location"_L1, change.before.location.text)
        .put("units"_L1, units.object())
        .put("weight_g"_L1, change.before.weightG)
        .put("gone"_L1, change.before.gone)
        .object();
}

void readParcel(ObjectReader &reader, ParcelEffect &change)
{
    readId(reader, "assignment"_L1, change.assignment);
    change.existed = reader.flag("existed"_L1);
    readId(reader, "code"_L1, change.before.code);
    change.before.box = reader.textOr("box"_L1);
    change.before.location.text = reader.textOr("location"_L1, {}, idMax);
    reader.counts("units"_L1, [&](const QString &line, qint64 units) {
        change.before.units.insert(LineId(line), static_cast<int>(qMin<qint64>(units, unitsMax)));
    });
    change.before.weightG = reader.optionalInteger("weight_g"_L1, 0, integerMax);
    change.before.gone = reader.flag("gone"_L1);
}

} // namespace

QByteArray encodeEffect(const Effect &effect)
{
    return toBytes(ObjectWriter()
                       .put("command"_L1, effect.command.text)
                       .put("type"_L1, toText(effect.type))
                       .put("lines"_L1, listOf(effect.lines, lineToJson))
                       .put("parcels"_L1, listOf(effect.parcels, parcelToJson))
                       .put("moves"_L1, listOf(effect.moves, moveToJson))
                       .put("followed_up"_L1, effect.followedUp)
                       .put("reversed"_L1, effect.reversed)
                       .object());
}

Result<Effect> decodeEffect(const QByteArray &bytes)
{
    return readWhole<Effect>(bytes, [](ObjectReader &reader) {
        Effect effect;
        effect.command.text = reader.textOr("command"_L1, {}, idMax);
        effect.type = reader.word<CommandType>("type"_L1);
        reader.objectsOr("lines"_L1, [&](ObjectReader &entry) {
            LineEffect change;
            readId(entry, "assignment"_L1, change.assignment);
            readId(entry, "line"_L1, change.line);
            read(entry, change.delta, -unitsMax);
            read(entry, change.details, change.totes);
            effect.lines.append(change);
        });
        reader.objectsOr("parcels"_L1, [&](ObjectReader &entry) {
            readParcel(entry, effect.parcels.emplaceBack());
        });
        reader.objectsOr("moves"_L1,
                         [&](ObjectReader &entry) { readMove(entry, effect.moves.emplaceBack()); });
        effect.followedUp = reader.flag("followed_up"_L1);
        effect.reversed = reader.flag("reversed"_L1);
        return effect;
    });
}

} // namespace storehand::wire
