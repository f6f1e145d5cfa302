// SPDX-License-Identifier: Apache-2.0
#include "core/database/SqlRow.h"

#include "core/database/NativeSession.h"

namespace storehand {

namespace {

template <typename T>
std::optional<T> unlessNull(bool isNull, T value)
{
    return isNull ? std::nullopt : std::optional<T>(std::move(value));
}

} // namespace

bool SqlRow::isNull(int column) const
{
    return m_statement.isNull(column);
}

qint64 SqlRow::integer(int column) const
{
    return m_statement.integer(column);
}

double SqlRow::real(int column) const
{
    return m_statement.real(column);
}

QString SqlRow::text(int column) const
{
    return m_statement.text(column);
}

QByteArray SqlRow::bytes(int column) const
{
    return m_statement.bytes(column);
}

std::optional<qint64> SqlRow::maybeInteger(int column) const
{
    return unlessNull(isNull(column), integer(column));
}

std::optional<QString> SqlRow::maybeText(int column) const
{
    return unlessNull(isNull(column), text(column));
}

std::optional<QByteArray> SqlRow::maybeBytes(int column) const
{
    return unlessNull(isNull(column), bytes(column));
}

std::optional<Instant> SqlRow::maybeInstant(int column) const
{
    return unlessNull(isNull(column), instant(column));
}

} // namespace storehand
