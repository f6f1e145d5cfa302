// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

namespace storehand::oms {

/// Who is told of effects: an adapter and whom it reaches.
struct EffectTarget
{
    QString kind;    ///< "webhook", …
    QString subject; ///< the channel, customer or whatever the kind means by it

    friend bool operator==(const EffectTarget &, const EffectTarget &) = default;
};

/// Something to be done outside: a webhook to call, a mail to send. Executed by the adapters of
/// oms/effects, again and again until it succeeds or is given up.
struct OutsideEffect
{
    QString id; ///< UUIDv7; receivers recognise a repeat by it
    EffectTarget target;
    QByteArray payload;
    int refusals = 0; ///< answers that were no success
    Instant createdAt;
};

/// What waits to be done outside, written in the transaction that causes it. Each target gets its
/// effects one by one, in the order in which they were added; a failure makes the target wait, and
/// with it all that is behind, but no other target.
class EffectOutbox
{
public:
    explicit EffectOutbox(Connection &connection)
        : m_connection(connection)
    {}

    /// Does nothing for a target that was switched off.
    [[nodiscard]] Status add(const OutsideEffect &effect);

    /// The next effect of each target of the kind that may be tried at `now`, longest due first.
    /// The targets are leased: nobody else gets them before `until`, unless free() is called.
    [[nodiscard]] Result<QList<OutsideEffect>> take(const QString &kind, Instant now, Instant until,
                                                    int limit);
    /// When take() has something to give; nothing when nothing waits.
    [[nodiscard]] Result<std::optional<Instant>> next(const QString &kind);

    /// It was done; the target goes on at once.
    [[nodiscard]] Status done(const OutsideEffect &effect, Instant now);
    /// The target failed once more: how often now in a row.
    [[nodiscard]] Result<int> countFailure(const EffectTarget &target, const QString &why);
    /// The target refused this effect and may refuse it again.
    [[nodiscard]] Status countRefusal(const QString &id);
    /// Ends the target's lease; it is tried again at `at`.
    [[nodiscard]] Status free(const EffectTarget &target, Instant at);
    /// It will not be done; the target goes on at once.
    [[nodiscard]] Status giveUp(const OutsideEffect &effect, const QString &why, Instant now);
    /// Gives up all that waits, and adds nothing until switchOn().
    [[nodiscard]] Status switchOff(const EffectTarget &target, const QString &why, Instant now);
    /// A new beginning: no failures, no lease.
    [[nodiscard]] Status switchOn(const EffectTarget &target, Instant now);
    /// Forgets all leases: nobody else works on this database.
    [[nodiscard]] Status freeAll();

    /// Gives up what waited since before then, and of each target what is more than `waitingMax`,
    /// oldest first.
    [[nodiscard]] Status giveUpOld(Instant before, int waitingMax, Instant now);
    /// Forgets what was settled before then.
    [[nodiscard]] Status dropSettled(Instant before);

    /// How a target stands.
    struct Standing
    {
        EffectTarget target;
        qint64 waiting = 0;
        std::optional<Instant> oldest; ///< since when something waits
        qint64 givenUp = 0;            ///< and not yet forgotten
        int failures = 0;              ///< in a row
        QString lastError;             ///< of the latest failure
        bool isOff = false;
    };

    /// All targets that anything was ever added for, by kind and subject.
    [[nodiscard]] Result<QList<Standing>> standings();

private:
    [[nodiscard]] Result<qint64> nextNumber();
    [[nodiscard]] Result<std::optional<OutsideEffect>> firstWaiting(const EffectTarget &target);
    [[nodiscard]] Status settle(const QString &id, const QString &state, const QString &why,
                                Instant now);

    Connection &m_connection;
};

} // namespace storehand::oms
