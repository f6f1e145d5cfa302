// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/EffectOutbox.h"

#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

OutsideEffect effectOf(const SqlRow &row)
{
    return {row.text(0),
            {row.text(1), row.text(2)},
            row.bytes(3),
            static_cast<int>(row.integer(4)),
            row.instant(5)};
}

} // namespace

Status EffectOutbox::add(const OutsideEffect &effect)
{
    const EffectTarget &target = effect.target;
    const Status known = m_connection.run(
        u"INSERT INTO effect_targets(kind, subject, failures, next_at, leased_until, last_error,"
        " is_off) VALUES (?, ?, 0, ?, 0, '', 0) ON CONFLICT (kind, subject) DO NOTHING"_s,
        {target.kind, target.subject, effect.createdAt});
    if (!known)
        return known;
    const Result<qint64> isOff = numberOf(
        m_connection, u"SELECT is_off FROM effect_targets WHERE kind = ? AND subject = ?"_s,
        {target.kind, target.subject});
    if (!isOff)
        return failure(isOff.error());
    if (*isOff != 0)
        return {};
    const Result<qint64> number = nextNumber();
    if (!number)
        return failure(number.error());
    return m_connection.run(
        u"INSERT INTO effects(n, id, kind, subject, payload, state, refusals, created_at,"
        " settled_at, last_error) VALUES (?, ?, ?, ?, ?, 'waiting', 0, ?, NULL, '')"_s,
        {*number, effect.id, target.kind, target.subject, effect.payload, effect.createdAt});
}

/// Rises in the order of adding. Effects of one order are added under the lock of its rows, so
/// theirs also rise in the order of the commits.
Result<qint64> EffectOutbox::nextNumber()
{
    return numberOf(m_connection,
                    m_connection.engine() == Engine::Postgres
                        ? u"SELECT nextval('effect_numbers')"_s
                        : u"SELECT COALESCE(MAX(n), 0) + 1 FROM effects"_s,
                    {});
}

Result<QList<OutsideEffect>> EffectOutbox::take(const QString &kind, Instant now, Instant until,
                                                int limit)
{
    const Result<QList<EffectTarget>> targets = rowsOf<EffectTarget>(
        m_connection,
        u"SELECT kind, subject FROM effect_targets t WHERE kind = ? AND next_at <= ?"
        " AND leased_until <= ? AND EXISTS (SELECT 1 FROM effects e WHERE e.kind = t.kind"
        " AND e.subject = t.subject AND e.state = 'waiting') ORDER BY next_at, subject LIMIT ?"
        " {skip_locked}"_s,
        {kind, now, now, limit}, [](const SqlRow &row) {
            return EffectTarget{row.text(0), row.text(1)};
        });
    if (!targets)
        return failure(targets.error());
    QList<OutsideEffect> taken;
    for (const EffectTarget &target : *targets) {
        const Result<std::optional<OutsideEffect>> first = firstWaiting(target);
        if (!first)
            return failure(first.error());
        if (!*first)
            continue;
        const Status leased = m_connection.run(
            u"UPDATE effect_targets SET leased_until = ? WHERE kind = ? AND subject = ?"_s,
            {until, target.kind, target.subject});
        if (!leased)
            return failure(leased.error());
        taken.append(**first);
    }
    return taken;
}

Result<std::optional<OutsideEffect>> EffectOutbox::firstWaiting(const EffectTarget &target)
{
    return m_connection.first(
        u"SELECT id, kind, subject, payload, refusals, created_at FROM effects"
        " WHERE kind = ? AND subject = ? AND state = 'waiting' ORDER BY n LIMIT 1"_s,
        {target.kind, target.subject}, effectOf);
}

Result<std::optional<Instant>> EffectOutbox::next(const QString &kind)
{
    return m_connection.first(
        u"SELECT CASE WHEN leased_until > next_at THEN leased_until ELSE next_at END AS at"
        " FROM effect_targets t WHERE kind = ? AND EXISTS (SELECT 1 FROM effects e"
        " WHERE e.kind = t.kind AND e.subject = t.subject AND e.state = 'waiting')"
        " ORDER BY at LIMIT 1"_s,
        {kind}, [](const SqlRow &row) { return row.instant(0); });
}

Status EffectOutbox::settle(const QString &id, const QString &state, const QString &why,
                            Instant now)
{
    return m_connection.run(u"UPDATE effects SET state = ?, last_error = ?, settled_at = ?"
                            " WHERE id = ? AND state = 'waiting'"_s,
                            {state, why, now, id});
}

Status EffectOutbox::done(const OutsideEffect &effect, Instant now)
{
    if (const Status settled = settle(effect.id, u"done"_s, {}, now); !settled)
        return settled;
    return switchOn(effect.target, now);
}

Result<int> EffectOutbox::countFailure(const EffectTarget &target, const QString &why)
{
    const auto failures =
        m_connection.first(u"UPDATE effect_targets SET failures = failures + 1, last_error = ?"
                           " WHERE kind = ? AND subject = ? RETURNING failures"_s,
                           {why, target.kind, target.subject},
                           [](const SqlRow &row) { return static_cast<int>(row.integer(0)); });
    if (!failures)
        return failure(failures.error());
    return failures->value_or(0);
}

Status EffectOutbox::countRefusal(const QString &id)
{
    return m_connection.run(u"UPDATE effects SET refusals = refusals + 1 WHERE id = ?"_s, {id});
}

Status EffectOutbox::free(const EffectTarget &target, Instant at)
{
    return m_connection.run(u"UPDATE effect_targets SET next_at = ?, leased_until = 0"
                            " WHERE kind = ? AND subject = ?"_s,
                            {at, target.kind, target.subject});
}

Status EffectOutbox::giveUp(const OutsideEffect &effect, const QString &why, Instant now)
{
    const Status settled = settle(effect.id, u"given_up"_s, why, now);
    return settled ? free(effect.target, now) : settled;
}

Status EffectOutbox::switchOff(const EffectTarget &target, const QString &why, Instant now)
{
    const Status off =
        m_connection.run(u"UPDATE effect_targets SET is_off = 1, leased_until = 0, last_error = ?"
                         " WHERE kind = ? AND subject = ?"_s,
                         {why, target.kind, target.subject});
    if (!off)
        return off;
    return m_connection.run(u"UPDATE effects SET state = 'given_up', last_error = ?, settled_at = ?"
                            " WHERE kind = ? AND subject = ? AND state = 'waiting'"_s,
                            {why, now, target.kind, target.subject});
}

Status EffectOutbox::switchOn(const EffectTarget &target, Instant now)
{
    return m_connection.run(
        u"UPDATE effect_targets SET is_off = 0, failures = 0, last_error = '', next_at = ?,"
        " leased_until = 0 WHERE kind = ? AND subject = ?"_s,
        {now, target.kind, target.subject});
}

Status EffectOutbox::freeAll()
{
    return m_connection.run(u"UPDATE effect_targets SET leased_until = 0 WHERE leased_until > 0"_s,
                            {});
}

Status EffectOutbox::giveUpOld(Instant before, int waitingMax, Instant now)
{
    const Status aged = m_connection.run(
        u"UPDATE effects SET state = 'given_up', last_error = 'too old', settled_at = ?"
        " WHERE state = 'waiting' AND created_at < ?"_s,
        {now, before});
    if (!aged)
        return aged;
    const auto targets = standings();
    if (!targets)
        return failure(targets.error());
    for (const Standing &each : *targets) {
        if (each.waiting <= waitingMax)
            continue;
        const Status trimmed = m_connection.run(
            u"UPDATE effects SET state = 'given_up', last_error = 'too many', settled_at = ?"
            " WHERE n IN (SELECT n FROM effects WHERE kind = ? AND subject = ?"
            " AND state = 'waiting' ORDER BY n LIMIT ?)"_s,
            {now, each.target.kind, each.target.subject, each.waiting - waitingMax});
        if (!trimmed)
            return trimmed;
    }
    return {};
}

Status EffectOutbox::dropSettled(Instant before)
{
    return m_connection.run(u"DELETE FROM effects WHERE state <> 'waiting' AND settled_at < ?"_s,
                            {before});
}

Result<QList<EffectOutbox::Standing>> EffectOutbox::standings()
{
    return rowsOf<Standing>(
        m_connection,
        u"SELECT t.kind, t.subject, t.failures, t.last_error, t.is_off,"
        " (SELECT COUNT(*) FROM effects e WHERE e.kind = t.kind AND e.subject = t.subject"
        "  AND e.state = 'waiting'),"
        " (SELECT e.created_at FROM effects e WHERE e.kind = t.kind"
        "  AND e.subject = t.subject AND e.state = 'waiting' ORDER BY e.n LIMIT 1),"
        " (SELECT COUNT(*) FROM effects e WHERE e.kind = t.kind AND e.subject = t.subject"
        "  AND e.state = 'given_up')"
        " FROM effect_targets t ORDER BY t.kind, t.subject"_s,
        {}, [](const SqlRow &row) {
            Standing standing;
            standing.target = {row.text(0), row.text(1)};
            standing.failures = static_cast<int>(row.integer(2));
            standing.lastError = row.text(3);
            standing.isOff = row.integer(4) != 0;
            standing.waiting = row.integer(5);
            standing.oldest = row.maybeInstant(6);
            standing.givenUp = row.integer(7);
            return standing;
        });
}

} // namespace storehand::oms
