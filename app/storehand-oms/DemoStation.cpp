// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/DemoStation.h"

#include "core/crypto/SigningKey.h"
#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Command commandOf(CommandType type)
{
    Command command;
    command.type = type;
    return command;
}

} // namespace

DemoStation::DemoStation(OrderManager &manager, const Clock &clock, Random &random)
    : m_manager(manager)
    , m_clock(clock)
    , m_random(random)
    , m_uuids(random)
{}

Status DemoStation::makeReady(const AssignmentId &id, const QJsonObject &args)
{
    const Result<Work> work = workFor(id);
    if (!work)
        return failure(work.error());
    QList<Command> commands{commandOf(CommandType::Claim)};
    for (const Line &line : work->assignment.lines) {
        Command pick = commandOf(CommandType::Pick);
        pick.args.line = line.id;
        pick.args.code = work->codes.value(line.id);
        pick.args.units = line.units.open();
        if (pick.args.units > 0)
            commands.append(pick);
    }
    Command stage = commandOf(CommandType::Stage);
    stage.args.parcel = ParcelCode(args.value(u"parcel").toString());
    stage.args.location = LocationCode(args.value(u"location").toString());
    commands << commandOf(CommandType::Finish) << stage << commandOf(CommandType::Ready);
    return send(*work, PersonCode(args.value(u"person").toString()), commands);
}

Status DemoStation::arrive(const AssignmentId &id, const QJsonObject &args)
{
    const Result<Work> work = workFor(id);
    if (!work)
        return failure(work.error());
    Command arrive = commandOf(CommandType::Arrive);
    arrive.args.by = args.value(u"by").toString();
    return send(*work, {}, {arrive});
}

Result<DemoStation::Work> DemoStation::workFor(const AssignmentId &id)
{
    Work work;
    const Status read = m_manager.change([&](UnitOfWork &unit) -> Status {
        const auto assignment = unit.assignment(id);
        if (!assignment || !*assignment)
            return failure(ErrorKind::Rejected, codes::notFound, u"no such assignment"_s);
        work.assignment = **assignment;
        for (const Line &line : work.assignment.lines) {
            const auto product = unit.storage().products.find(line.sku);
            if (!product || !*product)
                return failure(ErrorKind::Rejected, codes::notFound, line.sku.text);
            work.codes.insert(line.id, (*product)->codes.value(0).code);
        }
        return {};
    });
    return read ? Result<Work>(work) : failure(read.error());
}

Result<DemoStation::Desk *> DemoStation::deskIn(const StoreCode &store)
{
    const auto known = m_desks.find(store);
    if (known != m_desks.end())
        return &*known;
    const QString name = u"Demo"_s;
    const Result<EnrolmentOffer> offer = m_manager.offerEnrolment(store, name);
    if (!offer)
        return failure(offer.error());
    const QByteArray key = QByteArray::fromBase64(
        SigningKey::make(m_random).verifyKey().toText().toLatin1(), QByteArray::Base64UrlEncoding);
    const Result<wire::EnrolAnswer> enrolled = m_manager.enrol({offer->code.reveal(), key});
    if (!enrolled)
        return failure(enrolled.error());
    const Desk desk{
        {enrolled->station, store, name}, InstallId(m_uuids.next(m_clock.now())), 0, {}};
    return &*m_desks.insert(store, desk);
}

Status DemoStation::send(const Work &work, const PersonCode &actor, QList<Command> commands)
{
    const Result<Desk *> found = deskIn(work.assignment.store);
    if (!found)
        return failure(found.error());
    Desk &desk = **found;
    if (!actor.isEmpty())
        desk.lastActor = actor;
    wire::CommandBatch batch;
    batch.install = desk.install;
    batch.batch = m_uuids.next(m_clock.now());
    if (desk.lastN > 0)
        batch.prev = wire::PreviousCommand{desk.lastN, desk.lastHash};
    for (Command &command : commands) {
        command.n = ++desk.lastN;
        command.id = CommandId(m_uuids.next(m_clock.now()));
        command.at = m_clock.now();
        command.boot = desk.install.text;
        command.monotonicMs = m_clock.monotonic().count();
        command.actor = desk.lastActor;
        command.target = work.assignment.id.text;
        command.base = work.assignment.version;
        if (command.n > 1 && command.type != CommandType::Claim && !batch.lines.isEmpty())
            command.deps = {commands.first().id.text};
        batch.lines.append(wire::encodeCommand(command));
    }
    desk.lastHash = wire::commandHash(batch.lines.last());
    const Result<wire::CommandAnswer> answer = m_manager.applyCommands(desk.who, batch);
    if (!answer)
        return failure(answer.error());
    for (const wire::CommandResult &result : answer->results) {
        // An exception is a part of the story too: a full shelf, a customer of whom nobody knew.
        if (result.status != wire::CommandStatus::Applied &&
            result.status != wire::CommandStatus::Exception)
            return failure(ErrorKind::Rejected, result.code,
                           u"command %1 of the demo: %2"_s.arg(result.n).arg(result.code));
    }
    return {};
}

} // namespace storehand::oms
