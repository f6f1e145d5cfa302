// SPDX-License-Identifier: Apache-2.0
#include "bench/PickDay.h"

#include "core/wire/CommandJson.h"
#include "core/wire/ProtocolCommands.h"

#include <QDateTime>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

PickDay::PickDay(UuidMaker &uuids, PersonCode person)
    : m_uuids(uuids)
    , m_person(std::move(person))
    , m_now{QDateTime::currentMSecsSinceEpoch()}
{}

void PickDay::pick(const Assignment &order)
{
    add(CommandType::Claim, order, {});
    for (const Line &line : order.lines) {
        for (int unit = 0; unit < line.units.ordered; ++unit) {
            Args args;
            args.line = line.id;
            args.code = u"9521234543213"_s;
            args.units = 1;
            add(CommandType::Pick, order, args);
        }
    }
    add(CommandType::Finish, order, {});
}

QList<QByteArray> PickDay::batches(int commandsEach) const
{
    QList<QByteArray> all;
    const InstallId install(m_uuids.next(m_now));
    wire::CommandBatch batch{.install = install, .batch = install.text, .prev = {}};
    for (qsizetype from = 0; from < m_lines.size(); from += commandsEach) {
        batch.lines = m_lines.mid(from, commandsEach);
        all.append(wire::encodeBatch(batch));
        batch.prev = {from + batch.lines.size(), wire::commandHash(batch.lines.constLast())};
    }
    return all;
}

void PickDay::add(CommandType type, const Assignment &order, Args args)
{
    Command command;
    command.n = m_lines.size() + 1;
    command.id = CommandId(m_uuids.next(m_now));
    command.type = type;
    command.at = m_now;
    command.actor = m_person;
    command.target = order.id.text;
    command.args = std::move(args);
    m_lines.append(wire::encodeCommand(command));
}

} // namespace storehand::bench
