// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Stocks.h"

#include "core/domain/Codes.h"
#include "oms/storage/AppliedBytes.h"
#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Stock stockOf(const SqlRow &row)
{
    Stock stock;
    stock.store = StoreCode(row.text(0));
    stock.sku = Sku(row.text(1));
    stock.version = row.integer(2);
    stock.shelf = static_cast<int>(row.integer(3));
    stock.picked = static_cast<int>(row.integer(4));
    stock.unsellable = static_cast<int>(row.integer(5));
    stock.reserved = static_cast<int>(row.integer(6));
    stock.safety = static_cast<int>(row.integer(7));
    stock.location = row.text(8);
    stock.applied = appliedFrom(row.bytes(9));
    return stock;
}

PreorderHold holdOf(const SqlRow &row)
{
    return {OrderId(row.text(0)), row.text(1), StoreCode(row.text(2)), Sku(row.text(3)),
            static_cast<int>(row.integer(4))};
}

} // namespace

Result<std::optional<Stock>> Stocks::find(const StoreCode &store, const Sku &sku)
{
    return m_connection.first(
        u"SELECT store, sku, version, shelf, picked, unsellable, reserved, safety, location,"
        " applied FROM stock WHERE store = ? AND sku = ?"_s,
        {store, sku}, stockOf);
}

Result<std::optional<Stock>> Stocks::findForChange(const StoreCode &store, const Sku &sku)
{
    return m_connection.first(
        u"SELECT store, sku, version, shelf, picked, unsellable, reserved, safety, location,"
        " applied FROM stock WHERE store = ? AND sku = ? {for_update}"_s,
        {store, sku}, stockOf);
}

Result<QList<Stock>> Stocks::ofProduct(const Sku &sku)
{
    return rowsOf<Stock>(
        m_connection,
        u"SELECT store, sku, version, shelf, picked, unsellable, reserved, safety, location,"
        " applied FROM stock WHERE sku = ? ORDER BY store"_s,
        {sku}, stockOf);
}

Result<QList<Stock>> Stocks::ofProductForChange(const Sku &sku)
{
    return rowsOf<Stock>(
        m_connection,
        u"SELECT store, sku, version, shelf, picked, unsellable, reserved, safety, location,"
        " applied FROM stock WHERE sku = ? ORDER BY store {for_update}"_s,
        {sku}, stockOf);
}

Status Stocks::insert(const Stock &stock)
{
    return m_connection.run(
        u"INSERT INTO stock(store, sku, version, shelf, picked, unsellable, reserved, safety,"
        " location, applied) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {stock.store, stock.sku, stock.version, stock.shelf, stock.picked, stock.unsellable,
         stock.reserved, stock.safety, stock.location, toBytes(stock.applied)});
}

Status Stocks::update(const Stock &stock)
{
    return m_connection.run(
        u"UPDATE stock SET version = ?, shelf = ?, picked = ?, unsellable = ?, reserved = ?,"
        " safety = ?, location = ?, applied = ? WHERE store = ? AND sku = ?"_s,
        {stock.version, stock.shelf, stock.picked, stock.unsellable, stock.reserved, stock.safety,
         stock.location, toBytes(stock.applied), stock.store, stock.sku});
}

Status Stocks::append(const LedgerEntry &entry)
{
    const StockMove &move = entry.move;
    return m_connection.run(
        u"INSERT INTO stock_ledger(store, sku, version, step, at, reason, cause, shelf, picked,"
        " unsellable, reserved, left_store, came_in)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {entry.store, move.sku, entry.version, entry.step, entry.at, move.reason, entry.cause,
         move.shelf, move.picked, move.unsellable, move.reserved, move.left, move.in});
}

Status Stocks::forEach(const std::function<Status(const Stock &)> &use)
{
    return m_connection.query(
        u"SELECT store, sku, version, shelf, picked, unsellable, reserved, safety, location,"
        " applied FROM stock ORDER BY store, sku"_s,
        {}, [&](const SqlRow &row) -> Status { return use(stockOf(row)); });
}

Status Stocks::forEachSum(const std::function<Status(const StoreCode &, const StockMove &)> &use)
{
    return m_connection.query(
        u"SELECT store, sku, SUM(shelf), SUM(picked), SUM(unsellable), SUM(reserved),"
        " SUM(left_store), SUM(came_in) FROM stock_ledger GROUP BY store, sku"
        " ORDER BY store, sku"_s,
        {}, [&](const SqlRow &row) -> Status {
            const auto units = [&row](int column) { return static_cast<int>(row.integer(column)); };
            return use(StoreCode(row.text(0)), {.sku = Sku(row.text(1)),
                                                .shelf = units(2),
                                                .picked = units(3),
                                                .unsellable = units(4),
                                                .reserved = units(5),
                                                .left = units(6),
                                                .in = units(7)});
        });
}

Status Stocks::exclude(const StoreCode &store, const Sku &sku, Instant until)
{
    return m_connection.run(
        u"INSERT INTO source_exclusions(store, sku, until_at) VALUES (?, ?, ?)"
        " ON CONFLICT (store, sku) DO UPDATE SET until_at = excluded.until_at"_s,
        {store, sku, until});
}

Result<QList<StoreCode>> Stocks::excluded(const Sku &sku, Instant now)
{
    QList<StoreCode> stores;
    const Status read = m_connection.query(
        u"SELECT store FROM source_exclusions WHERE sku = ? AND until_at > ? ORDER BY store"_s,
        {sku, now}, [&](const SqlRow &row) { stores.append(StoreCode(row.text(0))); });
    if (!read)
        return failure(read.error());
    return stores;
}

Result<int> Stocks::onHandChangeSince(const StoreCode &store, const Sku &sku, Instant at)
{
    const auto sum =
        m_connection.first(u"SELECT COALESCE(SUM(came_in - left_store), 0) FROM stock_ledger"
                           " WHERE store = ? AND sku = ? AND at > ? AND cause <> ?"
                           " AND reason <> ?"_s,
                           {store, sku, at, QString(importCause), QString(codes::bookWasWrong)},
                           [](const SqlRow &row) { return static_cast<int>(row.integer(0)); });
    if (!sum)
        return failure(sum.error());
    return sum->value_or(0);
}

Result<std::optional<Instant>> Stocks::countedAt(const StoreCode &store, const Sku &sku)
{
    return m_connection.first(u"SELECT at FROM stock_counts WHERE store = ? AND sku = ?"_s,
                              {store, sku}, [](const SqlRow &row) { return row.instant(0); });
}

Status Stocks::noteCount(const StoreCode &store, const Sku &sku, Instant at)
{
    return m_connection.run(u"INSERT INTO stock_counts(store, sku, at) VALUES (?, ?, ?)"
                            " ON CONFLICT (store, sku) DO UPDATE SET at = excluded.at"_s,
                            {store, sku, at});
}

Result<QList<PreorderHold>> Stocks::holdsOf(const OrderId &order, const QString &line)
{
    return rowsOf<PreorderHold>(m_connection,
                                u"SELECT order_id, line_ref, store, sku, units FROM preorder_holds"
                                " WHERE order_id = ? AND line_ref = ? ORDER BY store"_s,
                                {order, line}, holdOf);
}

Status Stocks::setHold(const PreorderHold &hold)
{
    if (hold.units == 0)
        return m_connection.run(
            u"DELETE FROM preorder_holds WHERE order_id = ? AND line_ref = ? AND store = ?"_s,
            {hold.order, hold.line, hold.store});
    return m_connection.run(
        u"INSERT INTO preorder_holds(order_id, line_ref, store, sku, units) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (order_id, line_ref, store) DO UPDATE SET units = excluded.units"_s,
        {hold.order, hold.line, hold.store, hold.sku, hold.units});
}

Status Stocks::forEachHold(const std::function<Status(const PreorderHold &)> &use)
{
    return m_connection.query(u"SELECT order_id, line_ref, store, sku, units FROM preorder_holds"_s,
                              {}, [&](const SqlRow &row) -> Status { return use(holdOf(row)); });
}

Result<std::optional<QByteArray>> Stocks::reportHash(const QString &channel, const QString &id)
{
    return m_connection.first(u"SELECT hash FROM stock_reports WHERE channel = ? AND id = ?"_s,
                              {channel, id}, [](const SqlRow &row) { return row.bytes(0); });
}

Status Stocks::keepReport(const QString &channel, const QString &id, const QByteArray &hash,
                          Instant now)
{
    return m_connection.run(
        u"INSERT INTO stock_reports(channel, id, hash, at) VALUES (?, ?, ?, ?)"_s,
        {channel, id, hash, now});
}

} // namespace storehand::oms
