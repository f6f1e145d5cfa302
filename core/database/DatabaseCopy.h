// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

struct sqlite3_backup;

namespace storehand {

/// A copy of a SQLite file, made bit by bit through the Connection that has it open, so that others
/// have their turn in between: nobody else can read a file that is held exclusively. What is
/// changed meanwhile is changed in the copy, too. The copy has no name and is gone with the
/// Connection to it; it lies in the folder for temporary files, and needs as much room as the file.
class DatabaseCopy
{
public:
    /// Reads from the disk, not from what is in memory. `source` must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<DatabaseCopy>> begin(Connection &source);
    ~DatabaseCopy();
    Q_DISABLE_COPY_MOVE(DatabaseCopy)

    /// Copies so many pages of 4 KiB more. Null until it has all of them; then the copy, as
    /// everything stands at that moment, for a thread of the caller's choice. After that, and after
    /// a failure, it is of no use. Outside of transactions, on the thread of `source`.
    [[nodiscard]] Result<std::unique_ptr<Connection>> copyMore(int pages);

private:
    DatabaseCopy(std::unique_ptr<Connection> target, sqlite3_backup *backup);

    std::unique_ptr<Connection> m_target;
    sqlite3_backup *m_backup; ///< ends before what it copies to
};

} // namespace storehand
