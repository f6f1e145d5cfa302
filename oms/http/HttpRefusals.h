// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "oms/http/HttpMessage.h"

/// What the server itself says no with. Apart from the sources that include Boost, since those take
/// most of a minute to compile and the registry of codes grows every day.
namespace storehand::oms::refusals {

inline constexpr int retryAfterSeconds = 5;

[[nodiscard]] HttpAnswer badRequest();
[[nodiscard]] HttpAnswer badVersion();
[[nodiscard]] HttpAnswer badTarget();
[[nodiscard]] HttpAnswer noHost();
[[nodiscard]] HttpAnswer targetTooLong();
[[nodiscard]] HttpAnswer headerTooLarge();
/// `limit` of the route in bytes; 0 if it takes no body.
[[nodiscard]] HttpAnswer bodyTooLarge(qint64 limit);
/// Too many large bodies are in memory already.
[[nodiscard]] HttpAnswer noRoom();
[[nodiscard]] HttpAnswer unsupportedTransfer();
[[nodiscard]] HttpAnswer unsupportedEncoding();
[[nodiscard]] HttpAnswer unsupportedProtocol();
[[nodiscard]] HttpAnswer notFound();
[[nodiscard]] HttpAnswer methodNotAllowed(const QList<HttpMethod> &allowed);
[[nodiscard]] HttpAnswer loopbackOnly();
[[nodiscard]] HttpAnswer serverFull();
[[nodiscard]] HttpAnswer clientFull();
[[nodiscard]] HttpAnswer timedOut();

/// Why a server does not start.
[[nodiscard]] tl::unexpected<Error> cannotListen(const QString &detail);
[[nodiscard]] tl::unexpected<Error> badAddress(const QString &text);
[[nodiscard]] tl::unexpected<Error> insecure(const QString &address);
[[nodiscard]] tl::unexpected<Error> tlsFiles(const QString &detail);

} // namespace storehand::oms::refusals
