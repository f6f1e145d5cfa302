// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "oms/storage/Orders.h"

namespace storehand::oms {

/// Where an order stands by all its parts: add its lines and its assignments, in any order. It is
/// open while a store works on any of it, while units wait for stock or for their day, or while
/// somebody must decide about missing ones; on hold when every part that is still worked on is.
/// Otherwise it is completed if the customer got anything, else cancelled.
class OrderProgress
{
public:
    void add(const OrderLineRow &line);
    void add(const Assignment &assignment);

    [[nodiscard]] OrderStatus status() const;

private:
    bool m_waits = false;
    bool m_gave = false;
    int m_open = 0;
    int m_onHold = 0;
};

/// Whether its customer got any of it.
[[nodiscard]] bool gaveSomething(const Assignment &assignment);

[[nodiscard]] OrderStatus orderStatusOf(const QList<OrderLineRow> &lines,
                                        const QList<Assignment> &assignments);

} // namespace storehand::oms
