// SPDX-License-Identifier: Apache-2.0
#include "core/store/Outbox.h"

#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/store/Crc32.h"
#include "core/store/OutboxSchema.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

const QString installKey = u"install"_s;
const QString eraKey = u"install_era"_s;

constexpr BatchLimits sliceLimits{500, 4 * 1024 * 1024};

QByteArray hashOfLine(const QByteArray &line)
{
    return QCryptographicHash::hash(line, QCryptographicHash::Sha256);
}

/// What must not change in a row from its commit on.
qint64 checksum(qint64 n, const QString &id, const QByteArray &line, const QByteArray &hash,
                const QByteArray &effect)
{
    Crc32 crc;
    crc.add(n);
    for (const QByteArray &part : {id.toUtf8(), line, hash, effect}) {
        crc.add(static_cast<qint64>(part.size()));
        crc.add(part);
    }
    return crc.value();
}

tl::unexpected<Error> missing(qint64 n)
{
    return failure(ErrorKind::Storage, codes::databaseCorrupt,
                   u"command %1 of the outbox is missing or damaged"_s.arg(n));
}

const QString rowColumns = u"n, id, line, hash, effect, at, acknowledged_at, result, crc"_s;

Result<OutboxRow> readRow(const SqlRow &row)
{
    OutboxRow result{row.integer(0), CommandId(row.text(1)), row.bytes(2),        row.bytes(3),
                     row.bytes(4),   row.instant(5),         row.maybeInstant(6), row.bytes(7)};
    const qint64 crc = checksum(result.n, result.id.text, result.line, result.hash, result.effect);
    if (crc != row.integer(8)) {
        return failure(ErrorKind::Storage, codes::databaseCorrupt,
                       u"command %1 of the outbox is not what was written"_s.arg(result.n));
    }
    return result;
}

} // namespace

Outbox::Outbox(StoreFile file, const FieldCipher &cipher)
    : m_file(std::move(file))
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

Status Outbox::reopen()
{
    m_connection.reset();
    auto connection = openStoreFile(m_file, SqliteOptions::Durability::Full, outboxMigrations());
    if (!connection)
        return failure(connection.error());
    m_connection = std::move(*connection);
    if (const Status loaded = load(); !loaded)
        return loaded;
    return checkPending();
}

Status Outbox::load()
{
    const auto install = meta(installKey);
    const auto era = meta(eraKey);
    if (!install || !era)
        return failure(install ? era.error() : install.error());
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

Status Outbox::checkPending() const
{
    qint64 next = m_acknowledgedN + 1;
    while (next <= m_lastN) {
        const auto slice = rows(next, sliceLimits);
        if (!slice)
            return failure(slice.error());
        if (slice->isEmpty())
            return missing(next);
        for (const OutboxRow &row : *slice) {
            if (row.n != next || row.hash != hashOfLine(row.line))
                return missing(next);
            ++next;
        }
    }
    return {};
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
        {m_era, n, draft.id, draft.at, checksum(n, draft.id.text, line, hash, draft.effect), hash,
         line, draft.effect});
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
    if (const Status committed = transaction->commit(); !committed)
        return failure(committed.error());
    m_lastN += appended.size();
    return appended;
}

Result<Outbox::Appended> Outbox::append(const OutboxDraft &draft)
{
    const auto appended = append(QList<OutboxDraft>{draft});
    if (!appended)
        return failure(appended.error());
    return appended->first();
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
    QList<OutboxRow> result;
    qint64 bytes = 0;
    const Status read = m_connection->query(
        u"SELECT %1 FROM command WHERE era = ? AND n >= ? ORDER BY n LIMIT ?"_s.arg(rowColumns),
        {m_era, fromN, limits.commands}, [&](const SqlRow &row) -> Status {
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

Result<std::optional<OutboxRow>> Outbox::find(const CommandId &id) const
{
    const auto row = m_connection->first(u"SELECT %1 FROM command WHERE id = ?"_s.arg(rowColumns),
                                         {id}, readRow);
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
    const Status committed = transaction->commit();
    if (committed)
        m_acknowledgedN = acknowledged;
    return committed;
}

Status Outbox::forgetAcknowledgementsAfter(qint64 n)
{
    const Status forgotten = m_connection->run(
        u"UPDATE command SET acknowledged_at = NULL, result = NULL WHERE era = ? AND n > ?"_s,
        {m_era, n});
    if (!forgotten)
        return forgotten;
    return load();
}

Status Outbox::renumber(qint64 newEra, const Reencode &reencode)
{
    QHash<qint64, qint64> numbers;
    for (qint64 n = m_acknowledgedN + 1; n <= m_lastN; ++n)
        numbers.insert(n, n - m_acknowledgedN);

    for (qint64 next = m_acknowledgedN + 1; next <= m_lastN;) {
        const auto slice = rows(next, sliceLimits);
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
                u"UPDATE command SET era = ?, n = ?, line = ?, hash = ?, crc = ? "
                "WHERE era = ? AND n = ?"_s,
                {newEra, n, *line, hash, checksum(n, row.id.text, *line, hash, row.effect), m_era,
                 row.n});
            if (!moved)
                return moved;
        }
        next = slice->last().n + 1;
    }
    return {};
}

Status Outbox::rollback(const InstallId &install, const Reencode &reencode)
{
    auto transaction = Transaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    const qint64 newEra = m_era + 1;
    if (const Status moved = renumber(newEra, reencode); !moved)
        return moved;
    if (const Status noted = setMeta(installKey, install.text.toUtf8()); !noted)
        return noted;
    if (const Status noted = setMeta(eraKey, QByteArray::number(newEra)); !noted)
        return noted;
    if (const Status committed = transaction->commit(); !committed)
        return committed;
    return load();
}

const InstallId &Outbox::install() const
{
    return m_install;
}

Status Outbox::check() const
{
    if (const Status checked = m_connection->quickCheck(); !checked)
        return checked;
    return checkPending();
}

Status Outbox::checkpoint()
{
    return m_connection->checkpoint();
}

bool Outbox::isBroken() const
{
    return m_connection->isBroken();
}

Result<bool> Outbox::prune(Instant now)
{
    const auto acknowledged = m_connection->change(
        u"DELETE FROM command WHERE acknowledged_at < ? AND NOT (era = ? AND n = ?)"_s,
        {now - keptAfterAcknowledgement, m_era, m_acknowledgedN});
    if (!acknowledged)
        return failure(acknowledged.error());
    const auto personal =
        m_connection->change(u"DELETE FROM personal WHERE erase_at <= ?"_s, {now});
    if (!personal)
        return failure(personal.error());
    if (*personal > 0) { // also out of the write-ahead log
        if (const Status emptied = m_connection->checkpoint(); !emptied)
            return failure(emptied.error());
    }
    return *acknowledged + *personal > 0;
}

} // namespace storehand
