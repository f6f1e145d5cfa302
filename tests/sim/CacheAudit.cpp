// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/CacheAudit.h"

#include <QFile>

#include <cstring>

#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

thread_local CacheAudit *watching = nullptr;

const QString fileName = u"/cache.db"_s;

/// Of the table `entity`, by its schema.
enum Column { Entity = 1, Id = 2, Version = 3 };

QString textBefore(sqlite3 *database, Column column)
{
    sqlite3_value *value = nullptr;
    if (sqlite3_preupdate_old(database, column, &value) != SQLITE_OK)
        return {};
    return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_value_text(value)));
}

} // namespace

CacheAudit::CacheAudit(Findings &findings)
    : m_findings(findings)
{
    Q_ASSERT_X(!watching, "CacheAudit", "somebody watches already");
    watching = this;
    // SQLite keeps it for the whole process and knows each function once.
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(&CacheAudit::onOpen));
}

CacheAudit::~CacheAudit()
{
    watching = nullptr;
}

void CacheAudit::mayAge(const QString &folder)
{
    cacheAt(QFile::encodeName(folder + fileName)).mayAge = true;
}

CacheAudit::Watched &CacheAudit::cacheAt(const QByteArray &path)
{
    return m_caches.try_emplace(path, Watched{*this}).first->second;
}

int CacheAudit::onOpen(sqlite3 *database, const char **, const void *)
{
    const QByteArray path(sqlite3_db_filename(database, "main"));
    if (watching && path.endsWith(fileName.toLatin1()))
        sqlite3_preupdate_hook(database, &CacheAudit::onChange, &watching->cacheAt(path));
    return SQLITE_OK;
}

void CacheAudit::onChange(void *cache, sqlite3 *database, int what, const char *, const char *table,
                          long long, long long)
{
    const auto *changed = static_cast<const Watched *>(cache);
    if (what == SQLITE_UPDATE && !changed->mayAge && std::strcmp(table, "entity") == 0)
        changed->audit.check(database);
}

void CacheAudit::check(sqlite3 *database)
{
    sqlite3_value *before = nullptr;
    sqlite3_value *after = nullptr;
    if (sqlite3_preupdate_old(database, Version, &before) != SQLITE_OK ||
        sqlite3_preupdate_new(database, Version, &after) != SQLITE_OK)
        return;
    const qint64 had = sqlite3_value_int64(before);
    const qint64 gets = sqlite3_value_int64(after);
    if (gets >= had)
        return;
    const QString path = QFile::decodeName(sqlite3_db_filename(database, "main"));
    m_findings.add(u"I7"_s, u"the cache of %1 replaces version %2 of %3 %4 by version %5"_s
                                .arg(path.section(u'/', -2, -2))
                                .arg(had)
                                .arg(textBefore(database, Entity), textBefore(database, Id))
                                .arg(gets));
}

} // namespace storehand::sim
