// SPDX-License-Identifier: Apache-2.0
#include "core/store/OutboxSalvage.h"

#include "core/database/DatabaseFiles.h"
#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/domain/Ids.h"
#include "core/store/OutboxChecksum.h"
#include "core/store/OutboxPlaces.h"
#include "core/store/OutboxSchema.h"
#include "core/store/RawPages.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

constexpr qsizetype commandColumns = 10;
constexpr qsizetype personalColumns = 4;
constexpr qsizetype metaColumns = 2;

/// A row of the table `command` whose checksum and hash were right.
struct Row
{
    qint64 era = 0;
    qint64 n = 0;
    QString id;
    qint64 at = 0;
    std::optional<qint64> acknowledgedAt;
    QByteArray hash;
    QByteArray line;
    QByteArray effect;
    QByteArray result; ///< of an acknowledged one
};

struct PersonalRow
{
    QString subject;
    std::optional<qint64> eraseAt;
    QByteArray sealed;
};

/// All that was found, each thing once.
struct Found
{
    QMap<QString, Row> commands; ///< by id
    QMap<QString, PersonalRow> personal;
    QMap<QString, QByteArray> meta;
};

template <typename T>
std::optional<T> maybe(const RawValue &value)
{
    const T *const found = std::get_if<T>(&value);
    return found ? std::optional(*found) : std::nullopt;
}

/// The text of a value that is one.
QString textOf(const RawValue &value)
{
    const auto text = maybe<RawText>(value);
    return text ? QString::fromUtf8(text->utf8) : QString();
}

QByteArray bytesOf(const RawValue &value)
{
    return maybe<QByteArray>(value).value_or(QByteArray());
}

std::optional<Row> commandOf(const RawRecord &record)
{
    if (record.size() != commandColumns)
        return std::nullopt;
    const auto era = maybe<qint64>(record[0]);
    const auto n = maybe<qint64>(record[1]);
    const auto at = maybe<qint64>(record[3]);
    const auto crc = maybe<qint64>(record[5]);
    if (!era || !n || !at || !crc || *n < 1)
        return std::nullopt;
    Row row{*era,
            *n,
            textOf(record[2]),
            *at,
            maybe<qint64>(record[4]),
            bytesOf(record[6]),
            bytesOf(record[7]),
            bytesOf(record[8]),
            bytesOf(record[9])};
    const bool isGood = !row.id.isEmpty() &&
                        *crc == outboxChecksum(*n, row.id, row.line, row.hash, row.effect) &&
                        row.hash == hashOfLine(row.line);
    if (!isGood)
        return std::nullopt;
    if (!row.acknowledgedAt || row.result.isEmpty()) { // one without the other is damage
        row.acknowledgedAt.reset();
        row.result.clear();
    }
    return row;
}

/// Takes what is good of a record; of the same thing in two states, the later one.
void take(Found &found, const RawRecord &record, const FieldCipher &cipher)
{
    if (const auto command = commandOf(record)) {
        found.commands.insert(command->id, *command);
    } else if (record.size() == personalColumns) {
        const QString id = textOf(record[0]);
        const PersonalRow row{textOf(record[1]), maybe<qint64>(record[2]), bytesOf(record[3])};
        if (cipher.open(row.sealed, outboxplace::ofPersonal(CommandId(id))))
            found.personal.insert(id, row);
    }
}

void takeMeta(Found &found, const RawRecord &record, const FieldCipher &cipher)
{
    if (record.size() != metaColumns || !maybe<QByteArray>(record[1]))
        return;
    const QString key = textOf(record[0]);
    const QByteArray value = bytesOf(record[1]);
    bool isGood = key.startsWith(outboxplace::valuePrefix) || key == outboxplace::install;
    if (key.startsWith(outboxplace::secretPrefix)) {
        const QString secret = key.mid(outboxplace::secretPrefix.size());
        isGood = cipher.open(value, outboxplace::ofSecret(secret)).has_value();
    }
    if (isGood)
        found.meta.insert(key, value);
}

/// Gives each command a number that it alone has, and returns the era of the pending ones. What is
/// acknowledged keeps its number, and so do pending commands behind it. Pending ones elsewhere, of
/// which only an older state was found, come last.
qint64 order(std::vector<Row> &rows, OutboxSalvage &salvage, const std::optional<OutboxMark> &mark)
{
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return std::pair(a.era, a.n) < std::pair(b.era, b.n);
    });
    const qint64 era = rows.empty() ? 0 : rows.back().era;
    qint64 before = 0; // the pending commands
    for (const Row &row : rows) {
        if (row.era == era && row.acknowledgedAt)
            before = row.n;
    }
    const bool isMarked = mark && mark->era == era;
    if (isMarked)
        before = std::max(before, mark->acknowledgedN);
    qint64 last = before;
    std::vector<Row *> elsewhere;
    for (Row &row : rows) {
        if (row.acknowledgedAt)
            continue;
        ++salvage.pending;
        if (row.era != era || row.n <= last) { // a withdrawn one may have had the number, too
            elsewhere.push_back(&row);
            continue;
        }
        if (last == 0) // those before the first one were acknowledged and forgotten
            last = row.n - 1;
        salvage.missing += row.n - last - 1;
        last = row.n;
    }
    if (isMarked)
        salvage.missing += std::max<qint64>(0, mark->lastN - last);
    else if (mark && mark->era > era)
        salvage.missing = std::max<qint64>(0, mark->lastN - mark->acknowledgedN - salvage.pending);
    for (Row *const row : elsewhere) {
        row->era = era;
        row->n = ++last;
    }
    return era;
}

Found searchFor(const RawPages &pages, const FieldCipher &cipher)
{
    Found found;
    pages.forEachCurrent([&](const RawRecord &record) {
        take(found, record, cipher);
        takeMeta(found, record, cipher);
    });
    Found later;
    pages.forEachOther([&](const RawRecord &record) { take(later, record, cipher); });
    for (auto row = later.commands.cbegin(); row != later.commands.cend(); ++row) {
        if (!found.commands.contains(row.key()))
            found.commands.insert(row.key(), *row);
    }
    for (auto row = later.personal.cbegin(); row != later.personal.cend(); ++row) {
        if (!found.personal.contains(row.key()))
            found.personal.insert(row.key(), *row);
    }
    return found;
}

Status insert(Connection &connection, const Row &row)
{
    const qint64 crc = outboxChecksum(row.n, row.id, row.line, row.hash, row.effect);
    return connection.run(
        u"INSERT INTO command(era, n, id, at, acknowledged_at, crc, hash, line, effect, result) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {row.era, row.n, row.id, row.at, row.acknowledgedAt, crc, row.hash, row.line, row.effect,
         row.result});
}

Status fill(Connection &connection, const Found &found, const std::vector<Row> &rows)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return failure(transaction.error());
    for (const Row &row : rows) {
        if (const Status inserted = insert(connection, row); !inserted)
            return inserted;
    }
    for (auto row = found.personal.cbegin(); row != found.personal.cend(); ++row) {
        const Status inserted = connection.run(
            u"INSERT INTO personal(id, subject, erase_at, sealed) VALUES (?, ?, ?, ?)"_s,
            {row.key(), row->subject, row->eraseAt, row->sealed});
        if (!inserted)
            return inserted;
    }
    for (auto value = found.meta.cbegin(); value != found.meta.cend(); ++value) {
        const Status inserted =
            connection.run(u"INSERT INTO meta(key, value) VALUES (?, ?)"_s, {value.key(), *value});
        if (!inserted)
            return inserted;
    }
    return transaction->commit();
}

StoreFile freshOf(const StoreFile &file)
{
    return {file.path + u".salvaged"_s, file.vfs, file.maxPages};
}

bool isThere(const StoreFile &file)
{
    return QFile::exists(file.path) || QFile::exists(file.path + u"-wal"_s);
}

QString freeName(const QString &path)
{
    for (int number = 1;; ++number) {
        const QString name = u"%1.damaged-%2"_s.arg(path).arg(number);
        if (!QFile::exists(name) && !QFile::exists(name + u"-wal"_s))
            return name;
    }
}

Status rename(const QString &from, const QString &to)
{
    if (!QFile::exists(from) || QFile::rename(from, to))
        return {};
    return failure(ErrorKind::Storage, codes::storageFailed,
                   u"%1 cannot be renamed to %2"_s.arg(from, to));
}

/// The file goes first: while it is gone, the fresh one is known to be whole.
Status setAside(const QString &path, const QString &to)
{
    if (const Status moved = rename(path, to); !moved)
        return moved;
    return rename(path + u"-wal"_s, to + u"-wal"_s);
}

Status makeFresh(const StoreFile &file, const Found &found, const std::vector<Row> &rows)
{
    const SqliteOptions options = file.options(SqliteOptions::Durability::Full);
    if (const Status removed = removeDatabase(options); !removed)
        return removed;
    auto connection = openStoreFile(file, SqliteOptions::Durability::Full, outboxMigrations());
    if (!connection)
        return failure(connection.error());
    if (const Status filled = fill(**connection, found, rows); !filled)
        return filled;
    return (*connection)->checkpoint(); // so that the file alone is whole
}

} // namespace

QByteArray toBytes(const OutboxSalvage &salvage)
{
    return QJsonDocument(QJsonObject{{u"code"_s, salvage.why.code},
                                     {u"detail"_s, salvage.why.detail},
                                     {u"set_aside"_s, salvage.setAside},
                                     {u"pending"_s, salvage.pending},
                                     {u"missing"_s, salvage.missing}})
        .toJson(QJsonDocument::Compact);
}

OutboxSalvage salvageFromBytes(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    return {
        {ErrorKind::Storage, object.value(u"code").toString(), object.value(u"detail").toString()},
        object.value(u"set_aside").toString(),
        object.value(u"pending").toInteger(),
        object.value(u"missing").toInteger()};
}

bool isAtRisk(const StoreFile &file)
{
    return !QFile::exists(file.path) || QFileInfo(file.path + u"-wal"_s).size() > 0;
}

Result<OutboxMark> standingOf(const StoreFile &file)
{
    const Result<RawPages> pages = RawPages::read(file.path);
    if (!pages)
        return failure(pages.error());
    OutboxMark standing;
    QMap<qint64, qint64> last; // by era
    pages->forEachCurrent([&](const RawRecord &record) {
        if (const auto command = commandOf(record))
            last[command->era] = std::max(last.value(command->era), command->n);
        else if (record.size() == metaColumns && textOf(record[0]) == outboxplace::era)
            standing.era = bytesOf(record[1]).toLongLong();
    });
    standing.lastN = last.value(standing.era);
    return standing;
}

/// A log is there without its file. Room that was written in advance, and nothing else, is none.
Result<bool> isOnlyLog(const StoreFile &file)
{
    if (QFileInfo(file.path).size() > 0)
        return false;
    return RawPages::isLogBegun(file.path);
}

Status endSalvage(const StoreFile &file)
{
    const StoreFile fresh = freshOf(file);
    if (QFile::exists(file.path))
        return removeDatabase(fresh.options(SqliteOptions::Durability::Full));
    if (!QFile::exists(fresh.path))
        return {};
    if (const Status moved = setAside(file.path, freeName(file.path)); !moved)
        return moved;
    return rename(fresh.path, file.path);
}

Result<OutboxSalvage> salvageOutbox(const StoreFile &file, const FieldCipher &cipher,
                                    const Error &why, const std::optional<OutboxMark> &mark)
{
    const Result<RawPages> pages = RawPages::read(file.path);
    if (!pages)
        return failure(pages.error());
    Found found = searchFor(*pages, cipher);
    OutboxSalvage salvage{why, isThere(file) ? freeName(file.path) : QString()};
    std::vector<Row> rows(found.commands.cbegin(), found.commands.cend());
    const qint64 era = order(rows, salvage, mark);
    found.meta.insert(outboxplace::era, QByteArray::number(era));
    found.meta.insert(outboxplace::salvage, toBytes(salvage));

    const StoreFile fresh = freshOf(file);
    if (const Status made = makeFresh(fresh, found, rows); !made)
        return failure(made.error());
    if (const Status moved = setAside(file.path, freeName(file.path)); !moved)
        return failure(moved.error());
    if (const Status moved = rename(fresh.path, file.path); !moved)
        return failure(moved.error());
    return salvage;
}

} // namespace storehand
