// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Assignment.h"

#include <algorithm>

namespace storehand {

const Line *Assignment::line(const LineId &lineId) const
{
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&](const Line &line) { return line.id == lineId; });
    return found == lines.end() ? nullptr : &*found;
}

Line *Assignment::line(const LineId &lineId)
{
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&](const Line &line) { return line.id == lineId; });
    return found == lines.end() ? nullptr : &*found;
}

Parcel *Assignment::parcel(const ParcelCode &code)
{
    const auto found = std::find_if(parcels.begin(), parcels.end(),
                                    [&](const Parcel &parcel) { return parcel.code == code; });
    return found == parcels.end() ? nullptr : &*found;
}

bool Assignment::areParcelsSound() const
{
    return std::all_of(lines.begin(), lines.end(), [&](const Line &line) {
        int packed = 0;
        int staged = 0;
        for (const Parcel &parcel : parcels) {
            if (!parcel.gone)
                (parcel.location.isEmpty() ? packed : staged) += parcel.units.value(line.id);
        }
        return packed == line.units.packed && staged == line.units.staged;
    });
}

int Assignment::openUnits() const
{
    int units = 0;
    for (const Line &line : lines)
        units += line.units.open();
    return units;
}

int Assignment::heldUnits() const
{
    int units = 0;
    for (const Line &line : lines)
        units += line.units.held();
    return units;
}

int Assignment::putBackDue() const
{
    int units = 0;
    for (const Line &line : lines)
        units += line.units.putBackDue();
    return units;
}

} // namespace storehand
