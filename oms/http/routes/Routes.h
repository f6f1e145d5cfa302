// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/HttpFigures.h"
#include "oms/http/RequestDesk.h"
#include "oms/http/RouteTable.h"

#include <functional>

namespace storehand::oms {

struct WebhookFigures;

/// What /metrics shows.
struct MetricsSource
{
    const JobQueue &jobs;
    const FeedWaiters &waiters;
    std::function<HttpFigures()> http;
    std::function<WebhookFigures()> webhooks; ///< empty where none are posted
};

// Each adds the routes of one family to `table`. `desk` must outlive the server.

/// GET /healthz, /readyz, /metrics.
void addHealthRoutes(RouteTable &table, RequestDesk &desk, const MetricsSource &metrics);
/// The sync protocol: what stations send and ask, under /v1.
void addStationRoutes(RouteTable &table, RequestDesk &desk);
/// Orders, stock and products for sales channels and other systems, under /v1.
void addChannelRoutes(RouteTable &table, RequestDesk &desk);

} // namespace storehand::oms
