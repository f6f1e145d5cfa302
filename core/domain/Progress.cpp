// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Progress.h"

namespace storehand {

namespace {

Quantities sumOf(const Assignment &assignment)
{
    Quantities sum;
    for (const Line &line : assignment.lines) {
        sum.ordered += line.units.ordered;
        sum.inHand += line.units.inHand;
        sum.packed += line.units.packed;
        sum.staged += line.units.staged;
        sum.handedOver += line.units.handedOver;
        sum.shipped += line.units.shipped;
        sum.shorted += line.units.shorted;
    }
    return sum;
}

} // namespace

AssignmentState endOf(const Assignment &assignment)
{
    const Quantities sum = sumOf(assignment);
    if (sum.handedOver > 0)
        return AssignmentState::HandedOver;
    if (sum.shipped > 0)
        return AssignmentState::Shipped;
    return sum.shorted == sum.ordered ? AssignmentState::ShortClosed : AssignmentState::Cancelled;
}

AssignmentState settledState(const Assignment &assignment)
{
    const AssignmentState state = assignment.state;
    if (state < AssignmentState::Picked || !isOpen(state))
        return state;
    if (assignment.openUnits() > 0)
        return AssignmentState::Picking;
    if (assignment.heldUnits() == 0)
        return endOf(assignment);
    if (state == AssignmentState::Ready)
        return state;
    const Quantities sum = sumOf(assignment);
    if (sum.inHand > 0)
        return AssignmentState::Picked;
    return sum.packed > 0 ? AssignmentState::Packed : AssignmentState::Staged;
}

} // namespace storehand
