// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/Json.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

namespace storehand::oms {

/// The methods that routes are written for. HEAD is answered as GET without the body; every other
/// method is refused before a route is looked for.
enum class HttpMethod { Get, Post, Put, Delete };

/// "POST" and so on, as a signature covers it.
[[nodiscard]] QByteArray nameOf(HttpMethod method);

/// One request, complete and within its limits. A plain value; copies are cheap.
struct HttpRequest
{
    HttpMethod method = HttpMethod::Get;
    QByteArray target; ///< path with query exactly as sent; signatures cover it
    QStringList path;  ///< decoded segments: /v1/orders/7 is {"v1","orders","7"}
    QList<std::pair<QString, QString>>
        values;                               ///< what the {names} of the route's pattern stood for
    QList<std::pair<QString, QString>> query; ///< decoded, in the order sent
    QByteArray authorization;                 ///< the header, empty if absent; so are the next two
    QByteArray contentType;
    QByteArray protocol; ///< Storehand-Protocol
    QByteArray body;
    std::shared_ptr<void> room; ///< what the body takes of BodyRoom
    QString peer;               ///< by what limits count the client: HttpPeer::client
    bool loopback = false;      ///< it came from this machine, and not through a proxy

    /// What {name} of the route's pattern stood for; asking for another name is a mistake in a
    /// route.
    [[nodiscard]] QString value(QStringView name) const;
    /// The first query parameter of that name.
    [[nodiscard]] std::optional<QString> queryValue(QStringView name) const;
    /// True if the Content-Type is `type`, whatever its parameters ("; charset=utf-8").
    [[nodiscard]] bool isOfType(QByteArrayView type) const;
};

/// One answer. The server adds Date, length, Storehand-Protocol and Cache-Control and compresses
/// the body where that is worth it.
struct HttpAnswer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = QByteArrayLiteral("application/json");
    QList<std::pair<QByteArray, QByteArray>> headers;

    [[nodiscard]] static HttpAnswer json(int status, const wire::Json &body);
    [[nodiscard]] static HttpAnswer json(int status, const QJsonObject &body);
    /// {"error":code,"message":message}: the form of every refusal.
    [[nodiscard]] static HttpAnswer error(int status, const QString &code, const QString &message);
    /// The same with Retry-After, for 429 and 503.
    [[nodiscard]] static HttpAnswer busy(int status, const QString &code, const QString &message,
                                         int retryAfterSeconds);
};

/// Splits a request target ("/v1/a%20b?x=1") into decoded segments and query. Nothing if it is not
/// an absolute path, has a broken escape, is not UTF-8 once decoded, or holds a control character.
struct HttpTarget
{
    QStringList path;
    QList<std::pair<QString, QString>> query;

    [[nodiscard]] static std::optional<HttpTarget> parse(QByteArrayView target);
};

} // namespace storehand::oms
