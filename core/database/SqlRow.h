// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace storehand {

class NativeStatement;

/// The row a query stands on; valid only inside the function that received it. Columns count from
/// 0. NULL reads as 0, an empty text or empty bytes where the reader does not ask for an optional.
class SqlRow
{
public:
    explicit SqlRow(const NativeStatement &statement)
        : m_statement(statement)
    {}

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;

    [[nodiscard]] Instant instant(int column) const { return {integer(column)}; }

    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }

    [[nodiscard]] std::optional<qint64> maybeInteger(int column) const;
    [[nodiscard]] std::optional<QString> maybeText(int column) const;
    [[nodiscard]] std::optional<QByteArray> maybeBytes(int column) const;
    [[nodiscard]] std::optional<Instant> maybeInstant(int column) const;

private:
    const NativeStatement &m_statement;
};

} // namespace storehand
