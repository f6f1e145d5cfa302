// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Applied.h"
#include "core/domain/ChangeMarks.h"
#include "core/domain/Line.h"
#include "core/wire/ObjectReader.h"
#include "core/wire/ObjectWriter.h"

/// Small shapes that several codecs of this folder share.
namespace storehand::wire {

inline constexpr qint64 integerMax = std::numeric_limits<qint64>::max();
inline constexpr int idMax = 100;
inline constexpr int unitsMax = 1'000'000;

/// Install ids and numbers.
[[nodiscard]] Json toJson(const Applied &applied);
/// As the field "applied".
void put(ObjectWriter &writer, const Applied &applied);
void read(ObjectReader &reader, Applied &applied);

void put(ObjectWriter &writer, const ChangeMarks &changes);
void read(ObjectReader &reader, ChangeMarks &changes);

void put(ObjectWriter &writer, const Quantities &units);
/// `min` is below zero for the differences in an Effect.
void read(ObjectReader &reader, Quantities &units, int min = 0);

[[nodiscard]] Json toJson(const Detail &detail);
void read(ObjectReader &reader, Detail &detail);

/// Serials and lots of picked units, and in which bags units lie.
void put(ObjectWriter &writer, const QList<PickedDetail> &details, const QList<ToteUnits> &totes);
void read(ObjectReader &reader, QList<PickedDetail> &details, QList<ToteUnits> &totes);

/// A text id field, required.
template <typename Id>
void readId(ObjectReader &reader, QLatin1StringView name, Id &id)
{
    id.text = reader.text(name, idMax);
}

} // namespace storehand::wire
