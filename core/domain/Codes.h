// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

/// The registry of error codes: stable words that programs and the wire carry and ui/messages
/// translates. A code is never renamed and never means something else.
namespace storehand::codes {

// Keys, seals and signatures

/// A key text is not a key of the kind asked for.
inline constexpr QLatin1StringView badKey("bad_key");
/// A sealed value was changed, cut off, moved, or sealed with another key.
inline constexpr QLatin1StringView sealedValueUnreadable("sealed_value_unreadable");
/// The Authorization header has not the form that stations send.
inline constexpr QLatin1StringView badAuthorization("bad_authorization");
/// A typed enrolment code has a wrong length or a wrong character.
inline constexpr QLatin1StringView badEnrolmentCode("bad_enrolment_code");
/// A pickup code has not the form of one.
inline constexpr QLatin1StringView badPickupCode("bad_pickup_code");
/// A customer's QR code is well formed, but this chain did not sign it.
inline constexpr QLatin1StringView pickupCodeNotGenuine("pickup_code_not_genuine");

} // namespace storehand::codes
