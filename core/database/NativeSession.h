// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/NativeErrors.h"
#include "core/database/SqlValue.h"

#include <QString>

#include <memory>

struct sqlite3;

namespace storehand {

template <typename T>
using NativeResult = tl::expected<T, NativeFailure>;

/// A prepared statement of one engine, and the row it stands on. Columns count from 0; NULL reads
/// as 0, an empty text or empty bytes. What it read is valid until the next call of run(), next()
/// or finish().
class NativeStatement
{
public:
    virtual ~NativeStatement() = default;

    /// Binds one value to each `?` and begins; `values` must stay until finish().
    [[nodiscard]] virtual NativeResult<void> run(const SqlValues &values) = 0;
    /// To the first or next row; false when there is none.
    [[nodiscard]] virtual NativeResult<bool> next() = 0;
    /// Rows that an INSERT, UPDATE or DELETE changed.
    [[nodiscard]] virtual qint64 changedRows() const = 0;
    /// Lets go of rows and values; it can be run again.
    virtual void finish() = 0;

    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual qint64 integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual QByteArray bytes(int column) const = 0;
};

/// An open file or session of one engine. Its statements end before it does.
class NativeSession
{
public:
    virtual ~NativeSession() = default;

    /// `sql` is one statement in the engine's own words. Others may run while its rows are read.
    [[nodiscard]] virtual NativeResult<std::unique_ptr<NativeStatement>>
    prepare(const QString &sql) = 0;
    /// Runs one statement that is not kept.
    [[nodiscard]] virtual NativeResult<void> execute(const QString &sql) = 0;
    /// Lets the database go. Only its statements may still be ended afterwards.
    virtual void close() = 0;
    /// SQLite's own handle; null for other engines and after close().
    [[nodiscard]] virtual sqlite3 *sqlite() const = 0;
};

} // namespace storehand
