// SPDX-License-Identifier: Apache-2.0
#include "oms/lifecycle/OrderProgress.h"

#include <algorithm>

namespace storehand::oms {

namespace {

bool isWaiting(const OrderLineRow &line)
{
    return line.waiting() > 0 || line.asking > 0;
}

bool gaveSomething(const Assignment &assignment)
{
    return std::any_of(assignment.lines.begin(), assignment.lines.end(), [](const Line &line) {
        return line.units.handedOver + line.units.shipped > 0;
    });
}

} // namespace

OrderStatus orderStatusOf(const QList<OrderLineRow> &lines, const QList<Assignment> &assignments)
{
    const bool waits = std::any_of(lines.begin(), lines.end(), isWaiting);
    int open = 0;
    int held = 0;
    for (const Assignment &assignment : assignments) {
        if (!isOpen(assignment.state))
            continue;
        ++open;
        held += assignment.hold ? 1 : 0;
    }
    if (open > 0 && held == open && !waits)
        return OrderStatus::OnHold;
    if (open > 0 || waits)
        return OrderStatus::Open;
    return std::any_of(assignments.begin(), assignments.end(), gaveSomething)
               ? OrderStatus::Completed
               : OrderStatus::Cancelled;
}

} // namespace storehand::oms
