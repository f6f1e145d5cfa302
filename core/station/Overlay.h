// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Apply.h"
#include "core/domain/Assignment.h"
#include "core/domain/Command.h"
#include "core/domain/Outcome.h"
#include "core/domain/Person.h"
#include "core/domain/Stock.h"
#include "core/domain/Store.h"
#include "core/domain/World.h"
#include "core/station/StockMoves.h"

#include <QHash>
#include <QSet>

#include <map>

namespace storehand {

/// What the people see: the cached state of the order manager plus this install's own commands that
/// the state does not contain yet, replayed by the same apply() that the order manager judges them
/// with.
///
/// Nothing of it is stored: after a restart it is built again from cache and outbox. A command
/// leaves when its target's `applied` number of this install reaches its `n`, when it was refused,
/// or when its answer says that it changed nothing. What was sent under a former name of the
/// install leaves when the feed has come to it.
class Overlay
{
public:
    explicit Overlay(InstallId install);

    /// The install's name changes when a restored disk was found; pending commands are set anew
    /// then. What the station did under its former names stays its own.
    void setInstall(const InstallId &install, const QSet<InstallId> &former);

    // The state of the order manager. -------------------------------------------------------------
    void setStore(const Store &store);
    void setBase(const Assignment &assignment);
    void removeBase(const AssignmentId &id);
    void setStock(const Stock &stock);
    void removeStock(const Sku &sku) { m_stock.remove(sku); }
    void setStaging(const StagingLocation &place) { m_staging.insert(place.code, place); }
    void removeStaging(const LocationCode &code) { m_staging.remove(code); }
    void clearBase();
    /// Between these two calls the changes above are only taken in, and the commands replayed once
    /// at the end: rows that belong together must not be judged against a half of each other.
    void holdReplays() { m_isHeld = true; }
    void releaseReplays();

    // Own commands. -------------------------------------------------------------------------------
    /// What `command` would do now. `actor` and the clock come from the caller.
    [[nodiscard]] Outcome judge(const Command &command, const std::optional<Person> &actor,
                                Instant now) const;
    /// Adds a command that is on disk; its `n` is above all earlier ones, and below 1 when a former
    /// install had sent it: then it stays until drop(). It had been judged when it was recorded, so
    /// an unknown `actor` takes nothing from it.
    void add(const Command &command, const std::optional<Person> &actor, Instant now);
    /// Takes a command out whatever its target says: it was refused or changed nothing.
    void drop(qint64 n);
    void clearPending();
    /// What an own command did here, for undo; nothing when unknown.
    void remember(qint64 n, const Effect &effect) { m_effects.insert(n, effect); }
    [[nodiscard]] std::optional<Effect> effectOf(qint64 n) const;
    /// The command is too old to be undone.
    void forget(qint64 n) { m_effects.remove(n); }
    /// Commands that are replayed, or wait for their target to come back.
    [[nodiscard]] qsizetype pendingCount() const { return qsizetype(m_pending.size()); }

    // The sum. ------------------------------------------------------------------------------------
    [[nodiscard]] const Store &store() const
    {
        return m_effectiveStore ? *m_effectiveStore : m_store;
    }
    /// Null when this store has no such assignment. The pointer lives until the next change.
    [[nodiscard]] const Assignment *assignment(const AssignmentId &id) const;
    [[nodiscard]] const Assignment *base(const AssignmentId &id) const;
    [[nodiscard]] QList<AssignmentId> assignmentIds() const { return m_base.keys(); }
    /// Whether this station is or was that install.
    [[nodiscard]] bool isOwn(const InstallId &install) const
    {
        return install == m_install || m_formerInstalls.contains(install);
    }
    /// Those that somebody at this station has taken: each scan asks, among thousands of others.
    [[nodiscard]] const QSet<AssignmentId> &claimedHere() const { return m_claimedHere; }
    [[nodiscard]] Stock stock(const Sku &sku) const;
    [[nodiscard]] const QHash<LocationCode, StagingLocation> &staging() const { return m_staging; }
    /// Parcels standing in a place, by all assignments of the store.
    [[nodiscard]] int parcelsIn(const LocationCode &place) const { return m_parcels.value(place); }
    /// An own claim on this assignment that the order manager has not confirmed: its command's id.
    [[nodiscard]] std::optional<CommandId> pendingClaim(const AssignmentId &id) const;
    /// How a command that is replayed is judged now; nothing when it is not replayed.
    [[nodiscard]] std::optional<Verdict> verdictOf(qint64 n) const;

    /// Assignments whose sum changed since the last call.
    [[nodiscard]] QSet<AssignmentId> takeChanged() { return std::exchange(m_changed, {}); }

private:
    struct Pending
    {
        Command command;
        std::optional<Person> actor;
        Instant now;
        QList<AssignmentId> touches;
        Outcome outcome;
    };

    [[nodiscard]] World worldFor(const Command &command, const std::optional<Person> &actor,
                                 Instant now) const;
    /// A command on the store, or one that undoes such a command.
    [[nodiscard]] bool isOnStore(const Command &command) const;
    /// The orders that it reads and may change, those of what it undoes among them.
    [[nodiscard]] QList<AssignmentId> touched(const Command &command) const;
    [[nodiscard]] bool isContained(const Command &command) const;
    /// Contained for good: what the order manager has is not taken from it again.
    [[nodiscard]] bool isSettled(const Command &command) const;
    void take(Pending &pending);
    void untake(Pending &pending);
    void erase(qint64 n);
    /// Computes the sums again of an assignment and of all that share commands with it.
    void replay(const AssignmentId &id);
    void replayOrders(const QSet<AssignmentId> &ids, QList<qint64> numbers);
    void noteClaim(const AssignmentId &id);
    void countParcels(const AssignmentId &id, int sign);
    void replayStore();
    void replayAll(const QList<qint64> &numbers);
    void collectLinked(const AssignmentId &id, QSet<AssignmentId> &linked) const;

    InstallId m_install;
    QSet<InstallId> m_formerInstalls;
    Store m_store;
    std::optional<Store> m_effectiveStore;
    QHash<AssignmentId, Assignment> m_base;
    QHash<AssignmentId, Assignment> m_sum; ///< only those that differ from their base
    QHash<Sku, Stock> m_stock;
    QHash<LocationCode, StagingLocation> m_staging;
    std::map<qint64, Pending> m_pending;
    QHash<AssignmentId, QList<qint64>> m_byAssignment;
    QList<qint64> m_onStore;
    QHash<Sku, StockMoves> m_moves;  ///< of pending commands
    QHash<qint64, Effect> m_effects; ///< of commands that can be undone
    QSet<AssignmentId> m_claimedHere;
    QHash<LocationCode, int> m_parcels; ///< that stand in a place
    QSet<AssignmentId> m_changed;
    bool m_isHeld = false;
    QSet<AssignmentId> m_staleOrders; ///< while replays are held
    bool m_isStoreStale = false;      ///< likewise
};

} // namespace storehand
