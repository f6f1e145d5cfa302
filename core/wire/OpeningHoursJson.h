// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/OpeningHours.h"
#include "core/wire/ObjectReader.h"
#include "core/wire/ObjectWriter.h"

namespace storehand::wire {

/// The fields `open` ({"mon":"09:00-12:30,13:30-18:00", …}) and `closed` (["2026-12-25"]) of a
/// store. A weekday that is not named is closed; without `open` a store is always open.
void put(ObjectWriter &writer, const OpeningHours &hours);
void read(ObjectReader &reader, OpeningHours &hours);

} // namespace storehand::wire
