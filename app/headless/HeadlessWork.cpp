// SPDX-License-Identifier: Apache-2.0
#include "app/headless/HeadlessSession.h"
#include "core/domain/Catalogue.h"
#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"
#include "core/wire/ObjectWriter.h"

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The request without the words that are the request's own, as the arguments of a command.
QJsonObject argumentsOf(const wire::ObjectReader &reader, const QStringList &own)
{
    QJsonObject arguments = reader.raw().toObject();
    for (const QString &name : own)
        arguments.remove(name);
    return arguments;
}

Result<Args> argsOf(const QJsonObject &arguments, CommandType type)
{
    return wire::readWhole<Args>(wire::toBytes(arguments), [type](wire::ObjectReader &reader) {
        return wire::readArgs(reader, type);
    });
}

const QStringList requestWords{u"do"_s, u"id"_s, u"as"_s, u"assignment"_s, u"store"_s};

Error unknownAssignment(const QString &id)
{
    return {ErrorKind::Rejected, codes::unknownTarget, u"no order \"%1\" here"_s.arg(id)};
}

} // namespace

QJsonObject HeadlessSession::assignmentToJson(const AssignmentId &id) const
{
    const Assignment &assignment = *m_station.overlay().assignment(id);
    const auto lineToJson = [&](const Line &line) {
        const std::optional<Product> product = m_station.products().product(line.sku);
        QJsonObject json{
            {"id"_L1, line.id.text},
            {"ref"_L1, line.orderLine},
            {"sku"_L1, line.sku.text},
            {"title"_L1, product ? product->title : line.sku.text},
            {"location"_L1, m_station.overlay().stock(line.sku).location},
            {"ordered"_L1, line.units.ordered},
            {"picked"_L1, line.units.pickedTotal() - line.units.withdrawn},
            {"short"_L1, line.units.shorted},
            {"open"_L1, line.units.open()},
            {"in_hand"_L1, line.units.inHand},
            {"staged"_L1, line.units.staged},
            {"handed_over"_L1, line.units.handedOver},
            {"refused"_L1, line.units.refused},
            {"put_back_due"_L1, line.units.putBackDue()},
        };
        if (!line.kit.isEmpty())
            json.insert("kit"_L1, line.kit.text);
        return json;
    };
    const auto parcelToJson = [](const Parcel &parcel) {
        return QJsonObject{{"code"_L1, parcel.code.text},
                           {"location"_L1, parcel.location.text},
                           {"gone"_L1, parcel.gone}};
    };
    const auto time = [](const std::optional<Instant> &at) {
        return at ? QJsonValue(at->toText()) : QJsonValue();
    };
    return {
        {"id"_L1, assignment.id.text},
        {"order_ref"_L1, assignment.orderRef},
        {"method"_L1, toText(assignment.method)},
        {"state"_L1, toText(assignment.state)},
        {"arrived_at"_L1,
         assignment.arrival ? QJsonValue(assignment.arrival->at.toText()) : QJsonValue()},
        {"promise_by"_L1, time(assignment.promiseBy)},
        {"may_move_after"_L1, time(assignment.movesAfter)},
        {"claimed_by"_L1,
         assignment.claim ? QJsonValue(assignment.claim->person.text) : QJsonValue()},
        {"turn"_L1, turnOfOthers(assignment)},
        {"on_hold"_L1, assignment.hold.has_value()},
        {"customer_initials"_L1, assignment.customerInitials},
        {"lines"_L1, wire::arrayOf(assignment.lines, lineToJson)},
        {"parcels"_L1, wire::arrayOf(assignment.parcels, parcelToJson)},
    };
}

/// The station that takes it while there is no link; null when that is this one.
QJsonValue HeadlessSession::turnOfOthers(const Assignment &assignment) const
{
    const bool isShared = !m_station.link().online && !assignment.claim;
    const QString turn = isShared ? m_station.othersTurn(assignment) : QString();
    return turn.isEmpty() ? QJsonValue() : QJsonValue(turn);
}

HeadlessSession::Answer HeadlessSession::queue(Reader &, const PersonCode &)
{
    return QJsonObject{
        {"assignments"_L1, wire::arrayOf(m_station.queue(), [this](const AssignmentId &id) {
             return assignmentToJson(id);
         })}};
}

HeadlessSession::Answer HeadlessSession::find(Reader &reader, const PersonCode &)
{
    const QString text = reader.text("text"_L1);
    return QJsonObject{{"assignments"_L1, wire::arrayOf(m_station.directory().find(text),
                                                        [this](const AssignmentId &id) {
                                                            return assignmentToJson(id);
                                                        })}};
}

HeadlessSession::Answer HeadlessSession::claim(Reader &reader, const PersonCode &as)
{
    QList<AssignmentId> ids;
    for (const QString &id : reader.textsOr("assignments"_L1))
        ids.append(AssignmentId(id));
    if (ids.isEmpty())
        ids.append(AssignmentId(reader.text("assignment"_L1)));
    if (!m_problems.isEmpty())
        return QJsonObject();
    const Result<QList<Issued>> claims = m_station.claim(as, ids);
    if (!claims)
        return failure(claims.error());
    return QJsonObject{
        {"commands"_L1, wire::arrayOf(*claims, [](const Issued &each) { return each.id.text; })}};
}

HeadlessSession::Answer HeadlessSession::issued(const Result<Issued> &issued) const
{
    if (!issued)
        return failure(issued.error());
    wire::ObjectWriter answer;
    answer.always("command"_L1, issued->id.text);
    if (issued->verdict.kind == VerdictKind::Exception)
        answer.put("exception"_L1, issued->verdict.code);
    return answer.object().toObject();
}

HeadlessSession::Answer HeadlessSession::actOnLine(CommandType type, Reader &reader,
                                                   const PersonCode &as)
{
    const LineId line(reader.text("line"_L1));
    if (!m_problems.isEmpty())
        return QJsonObject();
    const AssignmentId named(reader.textOr("assignment"_L1));
    const AssignmentId id = named.isEmpty() ? m_station.assignmentOf(line) : named;
    if (id.isEmpty())
        return failure(ErrorKind::Rejected, codes::unknownLine,
                       u"no line \"%1\" here"_s.arg(line.text));
    const Result<Args> args = argsOf(argumentsOf(reader, requestWords), type);
    return args ? issued(m_station.act(as, type, id.text, *args)) : failure(args.error());
}

HeadlessSession::Answer HeadlessSession::shortLine(Reader &reader, const PersonCode &as)
{
    return actOnLine(CommandType::Short, reader, as);
}

HeadlessSession::Answer HeadlessSession::unpick(Reader &reader, const PersonCode &as)
{
    if (!reader.has("to"_L1))
        return actOnLine(CommandType::Unpick, reader, as);
    const LineId line(reader.text("line"_L1));
    const LineId to(reader.text("to"_L1));
    Args args;
    args.line = line;
    args.units = static_cast<int>(reader.integer("units"_L1, 1, 1'000'000));
    if (to.text != u"shelf") {
        args.toLine = to;
        args.toAssignment = m_station.assignmentOf(to);
        if (args.toAssignment.isEmpty())
            return failure(ErrorKind::Rejected, codes::unknownLine,
                           u"no line \"%1\" here"_s.arg(to.text));
    }
    if (!m_problems.isEmpty())
        return QJsonObject();
    const AssignmentId id = m_station.assignmentOf(line);
    if (id.isEmpty())
        return failure(ErrorKind::Rejected, codes::unknownLine,
                       u"no line \"%1\" here"_s.arg(line.text));
    return issued(m_station.act(as, CommandType::Unpick, id.text, args));
}

HeadlessSession::Answer HeadlessSession::skip(Reader &reader, const PersonCode &as)
{
    const LineId line(reader.text("line"_L1));
    if (m_station.assignmentOf(line).isEmpty())
        return failure(ErrorKind::Rejected, codes::unknownLine,
                       u"no line \"%1\" here"_s.arg(line.text));
    m_station.skip(as, line);
    return QJsonObject();
}

HeadlessSession::Answer HeadlessSession::undo(Reader &reader, const PersonCode &as)
{
    return issued(m_station.undo(as, CommandId(reader.textOr("command"_L1))));
}

HeadlessSession::Answer HeadlessSession::confirm(Reader &reader, const PersonCode &as)
{
    return issued(m_station.confirm(as, AssignmentId(reader.textOr("assignment"_L1))));
}

HeadlessSession::Answer HeadlessSession::sort(Reader &reader, const PersonCode &as)
{
    if (reader.has("line"_L1))
        return actOnLine(CommandType::Sort, reader, as);
    const QString code = reader.text("code"_L1);
    const QString tote = reader.text("tote"_L1);
    if (!m_problems.isEmpty())
        return QJsonObject();
    return issued(m_station.sort(as, code, tote));
}

HeadlessSession::Answer HeadlessSession::stage(Reader &reader, const PersonCode &as)
{
    const AssignmentId id(reader.text("assignment"_L1));
    const ParcelCode parcel(reader.text("parcel"_L1));
    const LocationCode location(reader.text("location"_L1));
    if (!m_problems.isEmpty())
        return QJsonObject();
    return issued(m_station.stage(as, id, parcel, location));
}

HeadlessSession::Answer HeadlessSession::handOver(Reader &reader, const PersonCode &as)
{
    const AssignmentId id(reader.text("assignment"_L1));
    std::optional<Proof> proof;
    reader.optionalObject("proof"_L1, [&](Reader &given) {
        const QString method = given.text("method"_L1);
        static const QStringList methods{u"code"_s, u"name"_s, u"id"_s, u"signature"_s};
        if (!methods.contains(method))
            given.note("method"_L1, u"is not one of code, name, id, signature"_s);
        proof = Proof{method, Sensitive<QString>(given.text("value"_L1))};
        given.refuseUnknown();
    });
    const QString name = reader.textOr("name"_L1);
    if (!m_problems.isEmpty())
        return QJsonObject();
    const Result<Args> args =
        argsOf(argumentsOf(reader, requestWords + QStringList{u"proof"_s, u"name"_s}),
               CommandType::HandOver);
    if (!args)
        return failure(args.error());
    return issued(m_station.handOver(as, id, *args, proof, name));
}

/// Without `line` every line that has units for it, each by its own command.
HeadlessSession::Answer HeadlessSession::refuse(Reader &reader, const PersonCode &as)
{
    if (reader.has("line"_L1))
        return actOnLine(CommandType::Refuse, reader, as);
    const AssignmentId id(reader.text("assignment"_L1));
    Args args;
    args.reason = reader.text("reason"_L1);
    const Assignment *known = m_station.overlay().assignment(id);
    if (!known)
        return failure(unknownAssignment(id.text));
    const QList<Line> lines = known->lines;
    Answer last = failure(ErrorKind::Rejected, codes::nothingThere, u"nothing to refuse"_s);
    for (const Line &line : lines) {
        if (line.units.held() == 0 || !m_problems.isEmpty())
            continue;
        args.line = line.id;
        args.units = line.units.held();
        last = issued(m_station.act(as, CommandType::Refuse, id.text, args));
        if (!last)
            break;
    }
    return last;
}

HeadlessSession::Answer HeadlessSession::putBack(Reader &reader, const PersonCode &as)
{
    if (reader.has("line"_L1))
        return actOnLine(CommandType::PutBack, reader, as);
    if (reader.has("sku"_L1))
        return catalogueVerb(CommandType::PutBack, reader, as);
    const AssignmentId id(reader.text("assignment"_L1));
    const Assignment *known = m_station.overlay().assignment(id);
    if (!known)
        return failure(unknownAssignment(id.text));
    const QList<Line> lines = known->lines;
    Args args;
    args.location = LocationCode(reader.textOr("location"_L1));
    Answer last = failure(ErrorKind::Rejected, codes::nothingThere, u"nothing to put back"_s);
    for (const Line &line : lines) {
        if (line.units.putBackDue() == 0)
            continue;
        args.line = line.id;
        args.units = line.units.putBackDue();
        last = issued(m_station.act(as, CommandType::PutBack, id.text, args));
        if (!last)
            break;
    }
    return last;
}

HeadlessSession::Answer HeadlessSession::catalogueVerb(CommandType type, Reader &reader,
                                                       const PersonCode &as)
{
    const bool onStore = ruleOf(type).target == TargetKind::Store;
    const QString target = onStore ? m_station.keys().store.text : reader.text("assignment"_L1);
    if (!m_problems.isEmpty())
        return QJsonObject();
    if (!onStore && !m_station.overlay().assignment(AssignmentId(target)))
        return failure(unknownAssignment(target));
    const Result<Args> args = argsOf(argumentsOf(reader, requestWords), type);
    return args ? issued(m_station.act(as, type, target, *args)) : failure(args.error());
}

} // namespace storehand::app
