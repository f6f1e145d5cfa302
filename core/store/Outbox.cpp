// SPDX-License-Identifier: Apache-2.0
#include "core/store/Outbox.h"

#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/domain/FailPoint.h"
#include "core/domain/PlantedBug.h"
#include "core/store/OutboxChecksum.h"
#include "core/store/OutboxPlaces.h"
#include "core/store/OutboxSchema.h"
#include "core/store/RawPages.h"

#include <QLoggingCategory>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

Q_LOGGING_CATEGORY(log, "storehand.outbox")

constexpr BatchLimits sliceLimits{500, 4 * 1024 * 1024};

tl::unexpected<Error> missing(qint64 n)
{
    return failure(ErrorKind::Storage, codes::databaseCorrupt,
                   u"command %1 of the outbox is missing or damaged"_s.arg(n));
}

constexpr qint64 numbersPerInstall = qint64(1) << 40; // more than anybody will ever record
constexpr int eraColumn = 9;                          ///< where it is asked for, behind rowColumns
const QString rowColumns = u"n, id, line, hash, effect, at, acknowledged_at, result, crc"_s;

Result<OutboxRow> readRow(const SqlRow &row)
{
    OutboxRow result{row.integer(0), CommandId(row.text(1)), row.bytes(2),        row.bytes(3),
                     row.bytes(4),   row.instant(5),         row.maybeInstant(6), row.bytes(7)};
    const qint64 crc =
        outboxChecksum(result.n, result.id.text, result.line, result.hash, result.effect);
    if (crc != row.integer(8)) {
        return failure(ErrorKind::Storage, codes::databaseCorrupt,
                       u"command %1 of the outbox is not what was written"_s.arg(result.n));
    }
    return result;
}

} // namespace

Outbox::Outbox(StoreFile file, const FieldCipher &cipher)
    : m_file(std::move(file))
    , m_mark(m_file.path)
    , m_cipher(cipher)
{}

Outbox::~Outbox() = default;

Result<std::unique_ptr<Outbox>> Outbox::open(const StoreFile &file, const FieldCipher &cipher)
{
    std::unique_ptr<Outbox> outbox(new Outbox(file, cipher));
    if (const Status opened = outbox->reopen(); !opened)
        return failure(opened.error());
    return outbox;
}

/// The file may show what was written and never synced, by a program that died or before a sync
/// failed: nobody may build on it before it is.
Status Outbox::reopen()
{
    m_connection.reset();
    Status opened = openOrSalvage();
    if (opened)
        opened = m_connection->settle();
    if (opened && m_disowned)
        opened = withdraw(*m_disowned);
    if (opened)
        m_disowned.reset();
    else
        m_connection = Connection::refusing(opened.error());
    return opened;
}

void Outbox::disown(const CommandId &id)
{
    m_disowned = id;
}

Status Outbox::openOrSalvage()
{
    if (const Status ended = endSalvage(m_file); !ended)
        return ended;
    Status opened = openFile();
    if (opened || opened.error().code != codes::databaseCorrupt)
        return opened;
    m_connection.reset();
    const auto salvaged = salvageOutbox(m_file, m_cipher, opened.error(), m_mark.read());
    if (!salvaged)
        return failure(salvaged.error());
    m_mark.remove(); // what it knew is told now
    qCWarning(log).noquote() << "saved from a damaged file:" << salvaged->pending << "pending,"
                             << salvaged->missing << "missing;" << salvaged->setAside;
    return openFile();
}

Status Outbox::openFile()
{
    const Result<bool> isOnlyLog = storehand::isOnlyLog(m_file);
    if (!isOnlyLog)
        return failure(isOnlyLog.error());
    if (*isOnlyLog) {
        return failure(ErrorKind::Storage, codes::databaseCorrupt,
                       u"%1 is empty, but has a write-ahead log"_s.arg(m_file.path));
    }
    const Result<bool> isLogDamaged = RawPages::isLogDamaged(m_file.path);
    if (!isLogDamaged)
        return failure(isLogDamaged.error());
    if (*isLogDamaged) {
        return failure(ErrorKind::Storage, codes::databaseCorrupt,
                       u"the write-ahead log of %1 is damaged"_s.arg(m_file.path));
    }
    if (isAtRisk(m_file)) {
        const Result<OutboxMark> known = standingOf(m_file);
        const Status marked = known ? checkMark(*known) : failure(known.error());
        if (!marked)
            return marked;
    }
    auto connection = openStoreFile(m_file,
                                    planted(Bug::BeepsEarly) ? SqliteOptions::Durability::Normal
                                                             : SqliteOptions::Durability::Full,
                                    outboxMigrations());
    if (!connection)
        return failure(connection.error());
    m_connection = std::move(*connection);
    if (const Status loaded = load(); !loaded)
        return loaded;
    const Status marked = m_salvage ? Status() : checkMark(standing());
    return marked ? checkRows() : marked;
}

/// Nothing less than what was said to be recorded may be there.
Status Outbox::checkMark(const OutboxMark &standing)
{
    const std::optional<OutboxMark> mark = m_mark.read();
    if (!mark || !mark->isAheadOf(standing))
        return {};
    return failure(
        ErrorKind::Storage, codes::databaseCorrupt,
        u"%1 ends with command %2 of install %3, but had come to %4 of %5"_s.arg(m_file.path)
            .arg(standing.lastN)
            .arg(standing.era)
            .arg(mark->lastN)
            .arg(mark->era));
}

Status Outbox::load()
{
    const auto install = meta(outboxplace::install);
    const auto era = meta(outboxplace::era);
    const auto salvage = meta(outboxplace::salvage);
    for (const auto *const value : {&install, &era, &salvage}) {
        if (!*value)
            return failure(value->error());
    }
    m_salvage.reset();
    if (*salvage)
        m_salvage = salvageFromBytes(**salvage);
    m_install = InstallId(QString::fromUtf8(install->value_or(QByteArray())));
    m_era = era->value_or("0").toLongLong();

    const auto highest = [this](const QString &condition) {
        return m_connection->first(u"SELECT n FROM command WHERE era = ? %1 "_s.arg(condition) +
                                       u"ORDER BY n DESC LIMIT 1"_s,
                                   {m_era}, [](const SqlRow &row) { return row.integer(0); });
    };
    const auto last = highest(QString());
    const auto acknowledged = highest(u"AND acknowledged_at IS NOT NULL"_s);
    if (!last || !acknowledged)
        return failure(last ? acknowledged.error() : last.error());
    m_lastN = last->value_or(0);
    const Result<qint64> first = firstN();
    if (!first)
        return failure(first.error());
    // Without an acknowledged row, those before the first one are gone: never sent in a new
    // install, pruned where acknowledgements were forgotten.
    m_acknowledgedN = acknowledged->value_or(*first - 1);
    return {};
}

Status Outbox::checkRows() const
{
    qint64 next = m_acknowledgedN + 1;
    const Status read = m_connection->query(
        u"SELECT %1, era FROM command ORDER BY era, n"_s.arg(rowColumns), {},
        [&](const SqlRow &row) -> Status {
            const Result<OutboxRow> one = readRow(row);
            if (!one)
                return failure(one.error());
            const bool isAnswered = !one->result.isEmpty();
            if (one->hash != hashOfLine(one->line) || one->acknowledgedAt.has_value() != isAnswered)
                return missing(one->n);
            const bool isPending = row.integer(eraColumn) == m_era && one->n >= next;
            if (isPending) {
                if (one->n > next && !m_salvage)
                    return missing(next);
                next = one->n + 1;
            } else if (!one->acknowledgedAt || row.integer(eraColumn) > m_era) {
                return missing(one->n);
            }
            return {};
        });
    if (read && next <= m_lastN)
        return missing(next);
    return read;
}

const std::optional<OutboxSalvage> &Outbox::salvaged() const
{
    return m_salvage;
}

Status Outbox::insert(const OutboxDraft &draft, qint64 n, QByteArray &hash)
{
    const QByteArray line = draft.makeLine(n);
    if (line.size() > lineBytesMax) {
        return failure(ErrorKind::Rejected, codes::commandTooLarge,
                       u"command %1 has %2 bytes"_s.arg(draft.id.text).arg(line.size()));
    }
    Q_ASSERT_X(!line.contains('\n'), "Outbox", "a command is one line");
    hash = hashOfLine(line);
    const Status inserted = m_connection->run(
        u"INSERT INTO command(era, n, id, at, crc, hash, line, effect) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {m_era, n, draft.id, draft.at, outboxChecksum(n, draft.id.text, line, hash, draft.effect),
         hash, line, draft.effect});
    if (!inserted || !draft.personal)
        return inserted;
    return insertPersonal(draft);
}

Result<QList<Outbox::Appended>> Outbox::append(const QList<OutboxDraft> &drafts)
{
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    QList<Appended> appended;
    for (const OutboxDraft &draft : drafts) {
        Appended row{m_lastN + appended.size() + 1, {}};
        if (const Status inserted = insert(draft, row.n, row.hash); !inserted)
            return failure(inserted.error());
        appended.append(row);
    }
    pass(FailPoint::AppendCommit);
    if (planted(Bug::NumbersEarly))
        m_lastN += appended.size();
    if (const Status committed = transaction->commit(); !committed)
        return failure(committed.error());
    pass(FailPoint::AppendCommitted);
    if (!planted(Bug::NumbersEarly))
        m_lastN += appended.size();
    m_mark.write(standing());
    return appended;
}

Result<Outbox::Appended> Outbox::append(const OutboxDraft &draft)
{
    const auto appended = append(QList<OutboxDraft>{draft});
    if (!appended)
        return failure(appended.error());
    return appended->first();
}

Status Outbox::withdraw(const CommandId &id)
{
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    const auto removed = m_connection->change(
        u"DELETE FROM command WHERE id = ? AND era = ? AND n = ? AND acknowledged_at IS NULL"_s,
        {id, m_era, m_lastN});
    if (!removed)
        return failure(removed.error());
    if (*removed == 0)
        return {};
    if (const Status forgotten = m_connection->run(u"DELETE FROM personal WHERE id = ?"_s, {id});
        !forgotten)
        return forgotten;
    m_mark.write({m_era, m_lastN - 1, m_acknowledgedN}); // before, so that it never runs ahead
    const Status committed = transaction->commit();
    if (committed)
        --m_lastN;
    return committed;
}

qint64 Outbox::lastN() const
{
    return m_lastN;
}

qint64 Outbox::acknowledgedN() const
{
    return m_acknowledgedN;
}

Result<qint64> Outbox::firstN() const
{
    const auto first =
        m_connection->first(u"SELECT n FROM command WHERE era = ? ORDER BY n LIMIT 1"_s, {m_era},
                            [](const SqlRow &row) { return row.integer(0); });
    if (!first)
        return failure(first.error());
    return first->value_or(m_lastN + 1);
}

Result<QList<OutboxRow>> Outbox::pending(const BatchLimits &limits) const
{
    return rows(m_acknowledgedN + 1, limits);
}

Result<QList<OutboxRow>> Outbox::rows(qint64 fromN, const BatchLimits &limits) const
{
    return rowsOf(m_era, fromN, limits);
}

Result<QList<OutboxRow>> Outbox::rowsOf(qint64 era, qint64 fromN, const BatchLimits &limits) const
{
    QList<OutboxRow> result;
    qint64 bytes = 0;
    const Status read = m_connection->query(
        u"SELECT %1 FROM command WHERE era = ? AND n >= ? ORDER BY n LIMIT ?"_s.arg(rowColumns),
        {era, fromN, limits.commands}, [&](const SqlRow &row) -> Status {
            if (bytes > limits.bytes)
                return {};
            Result<OutboxRow> one = readRow(row);
            if (!one)
                return failure(one.error());
            bytes += one->line.size() + 1;
            if (bytes <= limits.bytes || result.isEmpty())
                result.append(std::move(*one));
            return {};
        });
    if (!read)
        return failure(read.error());
    return result;
}

Status Outbox::visitFormer(const std::function<void(const OutboxRow &)> &visit) const
{
    return m_connection->query(
        u"SELECT %1, era FROM command WHERE era < ? ORDER BY era, n"_s.arg(rowColumns), {m_era},
        [&](const SqlRow &row) -> Status {
            Result<OutboxRow> one = readRow(row);
            if (!one)
                return failure(one.error());
            one->n -= (m_era - row.integer(eraColumn)) * numbersPerInstall;
            visit(*one);
            return {};
        });
}

/// A damaged index may have lost the id, or lead to another row: what it says is compared with the
/// row itself, and without an answer all rows are looked through.
Result<std::optional<OutboxRow>> Outbox::find(const CommandId &id) const
{
    const auto found = [&](const QString &condition, const SqlValues &values) {
        return m_connection->first(u"SELECT %1 FROM command WHERE %2"_s.arg(rowColumns, condition),
                                   values, readRow);
    };
    auto row =
        found(u"(era, n) IN (SELECT era, n FROM command WHERE id = ?) AND +id = ?"_s, {id, id});
    if (row && !*row)
        row = found(u"+id = ?"_s, {id});
    if (!row)
        return failure(row.error());
    if (!*row)
        return std::nullopt;
    if (!**row)
        return failure((*row)->error());
    return std::optional<OutboxRow>(***row);
}

Result<std::optional<QByteArray>> Outbox::hashOf(qint64 n) const
{
    return m_connection->first(u"SELECT hash FROM command WHERE era = ? AND n = ?"_s, {m_era, n},
                               [](const SqlRow &row) { return row.bytes(0); });
}

Status Outbox::acknowledge(const QList<Acknowledgement> &results, Instant now)
{
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    qint64 acknowledged = m_acknowledgedN;
    for (const Acknowledgement &result : results) {
        if (result.n <= acknowledged)
            continue;
        if (result.n != acknowledged + 1 || result.n > m_lastN) {
            return failure(ErrorKind::Malformed, codes::resultsOutOfOrder,
                           u"a result for command %1 came after %2 of %3"_s.arg(result.n)
                               .arg(acknowledged)
                               .arg(m_lastN));
        }
        const Status noted = m_connection->run(
            u"UPDATE command SET acknowledged_at = ?, result = ? WHERE era = ? AND n = ?"_s,
            {now, result.result, m_era, result.n});
        if (!noted)
            return noted;
        acknowledged = result.n;
    }
    pass(FailPoint::AnswersCommit);
    const Status committed = transaction->commit();
    pass(FailPoint::AnswersCommitted);
    if (committed) {
        m_acknowledgedN = acknowledged;
        m_mark.write(standing());
    }
    return committed;
}

Status Outbox::forgetAcknowledgementsAfter(qint64 n)
{
    const Status forgotten = m_connection->run(
        u"UPDATE command SET acknowledged_at = NULL, result = NULL WHERE era = ? AND n > ?"_s,
        {m_era, n});
    if (!forgotten)
        return forgotten;
    const Status loaded = load();
    if (loaded)
        m_mark.write(standing());
    return loaded;
}

Result<QHash<qint64, qint64>> Outbox::newNumbers() const
{
    QHash<qint64, qint64> numbers;
    const Status read = m_connection->query(
        u"SELECT n FROM command WHERE era = ? AND n > ? ORDER BY n"_s, {m_era, m_acknowledgedN},
        [&](const SqlRow &row) { numbers.insert(row.integer(0), numbers.size() + 1); });
    if (!read)
        return failure(read.error());
    if (numbers.size() != m_lastN - m_acknowledgedN && !m_salvage)
        return missing(m_acknowledgedN + numbers.size() + 1);
    return numbers;
}

Status Outbox::move(const Place &from, qint64 newEra, const QHash<qint64, qint64> &numbers,
                    const Reencode &reencode)
{
    for (qint64 next = from.n; next <= from.lastN;) {
        const auto slice = rowsOf(from.era, next, sliceLimits);
        if (!slice)
            return failure(slice.error());
        if (slice->isEmpty())
            return missing(next);
        for (const OutboxRow &row : *slice) {
            const qint64 n = numbers.value(row.n);
            const Result<QByteArray> line = reencode(row, n, numbers);
            if (!line)
                return failure(line.error());
            const QByteArray hash = hashOfLine(*line);
            const Status moved = m_connection->run(
                u"UPDATE command SET era = ?, n = ?, line = ?, hash = ?, crc = ?, "
                "acknowledged_at = NULL, result = NULL WHERE era = ? AND n = ?"_s,
                {newEra, n, *line, hash, outboxChecksum(n, row.id.text, *line, hash, row.effect),
                 from.era, row.n});
            if (!moved)
                return moved;
        }
        next = slice->last().n + 1;
    }
    return {};
}

Status Outbox::commitNumbers(Transaction &transaction)
{
    if (const Status committed = transaction.commit(); !committed)
        return committed;
    const Status loaded = load();
    if (loaded)
        m_mark.write(standing());
    return loaded;
}

Status Outbox::rollback(const InstallId &install, const Reencode &reencode)
{
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    const qint64 newEra = m_era + 1;
    const auto numbers = newNumbers();
    if (!numbers)
        return failure(numbers.error());
    const Place pending{m_era, m_acknowledgedN + 1, m_lastN};
    if (const Status moved = move(pending, newEra, *numbers, reencode); !moved)
        return moved;
    if (const Status noted = setMeta(outboxplace::install, install.text.toUtf8()); !noted)
        return noted;
    if (const Status noted = setMeta(outboxplace::era, QByteArray::number(newEra)); !noted)
        return noted;
    if (const Status done = setMeta(outboxplace::salvage, std::nullopt); !done)
        return done;
    return commitNumbers(*transaction);
}

Status Outbox::offerFormerAgain(const Reencode &reencode)
{
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    qint64 last = m_lastN;
    for (qint64 era = 0; era < m_era; ++era) {
        QHash<qint64, qint64> numbers;
        Place all{era, 1, 0};
        const Status read = m_connection->query(u"SELECT n FROM command WHERE era = ? ORDER BY n"_s,
                                                {era}, [&](const SqlRow &row) {
                                                    all.lastN = row.integer(0);
                                                    numbers.insert(all.lastN, ++last);
                                                });
        if (!read)
            return read;
        if (const Status moved = move(all, m_era, numbers, reencode); !moved)
            return moved;
    }
    return commitNumbers(*transaction);
}

const InstallId &Outbox::install() const
{
    return m_install;
}

Status Outbox::check() const
{
    if (const Status checked = m_connection->quickCheck(); !checked)
        return checked;
    return checkRows();
}

Status Outbox::checkpoint()
{
    return m_connection->checkpoint();
}

void Outbox::makeLogRoom(qint64 bytes)
{
    m_connection->makeLogRoom(bytes);
}

bool Outbox::isBroken() const
{
    return m_connection->isBroken();
}

Result<bool> Outbox::prune(Instant now)
{
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    const auto acknowledged = m_connection->change(
        u"DELETE FROM command WHERE acknowledged_at < ? AND NOT (era = ? AND n = ?)"_s,
        {now - keptAfterAcknowledgement, m_era, m_acknowledgedN});
    if (!acknowledged)
        return failure(acknowledged.error());
    const auto personal =
        m_connection->change(u"DELETE FROM personal WHERE erase_at <= ?"_s, {now});
    if (!personal)
        return failure(personal.error());
    if (const Status committed = transaction->commit(); !committed)
        return failure(committed.error());
    if (*personal > 0) { // also out of the write-ahead log
        if (const Status emptied = m_connection->checkpoint(); !emptied)
            return failure(emptied.error());
    }
    return *acknowledged + *personal > 0;
}

} // namespace storehand
