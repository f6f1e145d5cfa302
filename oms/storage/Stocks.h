// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Stock.h"

namespace storehand::oms {

/// The cause of what an import books.
inline constexpr QLatin1StringView importCause("import");

/// One row of the stock ledger: a move, when it happened and what caused it.
struct LedgerEntry
{
    StoreCode store;
    qint64 version = 0; ///< of the stock that contains the move
    int step = 0;       ///< counts the moves within a version, from 0
    Instant at;         ///< when it was true: of a count the time of counting
    QString cause; ///< a command's id, or what else brought it: importCause, "web/till-7-000981"
    StockMove move;
};

/// Units that a store keeps for an order line whose day has not come.
struct PreorderHold
{
    OrderId order;
    QString line; ///< its ref in the order
    StoreCode store;
    Sku sku;
    int units = 0;
};

/// What each store has of each product, and the ledger that explains every figure of it.
class Stocks
{
public:
    explicit Stocks(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Result<std::optional<Stock>> find(const StoreCode &store, const Sku &sku);
    /// As find(), and keeps other nodes from changing it until the transaction ends. Take several
    /// in the order of their SKUs.
    [[nodiscard]] Result<std::optional<Stock>> findForChange(const StoreCode &store,
                                                             const Sku &sku);
    /// A product in all stores that ever had it, by store.
    [[nodiscard]] Result<QList<Stock>> ofProduct(const Sku &sku);
    /// The same, held until the transaction ends.
    [[nodiscard]] Result<QList<Stock>> ofProductForChange(const Sku &sku);

    [[nodiscard]] Status insert(const Stock &stock);
    [[nodiscard]] Status update(const Stock &stock);
    [[nodiscard]] Status append(const LedgerEntry &entry);

    [[nodiscard]] Status forEach(const std::function<Status(const Stock &)> &use);
    /// Per store and product the sum of all moves, in the order of forEach().
    [[nodiscard]] Status
    forEachSum(const std::function<Status(const StoreCode &, const StockMove &)> &use);

    /// No unit of the product is promised to shipments from this store until then.
    [[nodiscard]] Status exclude(const StoreCode &store, const Sku &sku, Instant until);
    [[nodiscard]] Result<QList<StoreCode>> excluded(const Sku &sku, Instant now);

    /// What came in less what left since then: how far a figure that was true at `at` is behind.
    /// An import says what the book holds, not what happened, and does not count.
    [[nodiscard]] Result<int> onHandChangeSince(const StoreCode &store, const Sku &sku, Instant at);

    /// When the newest count of the product that was taken here was true.
    [[nodiscard]] Result<std::optional<Instant>> countedAt(const StoreCode &store, const Sku &sku);
    [[nodiscard]] Status noteCount(const StoreCode &store, const Sku &sku, Instant at);

    /// What is kept for an order line, by store.
    [[nodiscard]] Result<QList<PreorderHold>> holdsOf(const OrderId &order, const QString &line);
    /// Of no units: forgets it.
    [[nodiscard]] Status setHold(const PreorderHold &hold);
    [[nodiscard]] Status forEachHold(const std::function<Status(const PreorderHold &)> &use);

    /// The hash of a report that a channel sent before, by its id.
    [[nodiscard]] Result<std::optional<QByteArray>> reportHash(const QString &channel,
                                                               const QString &id);
    [[nodiscard]] Status keepReport(const QString &channel, const QString &id,
                                    const QByteArray &hash, Instant now);

private:
    Connection &m_connection;
};

} // namespace storehand::oms
