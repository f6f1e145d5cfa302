// SPDX-License-Identifier: Apache-2.0
#include "core/station/OrderHistory.h"

#include "core/wire/CommandJson.h"
#include "core/wire/ProtocolCommands.h"

namespace storehand {

namespace {

ActStanding standingOf(const wire::CommandResult &result)
{
    switch (result.first.value_or(result.status)) {
    case wire::CommandStatus::Applied:
    case wire::CommandStatus::Duplicate:
        return ActStanding::Taken;
    case wire::CommandStatus::Exception:
        return ActStanding::Exception;
    case wire::CommandStatus::Rejected:
        return ActStanding::Refused;
    case wire::CommandStatus::Deferred:
        return ActStanding::Waiting;
    }
    Q_UNREACHABLE();
}

/// A line that does not even contain the id cannot be about it, and need not be parsed.
Status addActs(const QList<OutboxRow> &rows, const AssignmentId &id, QList<RecordedAct> &acts)
{
    const QByteArray text = id.text.toUtf8();
    for (const OutboxRow &row : rows) {
        if (!row.line.contains(text))
            continue;
        const Result<RecordedAct> act = readAct(row);
        if (!act)
            return failure(act.error());
        if (act->command.assignment() == id || act->command.args.toAssignment == id)
            acts.append(*act);
    }
    return {};
}

} // namespace

Result<RecordedAct> readAct(const OutboxRow &row)
{
    const Result<Command> command = wire::decodeCommand(row.line);
    if (!command)
        return failure(command.error());
    RecordedAct act{*command};
    if (row.acknowledgedAt) {
        const Result<wire::CommandResult> result = wire::decodeResult(row.result);
        if (!result)
            return failure(result.error());
        act.standing = standingOf(*result);
        act.code = result->code;
    }
    return act;
}

Result<QList<RecordedAct>> waitingActs(const Outbox &outbox)
{
    const Result<QList<OutboxRow>> rows = outbox.pending({.commands = waitingActsMax});
    if (!rows)
        return failure(rows.error());
    QList<RecordedAct> acts;
    for (const OutboxRow &row : *rows) {
        const Result<RecordedAct> act = readAct(row);
        if (!act)
            return failure(act.error());
        acts.append(*act);
    }
    return acts;
}

Result<QList<RecordedAct>> OrderHistory::of(const Outbox &outbox, const AssignmentId &id)
{
    // Acknowledgements are taken back when the order manager was restored.
    if (id != m_id || outbox.install() != m_install || outbox.acknowledgedN() < m_answeredTo) {
        m_id = id;
        m_install = outbox.install();
        m_acts.clear();
        m_readTo = qMax<qint64>(0, outbox.lastN() - historyCommandsMax);
        m_answeredTo = outbox.acknowledgedN();
    }
    if (const Status answers = readAnswers(outbox); !answers)
        return failure(answers.error());
    if (const Status added = readNew(outbox); !added)
        return failure(added.error());
    return m_acts;
}

Status OrderHistory::readNew(const Outbox &outbox)
{
    while (m_readTo < outbox.lastN()) {
        const Result<QList<OutboxRow>> rows = outbox.rows(m_readTo + 1);
        if (!rows)
            return failure(rows.error());
        if (rows->isEmpty())
            break;
        m_rowsRead += rows->size();
        if (const Status added = addActs(*rows, m_id, m_acts); !added)
            return added;
        m_readTo = rows->last().n;
    }
    return {};
}

Status OrderHistory::readAnswers(const Outbox &outbox)
{
    if (m_answeredTo == outbox.acknowledgedN())
        return {};
    m_answeredTo = outbox.acknowledgedN();
    for (RecordedAct &act : m_acts) {
        if (act.standing != ActStanding::Waiting || act.command.n > m_answeredTo)
            continue;
        const auto row = outbox.find(act.command.id);
        if (!row)
            return failure(row.error());
        if (!*row)
            continue;
        ++m_rowsRead;
        const Result<RecordedAct> now = readAct(**row);
        if (!now)
            return failure(now.error());
        act = *now;
    }
    return {};
}

} // namespace storehand
