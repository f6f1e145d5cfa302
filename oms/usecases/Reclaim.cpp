// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Reclaim.h"

#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand::oms {

namespace {

/// Everything that the store was asked for lies in its hands.
bool isAllThere(const Assignment &lost)
{
    return std::all_of(lost.lines.begin(), lost.lines.end(), [](const Line &line) {
        return line.units.putBackDue() >= line.units.cancelled + line.units.withdrawn;
    });
}

bool hasNotBegun(const Assignment &part)
{
    return part.state == AssignmentState::Assigned && !part.claim;
}

bool sharesLines(const Assignment &part, const Assignment &lost)
{
    return std::any_of(part.lines.begin(), part.lines.end(), [&](const Line &line) {
        return std::any_of(lost.lines.begin(), lost.lines.end(),
                           [&](const Line &other) { return other.orderLine == line.orderLine; });
    });
}

} // namespace

Result<bool> canReclaim(UnitOfWork &work, const Assignment &lost)
{
    if (lost.closedBecause != codes::reassigned || !isAllThere(lost))
        return false;
    Result<QList<Assignment>> others = work.assignmentsOf(lost.order);
    if (!others)
        return failure(others.error());
    others->removeIf([&](const Assignment &part) {
        const bool isOver = part.state == AssignmentState::Cancelled;
        return part.id == lost.id || isOver || !sharesLines(part, lost);
    });
    return !others->isEmpty() && std::all_of(others->begin(), others->end(), hasNotBegun);
}

} // namespace storehand::oms
