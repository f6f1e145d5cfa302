// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/ObjectReader.h"
#include "oms/http/FeedWaiters.h"
#include "oms/http/RouteTable.h"

/// What several families of routes are made of.
namespace storehand::oms {

/// Above the longest wait, so that a poll ends by itself.
inline constexpr Millis pollDeadline = FeedWaiters::waitMax + Millis(20'000);

/// A whole number of the query, at most `max`; `otherwise` if it is not given; nothing if it is not
/// one.
[[nodiscard]] std::optional<int> queryNumber(const HttpRequest &request, QStringView name,
                                             int otherwise, int max);

/// 400 for a query that is not as it should be.
[[nodiscard]] HttpAnswer badQuery(const QString &message);
/// 415; `type` is the one that the route takes.
[[nodiscard]] HttpAnswer wrongType(const char *type);
/// 422 {"error":"invalid","message":…,"problems":[{"path","problem"}]}.
[[nodiscard]] HttpAnswer invalid(const wire::Problems &problems);

} // namespace storehand::oms
