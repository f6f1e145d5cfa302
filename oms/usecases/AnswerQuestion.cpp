// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/AnswerQuestion.h"

#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"
#include "core/wire/Entities.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Settles what the store sees of it.
Status settleException(UnitOfWork &work, const CommandId &id, const UnitsAnswer &answer)
{
    Result<std::optional<ExceptionCase>> exception = work.exception(id);
    if (!exception)
        return failure(exception.error());
    if (!*exception || !(*exception)->isOpen())
        return {};
    (*exception)->resolvedAt = work.now();
    (*exception)->choice = answer.toText();
    return work.put(**exception);
}

QString sentenceFor(const QString &code, const UnitsAnswer &answer)
{
    return code == codes::noAddress
               ? u"The customer's address is not known; send it with the choice."_s
               : u"Customers cannot collect at \"%1\"."_s.arg(answer.store.text);
}

} // namespace

AnswerRequest readAnswerRequest(wire::ObjectReader &reader)
{
    AnswerRequest request;
    request.question = CommandId(reader.text("question"_L1, 100));
    const QString choice = reader.text("choice"_L1, 100);
    const QString store = reader.textOr("store"_L1, {}, 100);
    const bool isOther = choice == u"other_store";
    const auto answer = UnitsAnswer::fromText(isOther ? choice + u':' + store : choice);
    if (isOther && store.isEmpty())
        reader.note("store"_L1, u"is needed with this choice"_s);
    else if (!isOther && !store.isEmpty())
        reader.note("store"_L1, u"belongs to other_store only"_s);
    else if (!answer && !choice.isEmpty())
        reader.note("choice"_L1, u"is not one of keep_waiting, other_store, send_home, "
                                 "substitute, refund"_s);
    request.answer = answer.value_or(UnitsAnswer{});
    const bool isHome = request.answer.kind == UnitsAnswer::Kind::SendHome;
    request.answer.service = reader.textOr("service"_L1, u"standard"_s, 100);
    reader.optionalObject("address"_L1, [&](wire::ObjectReader &address) {
        (void)address.text("line1"_L1);
        (void)address.text("country"_L1);
        wire::read(address, request.answer.address.emplace());
        address.refuseUnknown();
    });
    if (!isHome && (request.answer.address || reader.has("service"_L1)))
        reader.note({}, u"address and service belong to send_home only"_s);
    reader.refuseUnknown();
    return request;
}

Status answerQuestion(UnitOfWork &work, const OrderRow &order, const AnswerRequest &request,
                      const QString &channel)
{
    // Of two answers at the same time, the second finds nothing to answer.
    const auto locked = work.storage().orders.findForChange(order.id);
    const Result<QList<Question>> open = work.storage().cases.questionsOf(order.id);
    if (!locked || !open)
        return failure(!locked ? locked.error() : open.error());
    const bool isKnown = std::any_of(open->begin(), open->end(), [&](const Question &question) {
        return question.command == request.question;
    });
    if (!isKnown)
        return failure(ErrorKind::Rejected, codes::notFound,
                       u"the order has no such open question"_s);
    const Result<QString> problem = answerProblem(work, request.question, request.answer);
    if (!problem)
        return failure(problem.error());
    if (!problem->isEmpty())
        return failure(ErrorKind::Rejected, *problem, sentenceFor(*problem, request.answer));

    work.begin({.source = u"answer/"_s + request.question.text, .who = channel});
    Status done = settleException(work, request.question, request.answer);
    if (done)
        done = answerQuestions(work, request.question, request.answer);
    if (done)
        done = markFollowedUp(work, request.question);
    return done ? work.end() : done;
}

} // namespace storehand::oms
