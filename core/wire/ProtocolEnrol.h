// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "core/wire/Protocol.h"

#include <QList>
#include <QStringList>

namespace storehand::wire {

/// POST /v1/enrol, the only request that is not signed.
struct EnrolRequest
{
    QString code;         ///< as EnrolmentCode::toText() writes it
    QByteArray publicKey; ///< Ed25519, 32 bytes; every later request is signed with its other half

    friend bool operator==(const EnrolRequest &, const EnrolRequest &) = default;
};

/// What makes an installation a station of this chain.
struct EnrolAnswer
{
    StationId station;
    QString name;           ///< of the station, for people
    StoreCode store;        ///< where it stands
    QList<QByteArray> pins; ///< SHA-256 of the SPKI that the OMS may show, 1 to 4 of 32 bytes
    QByteArray sealKey;     ///< X25519: personal values in commands are sealed for it
    QByteArray verifyKey;   ///< Ed25519: customers' QR codes are signed with its other half
    QByteArray pickupKey;   ///< of the keyed hash of pickup codes, 32 bytes; a secret
    QStringList topics;     ///< what the station follows
    Instant serverTime;

    friend bool operator==(const EnrolAnswer &, const EnrolAnswer &) = default;
};

[[nodiscard]] Json toJson(const EnrolRequest &request);
[[nodiscard]] Result<EnrolRequest> decodeEnrolRequest(const QByteArray &bytes);

[[nodiscard]] Json toJson(const EnrolAnswer &answer);
[[nodiscard]] Result<EnrolAnswer> decodeEnrolAnswer(const QByteArray &bytes);

} // namespace storehand::wire
