// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "core/domain/Names.h"

#include <optional>

namespace storehand {

/// Work about a product rather than an order.
enum class TaskKind { Count, ProductCheck };

constexpr auto enumNames(TaskKind)
{
    using enum TaskKind;
    return NameTable<TaskKind, 2>{{
        {Count, QLatin1String("count")},
        {ProductCheck, QLatin1String("product_check")},
    }};
}

/// "Count this", "look at this label". At most one open task of a kind per product and store; one
/// row of the store's topic.
struct Task
{
    QString id;
    qint64 version = 0;
    StoreCode store;
    TaskKind kind = TaskKind::Count;
    Sku sku;
    QString reason;
    Instant since;
    std::optional<Instant> doneAt;

    friend bool operator==(const Task &, const Task &) = default;
};

} // namespace storehand
