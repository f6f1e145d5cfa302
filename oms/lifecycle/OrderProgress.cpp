// SPDX-License-Identifier: Apache-2.0
#include "oms/lifecycle/OrderProgress.h"

#include <algorithm>

namespace storehand::oms {

bool gaveSomething(const Assignment &assignment)
{
    return std::any_of(assignment.lines.begin(), assignment.lines.end(), [](const Line &line) {
        return line.units.handedOver + line.units.shipped > 0;
    });
}

void OrderProgress::add(const OrderLineRow &line)
{
    m_waits = m_waits || line.waiting() > 0 || line.asking > 0;
    m_gave = m_gave || line.digital > 0;
}

void OrderProgress::add(const Assignment &assignment)
{
    m_gave = m_gave || gaveSomething(assignment);
    if (!isOpen(assignment.state))
        return;
    ++m_open;
    m_onHold += assignment.hold ? 1 : 0;
}

OrderStatus OrderProgress::status() const
{
    if (m_open > 0 && m_onHold == m_open && !m_waits)
        return OrderStatus::OnHold;
    if (m_open > 0 || m_waits)
        return OrderStatus::Open;
    return m_gave ? OrderStatus::Completed : OrderStatus::Cancelled;
}

OrderStatus orderStatusOf(const QList<OrderLineRow> &lines, const QList<Assignment> &assignments)
{
    OrderProgress progress;
    for (const OrderLineRow &line : lines)
        progress.add(line);
    for (const Assignment &assignment : assignments)
        progress.add(assignment);
    return progress.status();
}

} // namespace storehand::oms
