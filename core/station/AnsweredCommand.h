// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Ids.h"
#include "core/domain/Outcome.h"
#include "core/store/Outbox.h"
#include "core/wire/ProtocolCommands.h"

#include <QMap>

#include <optional>

namespace storehand {

/// What the order manager said of an own command, as the station needs it.
struct AnsweredCommand
{
    qint64 n = 0;
    CommandId id;
    Verdict verdict;
    bool hadEffect = true;      ///< false: nothing in the feed will show it
    bool isRepeated = false;    ///< it was known, maybe by the number of a former install
    QMap<QString, qint64> at{}; ///< where in the feed it shows, by topic

    /// Whether what it did to its target comes with the feed.
    [[nodiscard]] bool isInFeed() const { return hadEffect && !verdict.isRejected(); }
};

/// A repeated answer counts as the first one.
[[nodiscard]] AnsweredCommand answerOf(const wire::CommandResult &result);
[[nodiscard]] QList<AnsweredCommand> answersOf(const QList<wire::CommandResult> &results);

/// As the outbox kept it; nothing before the order manager answered. Malformed when it cannot be
/// read.
[[nodiscard]] Result<std::optional<AnsweredCommand>> answerOf(const OutboxRow &row);

} // namespace storehand
