// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Outcome.h"
#include "oms/usecases/UnitOfWork.h"

#include <QJsonObject>

namespace storehand::oms {

/// Does at once, in the open group, what follows from a command: units go elsewhere, the customer
/// is asked, told or refunded, tasks are opened.
[[nodiscard]] Status followUpOn(UnitOfWork &work, const StoreCode &store, const FollowUp &followUp,
                                const CommandId &command);

/// True when undoing the command would no longer undo its consequences.
[[nodiscard]] bool goesOnElsewhere(const FollowUp &followUp);

/// Whether `choice` answers a question about missing units: "keep_waiting", "substitute",
/// "send_home", "other_store:<code>" or "refund".
[[nodiscard]] bool isAnswer(const QString &choice);

/// Does what was decided about the units that `command` found missing.
[[nodiscard]] Status answerQuestions(UnitOfWork &work, const CommandId &command,
                                     const QString &choice);
/// The units are there after all: nobody needs to decide.
[[nodiscard]] Status dropQuestions(UnitOfWork &work, const CommandId &command);

/// Tells the assignment's sales channel, if it has a webhook. `what` is a word of the timeline.
[[nodiscard]] Status tellChannel(UnitOfWork &work, const Assignment &assignment,
                                 const QString &what, const QJsonObject &data = {});

} // namespace storehand::oms
