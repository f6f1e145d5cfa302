// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Reserves units for order lines that wait for their day, in the stores that have them, so that
/// nobody else is promised them. A hold is no work: stores see only that less is available. On the
/// day it is let go and the line is sourced as any other, by what is best then.
///
/// All of it belongs into an open group.
class PreorderHolds
{
public:
    /// `work` must outlive it.
    explicit PreorderHolds(UnitOfWork &work)
        : m_work(work)
    {}

    /// Units of the line that wait for their day, and that no store keeps yet.
    [[nodiscard]] Result<int> missing(const OrderLineRow &line);
    /// Reserves what is missing, as far as there is stock: of a pickup in its own store, of a
    /// shipment where the sourcing would take it from today. Says how many units.
    [[nodiscard]] Result<int> reserve(const OrderLineRow &waiting);
    /// Lets go of what is held beyond the units of the line that still wait for their day.
    [[nodiscard]] Status trim(const OrderLineRow &line);

private:
    [[nodiscard]] Status change(PreorderHold hold, int units);

    UnitOfWork &m_work;
};

} // namespace storehand::oms
