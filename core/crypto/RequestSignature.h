// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/SigningKey.h"
#include "core/crypto/VerifyKey.h"
#include "core/domain/Error.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"

#include <QByteArray>

namespace storehand {

/// The parts of an HTTP request that a station signs. `target` is the path with its query exactly
/// as sent ("/v1/feed?c=…&wait=25"), `body` the bytes as sent, after any compression.
struct SignedRequest
{
    QByteArray method;
    QByteArray target;
    QByteArray body;
};

/// What stands in `Authorization: Storehand station="…", at="…", sig="…"`: who asks, when by its
/// own corrected clock, and the Ed25519 signature. Whether `at` is recent is for the receiver to
/// judge.
struct RequestSignature
{
    StationId station;
    Instant at;
    QByteArray signature;

    [[nodiscard]] static RequestSignature
    make(const SignedRequest &request, const StationId &station, Instant at, const SigningKey &key);

    /// Malformed/`bad_authorization` unless all three parts stand there once, in order, with `at`
    /// in the form of Instant::toText(). The header's value alone, without its name.
    [[nodiscard]] static Result<RequestSignature> fromHeader(const QByteArray &value);
    [[nodiscard]] QByteArray toHeader() const;

    [[nodiscard]] bool isGenuine(const SignedRequest &request, const VerifyKey &key) const;

    friend bool operator==(const RequestSignature &, const RequestSignature &) = default;
};

/// The signed bytes: method, target, `at` as text and the SHA-256 of the body in lower-case hex,
/// joined by LF.
[[nodiscard]] QByteArray canonicalRequest(const SignedRequest &request, Instant at);

} // namespace storehand
