// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/BodyRoom.h"
#include "oms/http/HttpFigures.h"
#include "oms/http/HttpLimits.h"
#include "oms/http/RouteTable.h"

#include <QHash>

#include <atomic>
#include <memory>
#include <set>

namespace boost::asio {
class io_context;
}

namespace boost::asio::ssl {
class context;
}

namespace storehand::oms {

/// A connection as the server that stops sees it. Loop only.
class OpenConnection
{
public:
    virtual ~OpenConnection() = default;
    /// Closes it if it waits for its next request.
    virtual void closeIfIdle() = 0;
    virtual void cut() = 0;
};

/// What all connections of one server share. Loop only, but for the counters.
struct HttpHost
{
    struct Counters
    {
        std::atomic<int> connections = 0;
        std::atomic<int> held = 0;
        std::atomic<quint64> accepted = 0;
        std::atomic<quint64> requests = 0;
        std::atomic<quint64> refused = 0;
        std::atomic<quint64> gone = 0;
        std::atomic<quint64> answers[6] = {};
    };

    RouteTable routes;
    HttpLimits limits;
    BodyRoom bodies; ///< of senders that were identified before
    BodyRoom strangersBodies;
    /// Outlives the connections, and is not owned: it owns what waits on it, connections included.
    std::weak_ptr<boost::asio::io_context> context;
    boost::asio::ssl::context *tls = nullptr; ///< null: plain HTTP
    Counters counters;
    bool stopping = false;
    std::set<OpenConnection *> open;
    QHash<QByteArray, int> perClient; ///< connections by HttpPeer::client
    int fromLoopback = 0;
    int beingRefused = 0;
    std::function<void()> onEmpty; ///< called whenever the last connection closed
};

/// Who is at the other end.
struct HttpPeer
{
    QString address;
    QByteArray client; ///< what connections are counted by: an IPv4 address, or an IPv6 /64
    bool loopback = false;
};

/// Serves an accepted socket until it closes; the connection owns itself. Loop only. Above the caps
/// of `host` the first request is answered 503 or 429 and the connection closed.
void serveConnection(std::shared_ptr<HttpHost> host, int socket, bool isV6, HttpPeer peer);

} // namespace storehand::oms
