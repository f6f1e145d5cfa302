// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/EnrolmentCode.h"
#include "core/crypto/SigningKey.h"
#include "core/domain/Error.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <functional>
#include <memory>
#include <optional>

namespace storehand {

/// One request to the OMS. `target` is the path with its query exactly as it travels.
struct OmsRequest
{
    enum class Method { Get, Post };

    Method method = Method::Get;
    QByteArray target;
    QByteArray body;
    QByteArray contentType; ///< of the body; empty without one
    Millis timeout{30'000}; ///< from send() to the last byte of the answer
    /// Only for enrolment: the request is not signed, and the server must be the one that gave out
    /// this code, whatever the dates of its certificate.
    std::optional<EnrolmentCode> firstContact = std::nullopt;
};

/// A complete answer. Any status is an answer; who judges it is the caller.
struct OmsAnswer
{
    int status = 0;
    QByteArray body;                      ///< decompressed
    QByteArray contentType;               ///< without parameters, lower case
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
};

/// Who this station is, and whom it trusts: what every request but the first is sent with.
struct OmsCredentials
{
    StationId station;
    SigningKey key;
    QList<QByteArray> pins; ///< SHA-256 of the public keys (SPKI) that the OMS may show
};

/// The edge to the network as the station sees it. Production: core/sync/http/HttpOmsClient; tests:
/// tests/support/FakeOms. Belongs to one thread and calls back on it.
class OmsClient
{
public:
    using Callback = std::function<void(Result<OmsAnswer>)>;

    /// A request under way. Destroying it cancels the request; its callback will not run then. May
    /// be destroyed inside its own callback.
    class Exchange
    {
    public:
        virtual ~Exchange() = default;
    };

    virtual ~OmsClient() = default;

    /// Sends at once. The callback runs at most once, never inside this call: with an answer, or
    /// Offline or Timeout when there is none (the OMS may have acted all the same), Malformed when
    /// the bytes were not HTTP or too many, Unauthorized/`not_enrolled` before identify().
    [[nodiscard]] virtual std::unique_ptr<Exchange> send(OmsRequest request, Callback callback) = 0;

    /// Sets or replaces what later requests are signed with and whom they trust.
    virtual void identify(OmsCredentials credentials) = 0;
};

} // namespace storehand
