// SPDX-License-Identifier: Apache-2.0
#include "core/wire/CommandJson.h"
#include "core/wire/Entities.h"
#include "tests/support/FakeChain.h"

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

Command FakeStation::make(CommandType type, const QString &target, Args args) const
{
    Command command;
    command.n = lastN() + 1;
    UuidMaker uuids(m_chain->random);
    command.id = CommandId(uuids.next(m_chain->clock.now()));
    command.type = type;
    command.at = m_chain->clock.now();
    command.boot = u"00000000-0000-7000-8000-000000000001"_s;
    command.monotonicMs = m_chain->clock.monotonic().count();
    command.actor = person;
    command.target = target;
    command.args = std::move(args);
    return command;
}

wire::CommandResult FakeStation::does(CommandType type, const QString &target, Args args)
{
    return does(make(type, target, std::move(args)));
}

wire::CommandResult FakeStation::does(Command command)
{
    command.n = lastN() + 1;
    m_lines.append(wire::encodeCommand(command));
    if (!m_online)
        return {};
    const Result<wire::CommandAnswer> answer = send();
    if (!answer)
        qFatal("the batch was refused: %s %s", qPrintable(answer.error().code),
               qPrintable(answer.error().detail));
    return answer->results.last();
}

LineId FakeStation::lineOf(const Assignment &work, const QString &sku)
{
    for (const Line &line : work.lines) {
        if (line.sku.text == sku)
            return line.id;
    }
    qFatal("the assignment has no line of %s", qPrintable(sku));
}

wire::CommandResult FakeStation::accept(const Assignment &work)
{
    return does(CommandType::Accept, work.id.text);
}

wire::CommandResult FakeStation::claim(const Assignment &work)
{
    return does(CommandType::Claim, work.id.text);
}

wire::CommandResult FakeStation::pick(const Assignment &work, const QString &sku, int units)
{
    Args args;
    args.line = lineOf(work, sku);
    args.code = sku + u"-CODE"_s;
    args.units = units;
    return does(CommandType::Pick, work.id.text, args);
}

wire::CommandResult FakeStation::missing(const Assignment &work, const QString &sku, int units,
                                         ShortReason reason)
{
    Args args;
    args.line = lineOf(work, sku);
    args.units = units;
    args.reason = toText(reason);
    return does(CommandType::Short, work.id.text, args);
}

wire::CommandResult FakeStation::finish(const Assignment &work)
{
    return does(CommandType::Finish, work.id.text);
}

wire::CommandResult FakeStation::stage(const Assignment &work, const QString &parcel)
{
    Args args;
    args.parcel = ParcelCode(parcel);
    args.location = LocationCode(u"S-07"_s);
    return does(CommandType::Stage, work.id.text, args);
}

wire::CommandResult FakeStation::ready(const Assignment &work)
{
    return does(CommandType::Ready, work.id.text);
}

wire::CommandResult FakeStation::handOver(const Assignment &work)
{
    Args args;
    args.proofMethod = u"code"_s;
    args.proofVerified = true;
    return does(CommandType::HandOver, work.id.text, args);
}

wire::CommandResult FakeStation::undo(const Assignment &work, qint64 n)
{
    Args args;
    args.n = n;
    return does(CommandType::Reverse, work.id.text, args);
}

wire::CommandBatch FakeStation::batch() const
{
    wire::CommandBatch batch;
    batch.install = install;
    batch.batch = u"00000000-0000-7000-8000-000000000002"_s;
    if (m_acknowledged > 0)
        batch.prev = {m_acknowledged, wire::commandHash(m_lines[m_acknowledged - 1])};
    batch.lines = m_lines.mid(m_acknowledged);
    return batch;
}

Result<wire::CommandAnswer> FakeStation::send()
{
    m_online = true;
    return send(batch());
}

Result<wire::CommandAnswer> FakeStation::send(const wire::CommandBatch &batch)
{
    Result<wire::CommandAnswer> answer = m_chain->oms->applyCommands(who, batch);
    if (answer)
        answered(*answer);
    return answer;
}

bool FakeStation::catchUp()
{
    for (bool more = true; more;) {
        const auto answer = m_chain->oms->readFeed(who, cursor, wire::feedRowsMax);
        if (!answer)
            return false;
        const Result<wire::FeedPage> page = wire::decodeFeedPage(answer->body);
        if (!page)
            return false;
        for (const wire::Change &change : page->changes) {
            const QString key = change.entity + u' ' + change.id;
            if (change.op == wire::ChangeOp::Delete)
                m_seen.remove(key);
            else
                m_seen.insert(key, change);
        }
        cursor = page->next;
        more = page->more;
        pages.append(*page);
    }
    return true;
}

std::optional<Assignment> FakeStation::sees(const AssignmentId &id) const
{
    const auto found = m_seen.constFind(wire::entity::assignment + u' ' + id.text);
    if (found == m_seen.constEnd())
        return std::nullopt;
    const Result<Assignment> assignment = wire::into<Assignment>(found->body);
    return assignment ? std::optional(*assignment) : std::nullopt;
}

std::optional<Stock> FakeStation::seesStock(const QString &sku) const
{
    const auto found = m_seen.constFind(wire::entity::stock + u' ' + who.store.text + u'/' + sku);
    if (found == m_seen.constEnd())
        return std::nullopt;
    const Result<Stock> stock = wire::into<Stock>(found->body);
    return stock ? std::optional(*stock) : std::nullopt;
}

QList<wire::Change> FakeStation::seesAll(QLatin1StringView entity) const
{
    QList<wire::Change> all;
    for (const wire::Change &change : m_seen) {
        if (change.entity == entity)
            all.append(change);
    }
    return all;
}

} // namespace storehand::test
