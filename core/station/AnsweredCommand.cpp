// SPDX-License-Identifier: Apache-2.0
#include "core/station/AnsweredCommand.h"

namespace storehand {

namespace {

VerdictKind verdictOf(wire::CommandStatus status)
{
    switch (status) {
    case wire::CommandStatus::Exception:
        return VerdictKind::Exception;
    case wire::CommandStatus::Rejected:
        return VerdictKind::Rejected;
    default:
        return VerdictKind::Applied;
    }
}

} // namespace

AnsweredCommand answerOf(const wire::CommandResult &result)
{
    const bool isRepeated = result.status == wire::CommandStatus::Duplicate;
    const bool isForgotten = isRepeated && !result.first;
    return {.n = result.n,
            .id = result.id,
            .verdict = {verdictOf(result.first.value_or(result.status)), result.code, result.args},
            .hadEffect = isForgotten || !result.at.isEmpty(),
            .isRepeated = isRepeated,
            .at = result.at};
}

QList<AnsweredCommand> answersOf(const QList<wire::CommandResult> &results)
{
    QList<AnsweredCommand> answers;
    for (const wire::CommandResult &result : results)
        answers.append(answerOf(result));
    return answers;
}

Result<std::optional<AnsweredCommand>> answerOf(const OutboxRow &row)
{
    if (!row.acknowledgedAt)
        return std::nullopt;
    const Result<wire::CommandResult> result = wire::decodeResult(row.result);
    if (!result)
        return failure(result.error());
    return std::optional(answerOf(*result));
}

} // namespace storehand
