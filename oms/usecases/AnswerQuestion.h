// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/ObjectReader.h"
#include "oms/usecases/Questions.h"

namespace storehand::oms {

/// What a channel sends when its customer has decided about missing units.
struct AnswerRequest
{
    CommandId question;
    UnitsAnswer answer;
};

/// Strict: {"question","choice","store"?,"address"?,"service"?}.
[[nodiscard]] AnswerRequest readAnswerRequest(wire::ObjectReader &reader);

/// Decides about the missing units of a pickup as its customer wishes: the exception at the store
/// is settled with it. Rejected: `not_found` when the order has no such open question,
/// `unknown_store`, `no_address`.
[[nodiscard]] Status answerQuestion(UnitOfWork &work, const OrderRow &order,
                                    const AnswerRequest &request, const QString &channel);

} // namespace storehand::oms
