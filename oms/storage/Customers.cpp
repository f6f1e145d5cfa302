// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Customers.h"

#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

QString keyPlace(const CustomerId &id)
{
    return u"customer_keys/"_s + id.text;
}

QByteArray bodyPlace(const CustomerId &id)
{
    return "customers/" + id.text.toUtf8();
}

} // namespace

Result<std::optional<Customer>> Customers::find(const CustomerId &id)
{
    const Result<std::optional<Sealed>> sealed = findSealed(id);
    if (!sealed)
        return failure(sealed.error());
    if (!*sealed)
        return std::nullopt;
    const Result<std::optional<QByteArray>> body = open(id, (*sealed)->bytes);
    if (!body)
        return failure(body.error());
    if (!*body)
        return std::nullopt;
    return wire::into<Customer>(**body);
}

Result<QByteArray> Customers::save(const Customer &customer)
{
    Result<Sensitive<QByteArray>> key = keyOrNewKeyOf(customer.id);
    if (!key)
        return failure(key.error());
    const QByteArray sealed =
        m_vault.cipherOf(*std::move(key))
            .seal(wire::toBytes(wire::toJson(customer)), bodyPlace(customer.id));
    const Status saved = m_connection.run(
        u"INSERT INTO customers(id, version, sealed) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET version = excluded.version, sealed = excluded.sealed"_s,
        {customer.id, customer.version, sealed});
    if (!saved)
        return failure(saved.error());
    return sealed;
}

Result<std::optional<QByteArray>> Customers::open(const CustomerId &id, const QByteArray &sealed)
{
    Result<std::optional<Sensitive<QByteArray>>> key = keyOf(id);
    if (!key)
        return failure(key.error());
    if (!*key)
        return std::nullopt;
    const auto plain = m_vault.cipherOf(**std::move(key)).open(sealed, bodyPlace(id));
    if (!plain)
        return failure(plain.error());
    return plain->reveal();
}

Result<bool> Customers::showIn(const StoreCode &store, const CustomerId &id)
{
    const Result<qint64> added =
        m_connection.change(u"INSERT INTO customer_stores(customer, store) VALUES (?, ?)"
                            " ON CONFLICT (customer, store) DO NOTHING"_s,
                            {id, store});
    if (!added)
        return failure(added.error());
    return *added > 0;
}

Status Customers::hideFrom(const StoreCode &store, const CustomerId &id)
{
    return m_connection.run(u"DELETE FROM customer_stores WHERE customer = ? AND store = ?"_s,
                            {id, store});
}

Result<QList<StoreCode>> Customers::shownIn(const CustomerId &id)
{
    return rowsOf<StoreCode>(
        m_connection, u"SELECT store FROM customer_stores WHERE customer = ? ORDER BY store"_s,
        {id}, [](const SqlRow &row) { return StoreCode(row.text(0)); });
}

Result<std::optional<Customers::Sealed>> Customers::findSealed(const CustomerId &id)
{
    return m_connection.first(u"SELECT version, sealed FROM customers WHERE id = ?"_s, {id},
                              [](const SqlRow &row) {
                                  return Sealed{row.integer(0), row.bytes(1)};
                              });
}

Status Customers::erase(const CustomerId &id)
{
    const Status keyGone =
        m_connection.run(u"DELETE FROM customer_keys WHERE customer = ?"_s, {id});
    if (!keyGone)
        return keyGone;
    return m_connection.run(u"DELETE FROM customers WHERE id = ?"_s, {id});
}

Result<std::optional<Sensitive<QByteArray>>> Customers::keyOf(const CustomerId &id)
{
    const auto sealed =
        m_connection.first(u"SELECT sealed_key FROM customer_keys WHERE customer = ?"_s, {id},
                           [](const SqlRow &row) { return row.bytes(0); });
    if (!sealed)
        return failure(sealed.error());
    if (!*sealed)
        return std::nullopt;
    Result<Sensitive<QByteArray>> key = m_vault.open(**sealed, keyPlace(id));
    if (!key)
        return failure(key.error());
    return std::optional(*std::move(key));
}

Result<Sensitive<QByteArray>> Customers::keyOrNewKeyOf(const CustomerId &id)
{
    Result<std::optional<Sensitive<QByteArray>>> known = keyOf(id);
    if (!known)
        return failure(known.error());
    if (*known)
        return **std::move(known);
    Sensitive<QByteArray> key = FieldCipher::makeKey(m_vault.random());
    const Status kept =
        m_connection.run(u"INSERT INTO customer_keys(customer, sealed_key) VALUES (?, ?)"_s,
                         {id, m_vault.seal(key.reveal(), keyPlace(id))});
    if (!kept)
        return failure(kept.error());
    return key;
}

} // namespace storehand::oms
