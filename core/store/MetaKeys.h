// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

/// Names of the small values in the outbox file, so that no two rooms use one name for two things.
namespace storehand::metakey {

// Values
inline constexpr QLatin1StringView stationId("station_id"); ///< given at enrolment
inline constexpr QLatin1StringView stationName("station_name");
inline constexpr QLatin1StringView storeCode("store_code");
inline constexpr QLatin1StringView omsUrl("oms_url");
inline constexpr QLatin1StringView omsPins("oms_pins"); ///< hashes of the OMS's public keys
inline constexpr QLatin1StringView omsKeys("oms_keys"); ///< its public sealing and signing keys
inline constexpr QLatin1StringView
    feedEpoch("feed_epoch"); ///< under which commands were acknowledged
inline constexpr QLatin1StringView clockOffset("clock_offset");
inline constexpr QLatin1StringView
    formerInstalls("former_installs"); ///< of this station, since it was enrolled
inline constexpr QLatin1StringView pinFailures("pin_failures/"); ///< a prefix: one key a person

// Secrets
inline constexpr QLatin1StringView stationKey("station_key"); ///< Ed25519, signs every request
inline constexpr QLatin1StringView pickupKey("pickup_key");   ///< of the keyed hash of pickup codes

} // namespace storehand::metakey
