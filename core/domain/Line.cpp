// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Line.h"

#include <algorithm>
#include <array>

namespace storehand {

bool Quantities::areSound() const
{
    const std::array all{ordered,   inHand,  packed,      staged,    handedOver, shipped, refused,
                         withdrawn, shorted, substituted, cancelled, surplus,    putBack, open()};
    return std::all_of(all.begin(), all.end(), [](int units) { return units >= 0; }) &&
           putBackDue() >= 0;
}

} // namespace storehand
