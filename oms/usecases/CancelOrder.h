// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// What a channel wants cancelled. Without lines: everything that has not left yet.
struct CancelRequest
{
    struct LineQuantity
    {
        QString ref;
        int quantity = 0;
    };

    QString id; ///< the channel's; with one, the cancellation counts once however often it comes
    QString reason; ///< not kept: it may say anything about the customer
    std::optional<QList<LineQuantity>> lines;
};

/// Takes units out of an order, those first that cost nobody anything: waiting ones, then ones that
/// were not found, then open ones at the stores, then picked ones, which become put-back tasks.
/// What was handed over or shipped stays. A kit is cancelled by the line that named it, or part by
/// part. Rejected/`unknown_line` for a line that the order does not have, `exceeds_line` for more
/// units than it had; Conflict/`differs` for an id that came before with other units.
[[nodiscard]] Status cancelOrder(UnitOfWork &work, const OrderRow &order,
                                 const CancelRequest &request, const QString &channel);

} // namespace storehand::oms
