// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ReadWrite.h"

#include <array>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

struct QuantityField
{
    QLatin1StringView name;
    int Quantities::*member;
};

constexpr std::array quantityFields{
    QuantityField{"ordered"_L1, &Quantities::ordered},
    QuantityField{"in_hand"_L1, &Quantities::inHand},
    QuantityField{"packed"_L1, &Quantities::packed},
    QuantityField{"staged"_L1, &Quantities::staged},
    QuantityField{"handed_over"_L1, &Quantities::handedOver},
    QuantityField{"shipped"_L1, &Quantities::shipped},
    QuantityField{"refused"_L1, &Quantities::refused},
    QuantityField{"withdrawn"_L1, &Quantities::withdrawn},
    QuantityField{"short"_L1, &Quantities::shorted},
    QuantityField{"substituted"_L1, &Quantities::substituted},
    QuantityField{"cancelled"_L1, &Quantities::cancelled},
    QuantityField{"surplus"_L1, &Quantities::surplus},
    QuantityField{"put_back"_L1, &Quantities::putBack},
};

constexpr int serialMax = 100;

} // namespace

Json toJson(const Applied &applied)
{
    ObjectWriter numbers;
    for (auto it = applied.numbers().begin(); it != applied.numbers().end(); ++it)
        numbers.always(it.key(), it.value());
    return numbers.object();
}

void put(ObjectWriter &writer, const Applied &applied)
{
    writer.put("applied"_L1, toJson(applied));
}

void read(ObjectReader &reader, Applied &applied)
{
    reader.counts("applied"_L1,
                  [&](const QString &install, qint64 n) { applied.raise(InstallId(install), n); });
}

void put(ObjectWriter &writer, const ChangeMarks &changes)
{
    ObjectWriter marks;
    for (auto facet = changes.all().begin(); facet != changes.all().end(); ++facet) {
        ObjectWriter versions;
        for (auto it = facet->begin(); it != facet->end(); ++it)
            versions.always(it.key(), it.value());
        marks.always(toText(facet.key()), versions.object());
    }
    writer.put("changes"_L1, marks.object());
}

/// Facets of a newer order manager are not missed: no command of this version reads them.
void read(ObjectReader &reader, ChangeMarks &changes)
{
    reader.optionalObject("changes"_L1, [&](ObjectReader &marks) {
        for (const auto &[facet, name] : enumNames(Facet{})) {
            marks.counts(name, [&, facet = facet](const QString &install, qint64 version) {
                changes.note(facet, InstallId(install), version);
            });
        }
    });
}

void put(ObjectWriter &writer, const Quantities &units)
{
    for (const QuantityField &field : quantityFields)
        writer.put(field.name, units.*field.member);
}

void read(ObjectReader &reader, Quantities &units, int min)
{
    for (const QuantityField &field : quantityFields)
        units.*field.member = static_cast<int>(reader.integerOr(field.name, 0, min, unitsMax));
}

Json toJson(const Detail &detail)
{
    return ObjectWriter()
        .put("serial"_L1, detail.serial)
        .put("lot"_L1, detail.lot)
        .put("expiry"_L1, detail.expiry)
        .put("weight_g"_L1, detail.weightG)
        .put("price"_L1, detail.price)
        .object();
}

void read(ObjectReader &reader, Detail &detail)
{
    detail.serial = reader.textOr("serial"_L1, {}, serialMax);
    detail.lot = reader.textOr("lot"_L1, {}, serialMax);
    detail.expiry = reader.optionalDate("expiry"_L1);
    detail.weightG = reader.optionalInteger("weight_g"_L1, 0, unitsMax * 100);
    detail.price = reader.optionalInteger("price"_L1, 0, integerMax);
}

void put(ObjectWriter &writer, const QList<PickedDetail> &details, const QList<ToteUnits> &totes)
{
    writer.put("details"_L1, listOf(details, [](const PickedDetail &picked) {
                   return ObjectWriter()
                       .put("command"_L1, picked.command.text)
                       .put("units"_L1, picked.units)
                       .put("detail"_L1, toJson(picked.detail))
                       .object();
               }));
    writer.put("totes"_L1, listOf(totes, [](const ToteUnits &tote) {
                   return ObjectWriter()
                       .put("command"_L1, tote.command.text)
                       .put("tote"_L1, tote.tote)
                       .put("units"_L1, tote.units)
                       .object();
               }));
}

void read(ObjectReader &reader, QList<PickedDetail> &details, QList<ToteUnits> &totes)
{
    reader.objectsOr(
        "details"_L1,
        [&](ObjectReader &entry) {
            PickedDetail &picked = details.emplaceBack();
            readId(entry, "command"_L1, picked.command);
            picked.units = entry.units("units"_L1);
            entry.optionalObject("detail"_L1,
                                 [&](ObjectReader &detail) { read(detail, picked.detail); });
        },
        unitsMax);
    reader.objectsOr(
        "totes"_L1,
        [&](ObjectReader &entry) {
            ToteUnits &tote = totes.emplaceBack();
            readId(entry, "command"_L1, tote.command);
            tote.tote = entry.textOr("tote"_L1);
            tote.units = entry.units("units"_L1);
        },
        unitsMax);
}

} // namespace storehand::wire
