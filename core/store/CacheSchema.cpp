// SPDX-License-Identifier: Apache-2.0
#include "core/store/CacheSchema.h"

#include "core/store/CacheChecksum.h"

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

/// Which row, and its checksum.
struct Summed
{
    qint64 sum = 0;
    SqlValues key;
};

/// Gives each row that `select` finds its checksum: `update` takes it and then the row's key.
Status addSums(Connection &connection, const QString &select,
               const std::function<Summed(const SqlRow &)> &sumOf, const QString &update)
{
    QList<Summed> rows;
    const Status read =
        connection.query(select, {}, [&](const SqlRow &row) { rows.append(sumOf(row)); });
    if (!read)
        return read;
    for (const Summed &row : rows) {
        SqlValues values{row.sum};
        values.insert(values.end(), row.key.begin(), row.key.end());
        if (const Status set = connection.run(update, values); !set)
            return set;
    }
    return {};
}

/// An older version wrote none. What the disk had changed before that stays unnoticed.
Status addChecksums(Connection &connection)
{
    Status added = addSums(
        connection, u"SELECT id, topic, state, seq, digest FROM copy"_s,
        [](const SqlRow &row) {
            return Summed{cacheChecksum(row.integer(0), row.text(1), row.integer(2), row.integer(3),
                                        row.integer(4)),
                          {row.integer(0)}};
        },
        u"UPDATE copy SET crc = ? WHERE id = ?"_s);
    if (added)
        added = addSums(
            connection, u"SELECT copy, entity, id, version, body FROM entity"_s,
            [](const SqlRow &row) {
                return Summed{cacheChecksum(row.integer(0), row.text(1), row.text(2),
                                            row.integer(3), row.bytes(4)),
                              {row.integer(0), row.text(1), row.text(2)}};
            },
            u"UPDATE entity SET crc = ? WHERE copy = ? AND entity = ? AND id = ?"_s);
    if (added)
        added = addSums(
            connection, u"SELECT copy, kind, key, entity, id, value FROM lookup"_s,
            [](const SqlRow &row) {
                return Summed{cacheChecksum(row.integer(0), row.text(1), row.text(2), row.text(3),
                                            row.text(4), row.text(5)),
                              {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4)}};
            },
            u"UPDATE lookup SET crc = ? "
            "WHERE copy = ? AND kind = ? AND key = ? AND entity = ? AND id = ?"_s);
    if (added)
        added = addSums(
            connection, u"SELECT key, value FROM meta"_s,
            [](const SqlRow &row) {
                return Summed{cacheChecksum(row.text(0), row.bytes(1)), {row.text(0)}};
            },
            u"UPDATE meta SET crc = ? WHERE key = ?"_s);
    return added;
}

} // namespace

const std::vector<Migration> &cacheMigrations()
{
    static const std::vector<Migration> migrations{
        {1,
         {
             u"CREATE TABLE copy("
             "  id {int} PRIMARY KEY,"
             "  topic {text} NOT NULL,"
             "  state {int} NOT NULL,"
             "  seq {int} NOT NULL,"
             "  digest {int} NOT NULL"
             ") {strict}"_s,
             u"CREATE TABLE entity("
             "  copy {int} NOT NULL,"
             "  entity {text} NOT NULL,"
             "  id {text} NOT NULL,"
             "  version {int} NOT NULL,"
             "  body {bytes} NOT NULL,"
             "  PRIMARY KEY(copy, entity, id)"
             ") {keyed}"_s,
             u"CREATE TABLE lookup("
             "  copy {int} NOT NULL,"
             "  kind {text} NOT NULL,"
             "  key {text} NOT NULL,"
             "  entity {text} NOT NULL,"
             "  id {text} NOT NULL,"
             "  value {text} NOT NULL,"
             "  PRIMARY KEY(copy, kind, key, entity, id)"
             ") {keyed}"_s,
             u"CREATE INDEX lookup_entity ON lookup(copy, entity, id)"_s,
             u"CREATE TABLE meta("
             "  key {text} NOT NULL PRIMARY KEY,"
             "  value {bytes} NOT NULL"
             ") {keyed}"_s,
         }},
        {2,
         {
             u"ALTER TABLE copy ADD COLUMN crc {int} NOT NULL DEFAULT 0"_s,
             u"ALTER TABLE entity ADD COLUMN crc {int} NOT NULL DEFAULT 0"_s,
             u"ALTER TABLE lookup ADD COLUMN crc {int} NOT NULL DEFAULT 0"_s,
             u"ALTER TABLE meta ADD COLUMN crc {int} NOT NULL DEFAULT 0"_s,
         },
         addChecksums},
    };
    return migrations;
}

} // namespace storehand
