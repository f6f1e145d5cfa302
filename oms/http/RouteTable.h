// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "oms/http/Reply.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace storehand::oms {

/// Who may call a route.
enum class RouteAuth {
    None,     ///< anybody: enrolment, health, readiness
    Channel,  ///< a sales channel with its key
    Station,  ///< an enrolled station that signs its requests
    Loopback, ///< anybody on this machine
};

/// Runs on the server's thread and must not block: it answers at once or hands `reply` on.
using RouteHandler = std::function<void(const HttpRequest &request, Reply reply)>;

/// One thing that the server answers to.
struct Route
{
    HttpMethod method = HttpMethod::Get;
    QString pattern; ///< "/v1/orders/{id}": literal segments and {names}
    RouteAuth auth = RouteAuth::Channel;
    RouteHandler handler;
    qint64 bodyLimit = 0;    ///< bytes; 0 refuses any body
    Millis deadline{30'000}; ///< from the whole request to its answer; then 503
    /// The answer may be held back for news: the client's leaving is then noticed at once, also if
    /// it only closes its sending side.
    bool held = false;
    /// Whether the sender was identified before, as far as the head tells; nothing: never. Asked
    /// before a large body is read.
    std::function<bool(const HttpRequest &head)> isKnown = {};
};

/// All routes, in the order they were added. Can be enumerated, which is how a test proves that
/// each one asks who is calling.
class RouteTable
{
public:
    struct Found
    {
        const Route *route = nullptr; ///< null: no such path, or not with this method
        QList<std::pair<QString, QString>> values;
        QList<HttpMethod> otherMethods; ///< what the path would take instead; empty: no such path
    };

    /// Two routes for the same method and shape are a mistake and stop the program.
    void add(Route route);
    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }
    /// A literal segment wins over a {name}.
    [[nodiscard]] Found find(HttpMethod method, const QStringList &path) const;

private:
    std::vector<Route> m_routes;
    std::vector<QStringList> m_patterns; ///< segments of the route at the same index
};

} // namespace storehand::oms
