// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/wire/Entities.h"

/// How the tables of this folder are read. Not for other folders.
namespace storehand::oms {

/// All rows through `make`.
template <typename T, typename Make>
[[nodiscard]] Result<QList<T>> rowsOf(Connection &connection, const QString &sql,
                                      const SqlValues &values, Make make)
{
    QList<T> list;
    const Status read =
        connection.query(sql, values, [&](const SqlRow &row) { list.append(make(row)); });
    if (!read)
        return failure(read.error());
    return list;
}

/// The entity in the first column of the first row.
template <typename T>
[[nodiscard]] Result<std::optional<T>> bodyOf(Connection &connection, const QString &sql,
                                              const SqlValues &values)
{
    const auto body = connection.first(sql, values, [](const SqlRow &row) { return row.bytes(0); });
    if (!body)
        return failure(body.error());
    if (!*body)
        return std::nullopt;
    Result<T> value = wire::into<T>(**body);
    if (!value)
        return failure(value.error());
    return std::optional<T>(*std::move(value));
}

/// The entities in the first column of all rows, given to `use` one by one.
template <typename T>
[[nodiscard]] Status eachBodyOf(Connection &connection, const QString &sql, const SqlValues &values,
                                const std::function<Status(const T &)> &use)
{
    return connection.query(sql, values, [&](const SqlRow &row) -> Status {
        const Result<T> value = wire::into<T>(row.bytes(0));
        if (!value)
            return failure(value.error());
        return use(*value);
    });
}

template <typename T>
[[nodiscard]] Result<QList<T>> bodiesOf(Connection &connection, const QString &sql,
                                        const SqlValues &values)
{
    QList<T> list;
    const Status read = eachBodyOf<T>(connection, sql, values, [&](const T &value) -> Status {
        list.append(value);
        return {};
    });
    if (!read)
        return failure(read.error());
    return list;
}

/// The whole number in the first column of the first row; 0 without a row.
[[nodiscard]] inline Result<qint64> numberOf(Connection &connection, const QString &sql,
                                             const SqlValues &values)
{
    const auto number =
        connection.first(sql, values, [](const SqlRow &row) { return row.integer(0); });
    if (!number)
        return failure(number.error());
    return number->value_or(0);
}

} // namespace storehand::oms
