// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Cache.h"
#include "core/store/Outbox.h"

namespace storehand {

struct DataFolderOptions
{
    QString path;
    /// Room kept for the picks in progress when the disk runs full.
    qint64 reserveBytes = 64 * 1024 * 1024;
    QString vfs = {}; ///< for tests: the SQLite VFS of both databases, see StoreFile
};

/// The station's folder: `outbox.db` (precious), `cache.db` (can be rebuilt) and `reserve`. The
/// folder has mode 0700, files 0600. One running program at a time.
class DataFolder
{
public:
    /// Opens or makes folder and files. Fails with `data_folder_in_use`, `database_newer`,
    /// `read_only`, `disk_full`, `database_corrupt` (of the outbox: nothing is thrown away) or
    /// `storage_failed`, the detail naming the file. `cipher` must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<DataFolder>>
    open(const DataFolderOptions &options, const FieldCipher &cipher, Instant now);

    [[nodiscard]] Outbox &outbox() { return *m_outbox; }
    [[nodiscard]] Cache &cache() { return *m_cache; }

    /// Whether the reserve is there. Not having room for it is no reason not to start.
    [[nodiscard]] bool hasReserve() const;

    /// On `disk_full`: gives the reserve's room back, once. Then picks in progress can be finished,
    /// new work should be refused.
    [[nodiscard]] Status releaseReserve();

    /// Tries to take the reserve again; `disk_full` while there is no room.
    [[nodiscard]] Status restoreReserve();

private:
    explicit DataFolder(DataFolderOptions options);
    [[nodiscard]] QString file(const QString &name) const;
    [[nodiscard]] Status prepare() const;

    DataFolderOptions m_options;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Cache> m_cache;
};

} // namespace storehand
