// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Instant.h"

#include <QByteArray>
#include <QString>

#include <concepts>
#include <optional>
#include <variant>
#include <vector>

namespace storehand {

/// A value bound to one `?` of a statement. Made implicitly from what the program works with; text
/// and bytes are never NULL (an empty or null QString is an empty text), NULL is std::nullopt.
class SqlValue
{
public:
    using Variant = std::variant<std::monostate, qint64, double, QString, QByteArray>;

    SqlValue(std::nullopt_t) {}

    template <std::integral T>
    SqlValue(T value) // bool is stored as 0 or 1
        : m_value(static_cast<qint64>(value))
    {}

    template <std::floating_point T>
    SqlValue(T value)
        : m_value(static_cast<double>(value))
    {}

    SqlValue(QString value)
        : m_value(std::move(value))
    {}

    SqlValue(QByteArray value)
        : m_value(std::move(value))
    {}

    SqlValue(Instant at)
        : m_value(at.ms)
    {}

    template <typename Tag>
    SqlValue(const Id<Tag> &id)
        : m_value(id.text)
    {}

    template <typename T>
    SqlValue(const std::optional<T> &value)
        : m_value(value ? SqlValue(*value).m_value : Variant())
    {}

    [[nodiscard]] const Variant &variant() const { return m_value; }

private:
    Variant m_value;
};

/// The values of a statement's `?`, in their order: `run(sql, {id, now, std::nullopt})`.
using SqlValues = std::vector<SqlValue>;

} // namespace storehand
