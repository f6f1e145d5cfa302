// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Stores.h"

#include "core/wire/Entities.h"
#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

StagingLocation placeOf(const SqlRow &row)
{
    const auto kind = fromText<StagingKind>(row.text(3));
    return {LocationCode(row.text(1)), StoreCode(row.text(0)), row.integer(2),
            kind.value_or(StagingKind::Shelf), static_cast<int>(row.integer(4))};
}

} // namespace

Result<Store> Stores::read(const StoreCode &code, const QByteArray &body)
{
    Known &known = m_known[code];
    if (known.body != body) {
        const Result<Store> store = wire::into<Store>(body);
        if (!store)
            return failure(store.error());
        known = {body, *store};
    }
    return known.store;
}

Result<std::optional<Store>> Stores::find(const StoreCode &code)
{
    const auto body = m_connection.first(u"SELECT body FROM stores WHERE code = ?"_s, {code},
                                         [](const SqlRow &row) { return row.bytes(0); });
    if (!body)
        return failure(body.error());
    if (!*body)
        return std::nullopt;
    return read(code, **body);
}

Result<std::optional<Store>> Stores::findForChange(const StoreCode &code)
{
    return bodyOf<Store>(m_connection, u"SELECT body FROM stores WHERE code = ? {for_update}"_s,
                         {code});
}

Result<QList<Store>> Stores::all()
{
    QList<Store> stores;
    const Status status = m_connection.query(
        u"SELECT code, body FROM stores ORDER BY code"_s, {}, [&](const SqlRow &row) -> Status {
            const Result<Store> store = read(StoreCode(row.text(0)), row.bytes(1));
            if (!store)
                return failure(store.error());
            stores.append(*store);
            return {};
        });
    if (!status)
        return failure(status.error());
    return stores;
}

Status Stores::save(const Store &store, const QByteArray &body)
{
    return m_connection.run(
        u"INSERT INTO stores(code, version, body) VALUES (?, ?, ?)"
        " ON CONFLICT (code) DO UPDATE SET version = excluded.version, body = excluded.body"_s,
        {store.code, store.version, body});
}

Result<std::optional<StagingLocation>> Stores::findPlace(const StoreCode &store,
                                                         const LocationCode &code)
{
    return m_connection.first(
        u"SELECT store, code, version, kind, capacity FROM staging WHERE store = ? AND code = ?"
        " {for_update}"_s,
        {store, code}, placeOf);
}

Result<QList<StagingLocation>> Stores::placesOf(const StoreCode &store)
{
    return rowsOf<StagingLocation>(
        m_connection,
        u"SELECT store, code, version, kind, capacity FROM staging WHERE store = ? ORDER BY code"_s,
        {store}, placeOf);
}

Status Stores::save(const StagingLocation &place)
{
    return m_connection.run(
        u"INSERT INTO staging(store, code, version, kind, capacity) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (store, code) DO UPDATE SET version = excluded.version,"
        " kind = excluded.kind, capacity = excluded.capacity"_s,
        {place.store, place.code, place.version, toText(place.kind), place.capacity});
}

} // namespace storehand::oms
