// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/database/Migrations.h"

namespace storehand {

/// Where one of the station's two database files lies. `vfs` and `maxPages` are for tests.
struct StoreFile
{
    QString path;
    QString vfs = {};    ///< a registered SQLite VFS over real files; empty: the system's
    qint64 maxPages = 0; ///< a limit of the file in pages of 4 KiB, 0 for none

    [[nodiscard]] SqliteOptions options(SqliteOptions::Durability durability) const
    {
        return {path, durability, vfs, maxPages};
    }
};

/// Opens the file, looks for damage, copies it to `<path>.v<version>.bak` where a migration is due,
/// and migrates it. The copy is deleted at the next opening: it holds what must not be kept for
/// long.
[[nodiscard]] Result<std::unique_ptr<Connection>>
openStoreFile(const StoreFile &file, SqliteOptions::Durability durability,
              const std::vector<Migration> &migrations);

} // namespace storehand
