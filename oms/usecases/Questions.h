// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Customer.h"
#include "core/domain/Outcome.h"
#include "oms/usecases/UnitOfWork.h"

#include <QJsonArray>

namespace storehand::oms {

/// What customer or lead decide about a pickup's missing units.
struct UnitsAnswer
{
    enum class Kind {
        KeepWaiting, ///< they are looked for again in the same store
        Substitute,  ///< likewise, and a picker may take another product
        OtherStore,  ///< the customer collects them at `store`
        SendHome,    ///< they are shipped
        Refund,      ///< they do not come
    };

    Kind kind = Kind::KeepWaiting;
    StoreCode store = {};                         ///< for OtherStore
    std::optional<Address> address = {};          ///< for SendHome; none: the customer's own
    QString service = QStringLiteral("standard"); ///< for SendHome

    /// "keep_waiting", "substitute", "other_store:<code>", "send_home" or "refund".
    [[nodiscard]] QString toText() const;
    [[nodiscard]] static std::optional<UnitsAnswer> fromText(const QString &text);
};

/// Asks about the units of a pickup that `command` found missing: a question is open, the order
/// waits for it, and the channel is told. Nothing is moved until somebody answers.
[[nodiscard]] Status askAboutUnits(UnitOfWork &work, const FollowUp &followUp,
                                   const CommandId &command);

/// Why the questions of `command` cannot be answered so: `unknown_store` or `no_address`. Empty
/// when they can, or when there are none.
[[nodiscard]] Result<QString> answerProblem(UnitOfWork &work, const CommandId &command,
                                            const UnitsAnswer &answer);

/// Does what was decided, closes the questions and tells the channel. The caller has asked
/// answerProblem(). Belongs into an open group.
[[nodiscard]] Status answerQuestions(UnitOfWork &work, const CommandId &command,
                                     const UnitsAnswer &answer);

/// The units are there after all: nobody needs to decide.
[[nodiscard]] Status dropQuestions(UnitOfWork &work, const CommandId &command);

/// What was decided about a command's units can no longer be undone with it.
[[nodiscard]] Status markFollowedUp(UnitOfWork &work, const CommandId &id);

/// Up to `units` of an order line that are asked about were cancelled: fewer are asked about, and a
/// question about nothing is settled. Says how many.
[[nodiscard]] Result<int> cancelAskedUnits(UnitOfWork &work, OrderLineRow &line, int units);

/// The open questions of an order as its channel sees them:
/// [{"id","asked_at","choices":[…],"lines":[{"ref","sku","units","reason"}]}].
[[nodiscard]] Result<QJsonArray> questionsJson(Storage &storage, const OrderId &order,
                                               const QList<Assignment> &parts);

} // namespace storehand::oms
