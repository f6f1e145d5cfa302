// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Stock.h"

namespace storehand {

StockMove StockMove::inverse(const QString &why) const
{
    return {sku, -shelf, -picked, -unsellable, -reserved, -left, -in, why};
}

void applyMove(Stock &stock, const StockMove &move)
{
    Q_ASSERT_X(move.isConserving(), "applyMove", "a stock move makes or loses units");
    stock.shelf += move.shelf;
    stock.picked += move.picked;
    stock.unsellable += move.unsellable;
    stock.reserved += move.reserved;
    Q_ASSERT_X(stock.shelf >= 0 && stock.picked >= 0 && stock.unsellable >= 0 &&
                   stock.reserved >= 0,
               "applyMove", "a stock bucket fell below zero");
}

} // namespace storehand
