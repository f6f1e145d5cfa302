// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "oms/http/HttpFigures.h"
#include "oms/http/HttpLimits.h"
#include "oms/http/RouteTable.h"

#include <functional>
#include <memory>

namespace storehand::oms {

class IoLoop;

/// Where and how to listen.
struct HttpServerOptions
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8780; ///< 0 picks a free one
    QString tlsCertFile;
    QString tlsKeyFile;
    bool insecureLan = false; ///< allows plain HTTP on an address that is not loopback
    HttpLimits limits;
};

/// Reads "127.0.0.1:8780", "[::1]:0" or "0.0.0.0:443" into address and port of `options`.
[[nodiscard]] Status setListenAddress(HttpServerOptions &options, const QString &text);

/// HTTP/1.1 over TCP or TLS for the routes of one table. Enforces every limit before a route sees
/// anything, keeps thousands of held requests cheap, and stops without losing an answer.
class HttpServer
{
public:
    /// `loop` must outlive the server.
    HttpServer(IoLoop &loop, RouteTable routes, HttpServerOptions options);
    /// Cuts what stop() has not ended.
    ~HttpServer();

    /// Runs on the loop when stop() begins; the place to answer held requests. Set before start().
    void onStopping(std::function<void()> action);

    /// Loads certificate and key, binds and listens. Clients are served as soon as the loop runs.
    [[nodiscard]] Status start();
    /// "https://0.0.0.0:8780", with the port really bound.
    [[nodiscard]] QString url() const;
    /// Stops accepting, closes idle connections, lets requests under way finish for at most
    /// `drain`, cuts the rest. Returns when nothing is open. Not from the loop.
    void stop(Millis drain);

    /// Any thread.
    [[nodiscard]] HttpFigures figures() const;

private:
    struct Parts;
    std::shared_ptr<Parts> m_parts;
};

} // namespace storehand::oms
