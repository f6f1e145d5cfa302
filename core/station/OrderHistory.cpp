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

Result<QList<RecordedAct>> actsOn(const Outbox &outbox, const AssignmentId &id)
{
    QList<RecordedAct> acts;
    qint64 from = qMax<qint64>(1, outbox.lastN() - historyCommandsMax + 1);
    while (from <= outbox.lastN()) {
        const Result<QList<OutboxRow>> rows = outbox.rows(from);
        if (!rows)
            return failure(rows.error());
        if (rows->isEmpty())
            break;
        if (const Status added = addActs(*rows, id, acts); !added)
            return failure(added.error());
        from = rows->last().n + 1;
    }
    return acts;
}

} // namespace storehand
