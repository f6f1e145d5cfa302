// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/CommandLog.h"

#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

CommandLog::Known knownOf(const SqlRow &row)
{
    const auto type = fromText<CommandType>(row.text(3));
    const auto verdict = fromText<VerdictKind>(row.text(4));
    return {InstallId(row.text(0)),
            row.integer(1),
            row.bytes(2),
            type.value_or(CommandType::Note),
            verdict.value_or(VerdictKind::Exception),
            PersonCode(row.text(5)),
            row.maybeInteger(6),
            row.bytes(7),
            row.bytes(8)};
}

} // namespace

Result<std::optional<CommandLog::Known>> CommandLog::find(const InstallId &install, qint64 n)
{
    return m_connection.first(
        u"SELECT install, n, hash, type, verdict, actor, fence, result, effect FROM command_log"
        " WHERE install = ? AND n = ?"_s,
        {install, n}, knownOf);
}

Result<std::optional<CommandLog::Known>> CommandLog::find(const CommandId &id)
{
    return m_connection.first(
        u"SELECT install, n, hash, type, verdict, actor, fence, result, effect FROM command_log"
        " WHERE id = ?"_s,
        {id}, knownOf);
}

Status CommandLog::append(const LoggedCommand &command)
{
    const std::optional<QString> id = command.id.text;
    const Status appended = m_connection.run(
        u"INSERT INTO command_log(install, n, id, duplicate_of, hash, type, target, actor, at, "
        u"received_at,"
        " corrected_at, verdict, fence, body, result, effect)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {command.install, command.n, command.duplicate ? std::nullopt : id,
         command.duplicate ? id : std::nullopt, command.hash, toText(command.type), command.target,
         command.actor, command.at, command.receivedAt, command.correctedAt,
         toText(command.verdict), command.fence, command.body, command.result, command.effect});
    if (!appended || command.sealed.isEmpty() || command.duplicate)
        return appended;
    return m_connection.run(u"INSERT INTO command_sealed(id, sealed) VALUES (?, ?)"_s,
                            {command.id, command.sealed});
}

Status CommandLog::setEffect(const InstallId &install, qint64 n, const QByteArray &effect)
{
    return m_connection.run(u"UPDATE command_log SET effect = ? WHERE install = ? AND n = ?"_s,
                            {effect, install, n});
}

Result<qint64> CommandLog::forgetResults(Instant before, int limit)
{
    return m_connection.change(
        u"UPDATE command_log SET result = ? WHERE (install, n) IN (SELECT install, n FROM"
        " command_log WHERE length(result) > 0 AND received_at < ? ORDER BY received_at LIMIT ?)"_s,
        {QByteArray(), before, limit});
}

Status CommandLog::forgetSealed(const QString &target)
{
    return m_connection.run(u"DELETE FROM command_sealed WHERE id IN (SELECT s.id FROM"
                            " command_sealed s JOIN command_log c ON c.id = s.id"
                            " WHERE c.target = ?)"_s,
                            {target});
}

Result<QList<CommandLog::Range>> CommandLog::ranges()
{
    return rowsOf<Range>(
        m_connection,
        u"SELECT install, COUNT(*), MIN(n), MAX(n) FROM command_log"
        " GROUP BY install ORDER BY install"_s,
        {}, [](const SqlRow &row) {
            return Range{InstallId(row.text(0)), row.integer(1), row.integer(2), row.integer(3)};
        });
}

} // namespace storehand::oms
