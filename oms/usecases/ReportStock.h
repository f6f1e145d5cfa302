// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/ObjectReader.h"
#include "oms/usecases/PlaceUnits.h"

#include <QJsonObject>

namespace storehand::oms {

/// What a till or another system says about stock (POST /v1/stock).
struct StockReport
{
    struct Change
    {
        StoreCode store;
        Sku sku;
        std::optional<int> delta;
        std::optional<int> onHand; ///< absolute, true at `at`
        QString reason;
    };

    QString id; ///< makes it idempotent within its channel
    Instant at;
    QList<Change> changes;
};

/// Strict; a change has either `delta` or `on_hand`.
[[nodiscard]] StockReport readStockReport(wire::ObjectReader &reader);

enum class ReportReceipt { Taken, Repeated, Differs };

/// Books facts of other systems. A sale takes units even when the book has none (they are booked in
/// first); an absolute figure is compared with what the book held at its time, so that sales since
/// then still count, and changes nothing where a newer one is known already. What comes in may be
/// waited for: backorders are placed, oldest first. Unknown stores and products are problems, and
/// then nothing is booked.
class ReportStock
{
public:
    explicit ReportStock(UnitOfWork &work)
        : m_work(work)
    {}

    [[nodiscard]] Result<ReportReceipt> take(const QString &channel, const StockReport &report,
                                             wire::Problems &problems);

private:
    [[nodiscard]] Status check(const StockReport &report, wire::Problems &problems);
    [[nodiscard]] Status bookDelta(const StockReport::Change &change, Instant at);
    [[nodiscard]] Status bookCount(const StockReport::Change &change, Instant at);

    UnitOfWork &m_work;
};

} // namespace storehand::oms
