// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/SealedBox.h"
#include "core/crypto/Sensitive.h"
#include "core/crypto/SigningKey.h"
#include "core/crypto/VerifyKey.h"
#include "core/store/Outbox.h"
#include "core/sync/OmsClient.h"

#include <QList>

#include <optional>

namespace storehand {

/// What enrolment gave this station. Rests in the outbox file, its secrets sealed by the station's
/// own key.
struct StationIdentity
{
    StationId station;
    QString name; ///< of the station, for people
    StoreCode store;
    SigningKey key;                  ///< signs every request
    QList<QByteArray> pins;          ///< of the OMS's public keys
    SealedBox sealFor;               ///< personal values in commands are sealed with it
    VerifyKey omsKey;                ///< says whether a customer's QR code is genuine
    Sensitive<QByteArray> pickupKey; ///< of the keyed hash of pickup codes

    [[nodiscard]] OmsCredentials credentials() const { return {station, key, pins}; }
};

/// Nothing before enrolment. Storage when the file cannot be read or was written with another key.
[[nodiscard]] Result<std::optional<StationIdentity>> loadIdentity(const Outbox &outbox);

/// Replaces what is there. A failure in between leaves the station not enrolled, or as it was.
[[nodiscard]] Status saveIdentity(Outbox &outbox, const StationIdentity &identity);

/// Only the pins, when the OMS announces new ones.
[[nodiscard]] Status savePins(Outbox &outbox, const QList<QByteArray> &pins);

/// The key with which this station enrols: the same one until it is enrolled, also after a restart,
/// so that a lost answer can be asked for again.
[[nodiscard]] Result<SigningKey> enrolmentKey(Outbox &outbox, Random &random);

} // namespace storehand
