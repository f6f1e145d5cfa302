// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Questions.h"

#include "core/domain/Acts.h"
#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"
#include "oms/usecases/ChannelNews.h"
#include "oms/usecases/CommandWorld.h"
#include "oms/usecases/Recipients.h"
#include "oms/usecases/RecordOutcome.h"
#include "oms/usecases/SourceUnits.h"

#include <QJsonDocument>
#include <QSet>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = UnitsAnswer::Kind;

constexpr QLatin1StringView keepWaiting("keep_waiting");
constexpr QLatin1StringView substituteIt("substitute");
constexpr QLatin1StringView otherStore("other_store:");
constexpr QLatin1StringView sendHome("send_home");
constexpr QLatin1StringView refund("refund");

Result<Assignment> assignmentOf(UnitOfWork &work, const AssignmentId &id)
{
    const Result<std::optional<Assignment>> found = work.assignment(id);
    if (!found)
        return failure(found.error());
    Q_ASSERT_X(*found, "Questions", "a question names an assignment that does not exist");
    return **found;
}

/// Raises or lowers the units of the order line about which somebody is asked.
Status changeAsking(UnitOfWork &work, const Assignment &assignment, const LineId &lineId, int units)
{
    const Line *line = assignment.line(lineId);
    if (!line)
        return {};
    Result<QList<OrderLineRow>> rows = work.storage().orders.lines(assignment.order);
    if (!rows)
        return failure(rows.error());
    for (OrderLineRow &row : *rows) {
        if (row.ref != line->orderLine)
            continue;
        row.asking = qMax(0, row.asking + units);
        return work.storage().orders.update(row);
    }
    return {};
}

QJsonObject dataOf(const Assignment &assignment, const Question &question)
{
    QJsonObject data{{"question"_L1, question.command.text},
                     {"units"_L1, question.units},
                     {"reason"_L1, question.reason}};
    if (const Line *line = assignment.line(question.line)) {
        data.insert("line"_L1, line->orderLine);
        data.insert("sku"_L1, line->sku.text);
    }
    return data;
}

Result<std::optional<Customer>> customerOf(UnitOfWork &work, const Question &question)
{
    const Result<Assignment> assignment = assignmentOf(work, question.assignment);
    if (!assignment)
        return failure(assignment.error());
    return work.storage().customers.find(assignment->customer);
}

/// Units that were not found are still units of this assignment while it is open; declined ones
/// have left it.
bool canBeOpenedAgain(const Assignment &assignment, const Question &question)
{
    const Line *line = assignment.line(question.line);
    return isOpen(assignment.state) && line && line->units.shorted >= question.units &&
           fromText<ShortReason>(question.reason).has_value();
}

Status goElsewhere(UnitOfWork &work, const Question &question, const Wish &wish)
{
    return sourceAgain(work, question.assignment,
                       {{question.line, question.units, question.reason}}, wish);
}

/// They are looked for again in the same store.
Status openAgainHere(UnitOfWork &work, const Assignment &assignment, const Question &question)
{
    if (!canBeOpenedAgain(assignment, question)) {
        return goElsewhere(work, question, {Wish::Kind::SameStore});
    }
    const Result<World> world = worldForAct(work, assignment.id);
    if (!world)
        return failure(world.error());
    return recordOutcome(work, assignment.store,
                         openAgain(*world, assignment.id, question.line, question.units));
}

/// Whom units are sent to that the customer wanted to collect. Parcels may be on their way to the
/// address that they gave before: another one is a customer of its own.
Result<CustomerId> keepAddress(UnitOfWork &work, const Assignment &assignment,
                               const UnitsAnswer &answer)
{
    if (!answer.address)
        return assignment.customer;
    const auto order = work.storage().orders.find(assignment.order);
    const auto customer = work.storage().customers.find(assignment.customer);
    if (!order || !customer)
        return failure(!order ? order.error() : customer.error());
    const auto known = recipientAt(work, **order, *answer.address);
    if (!known)
        return failure(known.error());
    if (*known || !*customer)
        return *known ? (*known)->id : assignment.customer;
    Customer changed = **customer;
    if (changed.address) {
        changed.id = CustomerId(work.newId());
        changed.version = 1;
    }
    changed.address = answer.address;
    work.put(changed);
    // The sourcing reads it before the group is written.
    const auto saved = work.storage().customers.save(changed);
    if (!saved)
        return failure(saved.error());
    return changed.id;
}

Status sendHomeTo(UnitOfWork &work, const Assignment &assignment, const Question &question,
                  const UnitsAnswer &answer)
{
    const Result<CustomerId> recipient = keepAddress(work, assignment, answer);
    if (!recipient)
        return failure(recipient.error());
    return goElsewhere(work, question, {Wish::Kind::SendHome, {}, answer.service, *recipient});
}

Status carryOut(UnitOfWork &work, const Assignment &assignment, const Question &question,
                const UnitsAnswer &answer)
{
    switch (answer.kind) {
    case Kind::KeepWaiting:
    case Kind::Substitute: // a picker needs the units open for it
        return openAgainHere(work, assignment, question);
    case Kind::OtherStore:
        return goElsewhere(work, question, {Wish::Kind::OtherStore, answer.store});
    case Kind::SendHome:
        return sendHomeTo(work, assignment, question, answer);
    case Kind::Refund:
        return tellChannel(work,
                           newsOf(assignment, u"refund_asked"_s, dataOf(assignment, question)));
    }
    Q_UNREACHABLE();
}

Status answerOne(UnitOfWork &work, const Question &question, const UnitsAnswer &answer)
{
    const Result<Assignment> assignment = assignmentOf(work, question.assignment);
    if (!assignment)
        return failure(assignment.error());
    QJsonObject data = dataOf(*assignment, question);
    data.insert("choice"_L1, answer.toText());
    if (const Status told = tellChannel(work, newsOf(*assignment, u"units_answered"_s, data));
        !told)
        return told;
    work.tell(assignment->order, {.what = u"units_answered"_s,
                                  .assignment = assignment->id,
                                  .data = QJsonDocument(data).toJson(QJsonDocument::Compact)});
    return carryOut(work, *assignment, question, answer);
}

/// Nothing of what a command found missing is asked about any more.
Status settleIfAnswered(UnitOfWork &work, const CommandId &command)
{
    const Result<QList<Question>> left = work.storage().cases.questionsOf(command);
    Result<std::optional<ExceptionCase>> exception = work.exception(command);
    if (!left || !exception)
        return failure(!left ? left.error() : exception.error());
    if (!left->isEmpty() || !*exception || !(*exception)->isOpen())
        return {};
    (*exception)->resolvedAt = work.now();
    (*exception)->choice = codes::cancelled;
    return work.put(**exception);
}

} // namespace

QString UnitsAnswer::toText() const
{
    switch (kind) {
    case Kind::KeepWaiting:
        return keepWaiting;
    case Kind::Substitute:
        return substituteIt;
    case Kind::OtherStore:
        return otherStore + store.text;
    case Kind::SendHome:
        return sendHome;
    case Kind::Refund:
        return refund;
    }
    Q_UNREACHABLE();
}

std::optional<UnitsAnswer> UnitsAnswer::fromText(const QString &text)
{
    for (const Kind kind : {Kind::KeepWaiting, Kind::Substitute, Kind::SendHome, Kind::Refund}) {
        if (UnitsAnswer{kind}.toText() == text)
            return UnitsAnswer{kind};
    }
    if (text.startsWith(otherStore) && text.size() > otherStore.size())
        return UnitsAnswer{Kind::OtherStore, StoreCode(text.mid(otherStore.size()))};
    return std::nullopt;
}

Status askAboutUnits(UnitOfWork &work, const FollowUp &followUp, const CommandId &command)
{
    const Result<Assignment> assignment = assignmentOf(work, followUp.assignment);
    if (!assignment)
        return failure(assignment.error());
    const Question question{command,        followUp.line,   followUp.assignment,
                            followUp.units, followUp.reason, work.now()};
    if (const Status asked = work.storage().cases.ask(question); !asked)
        return asked;
    if (const Status noted = changeAsking(work, *assignment, followUp.line, followUp.units); !noted)
        return noted;
    return tellChannel(work,
                       newsOf(*assignment, u"units_missing"_s, dataOf(*assignment, question)));
}

Result<QString> answerProblem(UnitOfWork &work, const CommandId &command, const UnitsAnswer &answer)
{
    const Result<QList<Question>> questions = work.storage().cases.questionsOf(command);
    if (!questions)
        return failure(questions.error());
    if (answer.kind == Kind::OtherStore) {
        const Result<std::optional<Store>> store = work.store(answer.store);
        if (!store)
            return failure(store.error());
        if (!*store || (*store)->kind != StoreKind::Store)
            return QString(codes::unknownStore);
    }
    for (const Question &question : *questions) {
        if (answer.kind != Kind::SendHome || answer.address)
            continue;
        const Result<std::optional<Customer>> customer = customerOf(work, question);
        if (!customer)
            return failure(customer.error());
        if (!*customer || !(*customer)->address)
            return QString(codes::noAddress);
    }
    return QString();
}

Status answerQuestions(UnitOfWork &work, const CommandId &command, const UnitsAnswer &answer)
{
    const Result<QList<Question>> questions = work.storage().cases.questionsOf(command);
    if (!questions)
        return failure(questions.error());
    if (const Status dropped = dropQuestions(work, command); !dropped)
        return dropped;
    QSet<OrderId> orders;
    for (const Question &question : *questions) {
        const Result<Assignment> assignment = assignmentOf(work, question.assignment);
        if (!assignment)
            return failure(assignment.error());
        orders.insert(assignment->order);
        if (const Status answered = answerOne(work, question, answer); !answered)
            return answered;
    }
    for (const OrderId &order : std::as_const(orders)) {
        if (const Status done = refreshOrder(work, order); !done)
            return done;
    }
    return {};
}

Status dropQuestions(UnitOfWork &work, const CommandId &command)
{
    const Result<QList<Question>> questions = work.storage().cases.questionsOf(command);
    if (!questions)
        return failure(questions.error());
    for (const Question &question : *questions) {
        const Result<Assignment> assignment = assignmentOf(work, question.assignment);
        if (!assignment)
            return failure(assignment.error());
        const Status lowered = changeAsking(work, *assignment, question.line, -question.units);
        if (!lowered)
            return lowered;
    }
    return work.storage().cases.dropQuestions(command);
}

Status markFollowedUp(UnitOfWork &work, const CommandId &id)
{
    CommandLog &log = work.storage().commands;
    const Result<std::optional<CommandLog::Known>> known = log.find(id);
    if (!known)
        return failure(known.error());
    if (!*known || (*known)->effect.isEmpty())
        return {};
    Result<Effect> effect = wire::decodeEffect((*known)->effect);
    if (!effect)
        return failure(effect.error());
    effect->followedUp = true;
    return log.setEffect((*known)->install, (*known)->n, wire::encodeEffect(*effect));
}

Result<int> cancelAskedUnits(UnitOfWork &work, OrderLineRow &line, int units)
{
    const Result<QList<Question>> questions = work.storage().cases.questionsOf(line.order);
    if (!questions)
        return failure(questions.error());
    int cancelled = 0;
    for (const Question &question : *questions) {
        const Result<Assignment> assignment = assignmentOf(work, question.assignment);
        if (!assignment)
            return failure(assignment.error());
        const Line *asked = assignment->line(question.line);
        const int taken = qMin(question.units, units - cancelled);
        if (!asked || asked->orderLine != line.ref || taken <= 0)
            continue;
        cancelled += taken;
        line.asking = qMax(0, line.asking - taken);
        if (const Status lowered = work.storage().cases.lower(question, taken); !lowered)
            return failure(lowered.error());
        Status settled = settleIfAnswered(work, question.command);
        if (settled)
            settled = markFollowedUp(work, question.command);
        if (!settled)
            return failure(settled.error());
    }
    return cancelled;
}

Result<QJsonArray> questionsJson(Storage &storage, const OrderId &order,
                                 const QList<Assignment> &parts)
{
    const Result<QList<Question>> questions = storage.cases.questionsOf(order);
    if (!questions)
        return failure(questions.error());
    QMap<CommandId, QJsonObject> byCommand;
    for (const Question &question : *questions) {
        QJsonObject &json = byCommand[question.command];
        json.insert("id"_L1, question.command.text);
        json.insert("asked_at"_L1, question.askedAt.toText());
        json.insert("choices"_L1,
                    QJsonArray{QString(keepWaiting), u"other_store"_s, QString(sendHome),
                               QString(substituteIt), QString(refund)});
        const auto part = std::find_if(parts.begin(), parts.end(), [&](const Assignment &each) {
            return each.id == question.assignment;
        });
        QJsonArray lines = json.value("lines"_L1).toArray();
        if (const Line *line = part == parts.end() ? nullptr : part->line(question.line)) {
            lines.append(QJsonObject{{"ref"_L1, line->orderLine},
                                     {"sku"_L1, line->sku.text},
                                     {"units"_L1, question.units},
                                     {"reason"_L1, question.reason}});
        }
        json.insert("lines"_L1, lines);
    }
    QJsonArray all;
    for (const QJsonObject &json : std::as_const(byCommand))
        all.append(json);
    return all;
}

} // namespace storehand::oms
