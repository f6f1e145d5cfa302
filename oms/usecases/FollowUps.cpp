// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/FollowUps.h"

#include "oms/usecases/RecordOutcome.h"
#include "oms/usecases/SourceUnits.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView keepWaiting("keep_waiting");
constexpr QLatin1StringView substituteIt("substitute");
constexpr QLatin1StringView sendHome("send_home");
constexpr QLatin1StringView otherStore("other_store:");
constexpr QLatin1StringView refund("refund");
constexpr QLatin1StringView refundAsked("refund_asked");

/// Where the units of an answered question go; nothing when they do not come at all.
std::optional<Wish> wishOf(const QString &choice)
{
    // To substitute, a picker needs the units open again in the same store.
    if (choice == keepWaiting || choice == substituteIt)
        return Wish{Wish::Kind::SameStore};
    if (choice == sendHome)
        return Wish{Wish::Kind::SendHome};
    if (choice.startsWith(otherStore))
        return Wish{Wish::Kind::OtherStore, StoreCode(choice.mid(otherStore.size()))};
    return std::nullopt;
}

Result<Assignment> assignmentOf(UnitOfWork &work, const AssignmentId &id)
{
    const Result<std::optional<Assignment>> found = work.assignment(id);
    if (!found)
        return failure(found.error());
    Q_ASSERT_X(*found, "FollowUps", "a follow-up names an assignment that does not exist");
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

QJsonObject unitsOf(const Assignment &assignment, const LineId &lineId, int units,
                    const QString &reason)
{
    QJsonObject data{{u"units"_s, units}, {u"reason"_s, reason}};
    if (const Line *line = assignment.line(lineId)) {
        data.insert(u"line"_s, line->orderLine);
        data.insert(u"sku"_s, line->sku.text);
    }
    return data;
}

Status askCustomer(UnitOfWork &work, const FollowUp &followUp, const CommandId &command)
{
    const Result<Assignment> assignment = assignmentOf(work, followUp.assignment);
    if (!assignment)
        return failure(assignment.error());
    const Status asked = work.storage().cases.ask(
        {command, followUp.line, followUp.assignment, followUp.units, followUp.reason, work.now()});
    if (!asked)
        return asked;
    if (const Status noted = changeAsking(work, *assignment, followUp.line, followUp.units); !noted)
        return noted;
    return tellChannel(work, *assignment, u"units_missing"_s,
                       unitsOf(*assignment, followUp.line, followUp.units, followUp.reason));
}

Status tellOf(UnitOfWork &work, const FollowUp &followUp, const QString &what)
{
    const Result<Assignment> assignment = assignmentOf(work, followUp.assignment);
    if (!assignment)
        return failure(assignment.error());
    return tellChannel(work, *assignment, what,
                       followUp.units > 0
                           ? unitsOf(*assignment, followUp.line, followUp.units, followUp.reason)
                           : QJsonObject());
}

} // namespace

Status followUpOn(UnitOfWork &work, const StoreCode &store, const FollowUp &followUp,
                  const CommandId &command)
{
    switch (followUp.kind) {
    case FollowUp::Kind::SourceAgain:
        return sourceAgain(work, {.from = followUp.assignment,
                                  .line = followUp.line,
                                  .units = followUp.units,
                                  .reason = followUp.reason});
    case FollowUp::Kind::AskCustomer:
        return askCustomer(work, followUp, command);
    case FollowUp::Kind::TellReady:
        return tellOf(work, followUp, u"ready"_s);
    case FollowUp::Kind::RefundReview:
        return tellOf(work, followUp, u"refund_review"_s);
    case FollowUp::Kind::AskRefund:
        return tellOf(work, followUp, refundAsked);
    case FollowUp::Kind::CountTask:
        return work.openTask(store, TaskKind::Count, followUp.sku, followUp.reason);
    case FollowUp::Kind::ProductTask:
        return work.openTask(store, TaskKind::ProductCheck, followUp.sku, followUp.reason);
    }
    Q_UNREACHABLE();
}

bool goesOnElsewhere(const FollowUp &followUp)
{
    return followUp.kind == FollowUp::Kind::SourceAgain ||
           followUp.kind == FollowUp::Kind::AskRefund ||
           followUp.kind == FollowUp::Kind::RefundReview;
}

bool isAnswer(const QString &choice)
{
    return choice == refund || wishOf(choice).has_value();
}

Status answerQuestions(UnitOfWork &work, const CommandId &command, const QString &choice)
{
    const Result<QList<Question>> questions = work.storage().cases.questionsOf(command);
    if (!questions)
        return failure(questions.error());
    if (const Status dropped = dropQuestions(work, command); !dropped)
        return dropped;
    const std::optional<Wish> wish = wishOf(choice);
    QSet<OrderId> orders;
    for (const Question &question : *questions) {
        const Result<Assignment> assignment = assignmentOf(work, question.assignment);
        if (!assignment)
            return failure(assignment.error());
        const Status done =
            wish
                ? sourceAgain(work, {question.assignment, question.line, question.units,
                                     question.reason, *wish})
                : tellChannel(work, *assignment, refundAsked,
                              unitsOf(*assignment, question.line, question.units, question.reason));
        if (!done)
            return done;
        orders.insert(assignment->order);
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

Status tellChannel(UnitOfWork &work, const Assignment &assignment, const QString &what,
                   const QJsonObject &data)
{
    const Result<std::optional<Webhook>> webhook =
        work.storage().channels.webhookOf(assignment.channel);
    if (!webhook)
        return failure(webhook.error());
    if (!*webhook)
        return {};
    const QString id = work.newId();
    QJsonObject payload{{u"id"_s, id},
                        {u"what"_s, what},
                        {u"at"_s, work.now().toText()},
                        {u"order"_s, assignment.order.text},
                        {u"ref"_s, assignment.orderRef},
                        {u"assignment"_s, assignment.id.text},
                        {u"store"_s, assignment.store.text}};
    if (!data.isEmpty())
        payload.insert(u"data"_s, data);
    return work.storage().effects.add(
        {.id = id,
         .kind = u"webhook"_s,
         .subject = assignment.channel,
         .payload = QJsonDocument(payload).toJson(QJsonDocument::Compact),
         .nextAt = work.now(),
         .createdAt = work.now()});
}

} // namespace storehand::oms
