// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/KeyedHash.h"
#include "core/crypto/SealedBox.h"
#include "core/crypto/SigningKey.h"
#include "core/database/Connection.h"
#include "oms/storage/Vault.h"

namespace storehand::oms {

/// What there is one of in a chain: the keys that every station learns at enrolment. Made when the
/// database is new, the same ever after.
struct ChainKeys
{
    SigningKey signing;               ///< signs pickup codes
    SealedBoxKey sealing;             ///< opens the personal values of commands
    Sensitive<QByteArray> pickupCode; ///< key of the pickup codes' hashes

    /// Reads them, or makes them, and the feed's first epoch, in a new database. Inside a
    /// transaction.
    [[nodiscard]] static Result<ChainKeys> ensure(Connection &connection, const Vault &vault,
                                                  const QString &newEpoch);
};

} // namespace storehand::oms
