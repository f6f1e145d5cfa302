// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/SnapshotRows.h"

#include "core/wire/ObjectWriter.h"
#include "oms/storage/AppliedBytes.h"
#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Result<QList<EntityRow>> SnapshotRows::read(SnapshotPart part, const StoreCode &store,
                                            const QString &key, int limit)
{
    const SqlValues inStore{store, key, limit};
    switch (part) {
    case SnapshotPart::Store:
        return bodies(wire::entity::store,
                      u"SELECT code, version, body FROM stores WHERE code = ? AND code > ?"
                      " ORDER BY code LIMIT ?"_s,
                      inStore);
    case SnapshotPart::Persons:
        return bodies(wire::entity::person,
                      u"SELECT p.code, p.version, p.body FROM person_stores s"
                      " JOIN persons p ON p.code = s.person WHERE s.store = ? AND p.code > ?"
                      " ORDER BY p.code LIMIT ?"_s,
                      inStore);
    case SnapshotPart::Staging:
        return staging(store, key, limit);
    case SnapshotPart::Products:
        return bodies(wire::entity::product,
                      u"SELECT sku, version, body FROM products WHERE sku > ?"
                      " ORDER BY sku LIMIT ?"_s,
                      {key, limit});
    case SnapshotPart::Stock:
        return stock(store, key, limit);
    case SnapshotPart::Customers:
        return customers(store, key, limit);
    case SnapshotPart::Assignments:
        return bodies(wire::entity::assignment,
                      u"SELECT id, version, body FROM assignments"
                      " WHERE store = ? AND in_topic = 1 AND id > ? ORDER BY id LIMIT ?"_s,
                      inStore);
    case SnapshotPart::Exceptions:
        return bodies(wire::entity::exception,
                      u"SELECT id, version, body FROM exceptions"
                      " WHERE store = ? AND in_topic = 1 AND id > ? ORDER BY id LIMIT ?"_s,
                      inStore);
    case SnapshotPart::Tasks:
        return bodies(wire::entity::task,
                      u"SELECT id, version, body FROM tasks"
                      " WHERE store = ? AND in_topic = 1 AND id > ? ORDER BY id LIMIT ?"_s,
                      inStore);
    }
    Q_UNREACHABLE();
}

Result<qint64> SnapshotRows::count(SnapshotPart part, const StoreCode &store)
{
    switch (part) {
    case SnapshotPart::Store:
        return 1;
    case SnapshotPart::Persons:
        return numberOf(m_connection, u"SELECT COUNT(*) FROM person_stores WHERE store = ?"_s,
                        {store});
    case SnapshotPart::Staging:
        return numberOf(m_connection, u"SELECT COUNT(*) FROM staging WHERE store = ?"_s, {store});
    case SnapshotPart::Products:
        return numberOf(m_connection, u"SELECT COUNT(*) FROM products"_s, {});
    case SnapshotPart::Stock:
        return numberOf(m_connection, u"SELECT COUNT(*) FROM stock WHERE store = ?"_s, {store});
    case SnapshotPart::Customers:
        return numberOf(m_connection, u"SELECT COUNT(*) FROM customer_stores WHERE store = ?"_s,
                        {store});
    case SnapshotPart::Assignments:
        return numberOf(m_connection,
                        u"SELECT COUNT(*) FROM assignments WHERE store = ? AND in_topic = 1"_s,
                        {store});
    case SnapshotPart::Exceptions:
        return numberOf(m_connection,
                        u"SELECT COUNT(*) FROM exceptions WHERE store = ? AND in_topic = 1"_s,
                        {store});
    case SnapshotPart::Tasks:
        return numberOf(m_connection,
                        u"SELECT COUNT(*) FROM tasks WHERE store = ? AND in_topic = 1"_s, {store});
    }
    Q_UNREACHABLE();
}

Result<QList<EntityRow>> SnapshotRows::bodies(QLatin1StringView entity, const QString &sql,
                                              const SqlValues &values)
{
    return rowsOf<EntityRow>(m_connection, sql, values, [entity](const SqlRow &row) {
        const QString key = row.text(0);
        return EntityRow{key, entity, key, row.integer(1), row.bytes(2)};
    });
}

Result<QList<EntityRow>> SnapshotRows::stock(const StoreCode &store, const QString &key, int limit)
{
    return rowsOf<EntityRow>(
        m_connection,
        u"SELECT sku, version, shelf, picked, unsellable, reserved, safety, location, applied"
        " FROM stock WHERE store = ? AND sku > ? ORDER BY sku LIMIT ?"_s,
        {store, key, limit}, [&store](const SqlRow &row) {
            const auto units = [&row](int column) { return static_cast<int>(row.integer(column)); };
            Stock stock;
            stock.store = store;
            stock.sku = Sku(row.text(0));
            stock.version = row.integer(1);
            stock.shelf = units(2);
            stock.picked = units(3);
            stock.unsellable = units(4);
            stock.reserved = units(5);
            stock.safety = units(6);
            stock.location = row.text(7);
            stock.applied = appliedFrom(row.bytes(8));
            return EntityRow{stock.sku.text, wire::entity::stock, wire::entityId(stock),
                             stock.version, wire::toBytes(wire::toJson(stock))};
        });
}

Result<QList<EntityRow>> SnapshotRows::staging(const StoreCode &store, const QString &key,
                                               int limit)
{
    return rowsOf<EntityRow>(
        m_connection,
        u"SELECT code, version, kind, capacity FROM staging WHERE store = ? AND code > ?"
        " ORDER BY code LIMIT ?"_s,
        {store, key, limit}, [&store](const SqlRow &row) {
            const StagingLocation place{
                LocationCode(row.text(0)), store, row.integer(1),
                fromText<StagingKind>(row.text(2)).value_or(StagingKind::Shelf),
                static_cast<int>(row.integer(3))};
            return EntityRow{place.code.text, wire::entity::staging, wire::entityId(place),
                             place.version, wire::toBytes(wire::toJson(place))};
        });
}

/// Somebody who was forgotten stands in no topic, so all of these can be opened.
Result<QList<EntityRow>> SnapshotRows::customers(const StoreCode &store, const QString &key,
                                                 int limit)
{
    Result<QList<EntityRow>> rows =
        bodies(wire::entity::customer,
               u"SELECT c.id, c.version, c.sealed FROM customer_stores s"
               " JOIN customers c ON c.id = s.customer WHERE s.store = ? AND s.customer > ?"
               " ORDER BY s.customer LIMIT ?"_s,
               {store, key, limit});
    if (!rows)
        return rows;
    for (EntityRow &row : *rows) {
        const Result<std::optional<QByteArray>> body =
            m_customers.open(CustomerId(row.id), row.body);
        if (!body)
            return failure(body.error());
        row.body = body->value_or(QByteArrayLiteral("{}"));
    }
    return rows;
}

} // namespace storehand::oms
