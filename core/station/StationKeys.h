// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/KeyedHash.h"
#include "core/crypto/SealedBox.h"
#include "core/crypto/VerifyKey.h"
#include "core/domain/Ids.h"

namespace storehand {

/// What enrolment gave this station, as far as its people's work needs it.
struct StationKeys
{
    InstallId install;
    QString name;
    StoreCode store;
    SealedBox omsBox;     ///< seals personal values for the order manager
    VerifyKey omsKey;     ///< verifies customers' signed codes
    KeyedHash pickupHash; ///< compares customers' codes with the hashes of assignments
    StationId station{};  ///< as the store's other stations know this one
};

} // namespace storehand
