// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Catalogue.h"
#include "core/domain/Codes.h"
#include "core/domain/Command.h"
#include "core/domain/Outcome.h"
#include "core/domain/World.h"

#include <QHash>

#include <memory>

namespace storehand {

/// The working table of one apply(): copies of what the command touches, and the outcome as it
/// grows. Functions that take units return how many they really took, so that callers can say what
/// was too many.
class Judgement
{
public:
    Judgement(const World &world, const Command &command);

    [[nodiscard]] const World &world() const { return m_world; }

    [[nodiscard]] const Command &command() const { return m_command; }

    [[nodiscard]] const Args &args() const { return m_command.args; }

    [[nodiscard]] const CommandRule &rule() const { return m_rule; }

    /// The working copy of the target, or of another assignment that the command names; null if the
    /// world does not have it. Pointers stay valid for the whole judgement.
    [[nodiscard]] Assignment *target() { return assignment(m_command.assignment()); }

    [[nodiscard]] Assignment *assignment(const AssignmentId &id);
    [[nodiscard]] Store &store();

    /// Why the target's state does not take this command; empty when it does.
    [[nodiscard]] QString stateProblem(const Assignment &assignment) const;

    /// Refuses a decision; ends the judgement.
    [[nodiscard]] Outcome reject(const QString &code, QStringList args = {}) const;
    /// Marks an observation as an exception that keeps its effect. The first mark is the one that
    /// counts.
    void flag(const QString &code, QStringList args = {});
    /// Drops what was changed in assignments so far.
    void forgetChanges();
    /// Ends the judgement: says what changed and how to undo it.
    [[nodiscard]] Outcome done();

    // Stock. Each keeps all buckets at zero or above.
    void move(const StockMove &move);
    /// Shelf to picked, releasing `reserved` of them; what the book lacks is booked in first, with
    /// a count task.
    void pickFromShelf(const Sku &sku, int units, int reserved);
    /// Ends the reservation of units that will not be picked.
    void release(const Sku &sku, int units, const QString &reason);
    /// So many units lie in totes and parcels whatever the book says: a station may not know the
    /// stock of what its orders hold.
    void expectPicked(const Sku &sku, int units);
    /// Picked units leave the store with the customer or the courier.
    void letGo(const Sku &sku, int units, const QString &reason);

    [[nodiscard]] int onShelf(const Sku &sku) { return stock(sku).shelf; }

    [[nodiscard]] int unsellable(const Sku &sku) { return stock(sku).unsellable; }

    // Lines.
    /// Takes up to `units` from in hand, then packed, then staged, and out of the parcels.
    int takeHeld(Assignment &assignment, Line &line, int units);
    /// Takes up to `units` from staged, then packed, then in hand, and out of the parcels.
    int takeHeldForCustomer(Assignment &assignment, Line &line, int units);
    /// Books up to `units` that are due back onto the shelf.
    int putBack(Line &line, int units);

    void follow(FollowUp::Kind kind, const Assignment &assignment, const Line &line, int units,
                const QString &reason = {});
    void task(FollowUp::Kind kind, const Sku &sku, int units, const QString &reason);

private:
    [[nodiscard]] Stock &stock(const Sku &sku);

    const World &m_world;
    const Command &m_command;
    const CommandRule &m_rule;
    QHash<AssignmentId, Assignment *> m_touched;
    QList<std::shared_ptr<Assignment>> m_owned;
    QHash<Sku, Stock> m_stock;
    std::optional<Store> m_store;
    Outcome m_outcome;
};

} // namespace storehand
