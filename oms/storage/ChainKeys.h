// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/KeyedHash.h"
#include "core/crypto/SealedBox.h"
#include "core/crypto/SigningKey.h"
#include "core/database/Connection.h"
#include "oms/storage/Vault.h"

namespace storehand::oms {

/// What there is one of in a chain: the keys that every station learns at enrolment, and the epoch
/// of the feed. Made when the database is new, the same ever after.
struct ChainKeys
{
    SigningKey signing;               ///< signs pickup codes
    SealedBoxKey sealing;             ///< opens the personal values of commands
    Sensitive<QByteArray> pickupCode; ///< key of the pickup codes' hashes
    QString epoch;                    ///< of the feed; a new one voids all cursors

    /// Reads them, or makes them in a new database. Inside a transaction.
    [[nodiscard]] static Result<ChainKeys> ensure(Connection &connection, const Vault &vault,
                                                  const QString &newEpoch);
};

} // namespace storehand::oms
