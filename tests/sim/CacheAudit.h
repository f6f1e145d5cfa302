// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/Findings.h"

#include <QByteArray>

#include <map>

struct sqlite3;

namespace storehand::sim {

/// What stations write into their caches, as SQLite itself tells it: while a topic is not loaded
/// anew, no row gets an older version than it has (I7). Watches all caches that are opened by this
/// thread while it lives, and must outlive them. One at a time.
class CacheAudit
{
public:
    explicit CacheAudit(Findings &findings);
    ~CacheAudit();
    Q_DISABLE_COPY_MOVE(CacheAudit)

    /// The disk of this station gives what it likes: a row may be read as something else.
    void mayAge(const QString &folder);

private:
    struct Watched
    {
        CacheAudit &audit;
        bool mayAge = false;
    };

    static int onOpen(sqlite3 *database, const char **error, const void *api);
    static void onChange(void *cache, sqlite3 *database, int what, const char *schema,
                         const char *table, long long rowBefore, long long rowAfter);
    void check(sqlite3 *database);
    [[nodiscard]] Watched &cacheAt(const QByteArray &path);

    Findings &m_findings;
    std::map<QByteArray, Watched> m_caches; ///< by path
};

} // namespace storehand::sim
