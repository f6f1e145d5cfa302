// SPDX-License-Identifier: Apache-2.0
#include "core/station/Upkeep.h"

#include "core/domain/Codes.h"

#include <QLoggingCategory>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "storehand.upkeep")

/// Nothing is lost by what stays for another hour.
void noteFailure(const Status &status)
{
    if (!status)
        qCWarning(log).noquote() << "upkeep:" << status.error().code << status.error().detail;
}

Status asStatus(const Result<bool> &result)
{
    return result ? Status() : Status(failure(result.error()));
}

} // namespace

/// Opening has looked at the files, so nothing is due yet.
Upkeep::Upkeep(Parts parts, Events events)
    : m_parts(std::move(parts))
    , m_events(std::move(events))
    , m_lastWork(m_parts.clock.monotonic())
    , m_lastTidy(m_lastWork)
    , m_lastCheck(m_lastWork)
{
    m_afterStart = m_parts.clock.after(started, [this] { m_parts.outbox.makeLogRoom(); });
    watch();
}

void Upkeep::watch()
{
    m_timer = m_parts.clock.after(look, [this] {
        if (m_parts.cache.isBroken())
            checkCache();
        else if (m_parts.cache.hasDamagedRows())
            takeOutFoundRows();
        if (isDue(m_lastTidy, tidyEvery))
            tidy();
        if (isDue(m_lastCheck, checkEvery))
            check();
        watch();
    });
}

bool Upkeep::isDue(Millis last, Millis every) const
{
    const Millis now = m_parts.clock.monotonic();
    const bool isIdle = now - m_lastWork >= idleAfter;
    return now - last >= (isIdle ? every : 2 * every);
}

void Upkeep::tidy()
{
    m_lastTidy = m_parts.clock.monotonic();
    noteFailure(closeSubjects());
    noteFailure(asStatus(m_parts.outbox.prune(m_parts.serverNow())));
    noteFailure(m_parts.outbox.checkpoint());
    m_parts.outbox.makeLogRoom();
    noteFailure(m_parts.cache.checkpoint());
    if (m_parts.restoreReserve)
        m_parts.restoreReserve();
}

/// An order that left the station is over, too; but not while the cache is still being filled.
Status Upkeep::closeSubjects()
{
    if (m_parts.cache.cursor().isEmpty() || m_parts.cache.hasShadow())
        return {};
    const Result<QStringList> subjects = m_parts.outbox.openSubjects();
    if (!subjects)
        return failure(subjects.error());
    for (const QString &subject : *subjects) {
        const Assignment *const work = m_parts.station.overlay().assignment(AssignmentId(subject));
        if (work && !work->isDone())
            continue;
        if (const Status closed = m_parts.outbox.orderClosed(subject, m_parts.serverNow()); !closed)
            return closed;
    }
    return {};
}

void Upkeep::check()
{
    m_lastCheck = m_parts.clock.monotonic();
    checkOutbox();
    checkCache();
}

void Upkeep::checkOutbox()
{
    Outbox &outbox = m_parts.outbox;
    const Status checked = outbox.check();
    if (checked)
        return;
    qCWarning(log).noquote() << "the outbox is opened again:" << checked.error().detail;
    const Status opened = outbox.reopen();
    if (!opened)
        m_events.incident(opened.error());
    else if (outbox.salvaged())
        m_events.outboxSalvaged();
}

void Upkeep::checkCache()
{
    if (m_parts.cache.hasOpenPage())
        return;
    const Status checked = m_parts.cache.check();
    mendCache(checked ? m_parts.cache.dropDamagedRows() : failure(checked.error()));
}

/// People may be at work: a look at the whole file would keep their scans waiting.
void Upkeep::takeOutFoundRows()
{
    if (!m_parts.cache.hasOpenPage())
        mendCache(m_parts.cache.dropRowsFoundDamaged());
}

void Upkeep::mendCache(const Result<qint64> &dropped)
{
    if (dropped) {
        if (*dropped > 0)
            m_events.rowsTakenOut({ErrorKind::Storage, codes::databaseCorrupt,
                                   u"%1 rows of the cache were damaged"_s.arg(*dropped)});
        return;
    }
    Cache &cache = m_parts.cache;
    const Error &why = dropped.error();
    const Instant now = m_parts.serverNow();
    const bool wasLoading = cache.hasShadow(); // which no reopened cache has
    const bool isDamaged = why.code == codes::databaseCorrupt;
    const Status mended = isDamaged ? cache.rebuild(why, now) : cache.reopen(now);
    if (!mended)
        m_events.incident(mended.error());
    else if (isDamaged || cache.rebuilt() || wasLoading)
        m_events.cacheReplaced(why);
}

} // namespace storehand
