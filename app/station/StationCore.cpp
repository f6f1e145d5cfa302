// SPDX-License-Identifier: Apache-2.0
#include "app/station/StationCore.h"

#include "core/domain/Codes.h"

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

StationCore::StationCore(Parts parts)
    : m_parts(std::move(parts))
    , m_syncParts{m_parts.clock,
                  m_parts.random,
                  m_parts.oms,
                  m_parts.folder.outbox(),
                  m_parts.folder.cache(),
                  m_parts.serverClock,
                  [](const QString &entity, const QString &, const QByteArray &body) {
                      return cacheIndexOf(entity, body);
                  }}
{}

StationCore::~StationCore() = default;

void StationCore::enrol(const QString &code, std::function<void(Status)> enrolled)
{
    m_enrolment = std::make_unique<Enrolment>(m_syncParts);
    m_enrolment->enrol(code, [enrolled = std::move(enrolled)](const auto &identity) {
        enrolled(identity ? Status() : Status(failure(identity.error())));
    });
}

Status StationCore::open()
{
    DataFolder &folder = m_parts.folder;
    const auto identity = loadIdentity(folder.outbox());
    if (!identity)
        return failure(identity.error());
    if (!*identity)
        return failure(ErrorKind::Unauthorized, codes::notEnrolled,
                       u"this station is not enrolled: start it with --oms URL --enrol CODE"_s);
    m_station = std::make_unique<Station>(Station::Parts{
        folder.outbox(), folder.cache(), m_parts.clock, m_parts.random,
        StationKeys{folder.outbox().install(), (*identity)->name, (*identity)->store,
                    (*identity)->sealFor, (*identity)->omsKey, KeyedHash((*identity)->pickupKey),
                    (*identity)->station},
        [this] { return m_parts.serverClock.now(); }, m_parts.microseconds,
        [&folder] { return folder.hasReserve() && folder.releaseReserve().has_value(); },
        [&folder] { return folder.hasReserve() || folder.restoreReserve().has_value(); }});
    if (const Status loaded = m_station->load(); !loaded)
        return loaded;
    m_sync = std::make_unique<SyncEngine>(
        m_syncParts,
        SyncEngine::Callbacks{
            .cacheChanged = [this](const CacheChanges &changes) { takeCacheChanges(changes); },
            .linkState = [this](const LinkState &) { tellLink(); },
            .commandResults =
                [this](const QList<wire::CommandResult> &results) { takeResults(results); },
            .incident = [this](const Error &error) { takeIncident(error); }});
    m_isFirstFetch = folder.cache().cursor().isEmpty();
    startUpkeep();
    m_station->setRecorded([this] {
        m_upkeep->noteWork();
        m_sync->outboxChanged();
        tellLink();
    });
    return m_sync->start();
}

void StationCore::startUpkeep()
{
    DataFolder &folder = m_parts.folder;
    m_upkeep = std::make_unique<Upkeep>(
        Upkeep::Parts{folder.outbox(), folder.cache(), *m_station, m_parts.clock,
                      [this] { return m_parts.serverClock.now(); },
                      [&folder] {
                          if (const Status kept = folder.restoreReserve(); !kept)
                              qWarning().noquote() << "no reserve is kept:" << kept.error().detail;
                      }},
        Upkeep::Events{.outboxSalvaged = [this] { report(m_sync->start()); },
                       .cacheReplaced =
                           [this](const Error &why) {
                               report(m_station->cacheReplaced());
                               m_parts.incident(why);
                               report(m_sync->start());
                           },
                       .rowsTakenOut =
                           [this](const Error &why) {
                               m_parts.incident(why);
                               report(m_sync->start());
                           },
                       .incident = m_parts.incident});
}

void StationCore::scanned(const Scan &scan)
{
    m_upkeep->noteWork();
    m_station->scanned(scan);
}

void StationCore::takeIncident(const Error &error)
{
    if (error.code == codes::rollback || error.code == codes::outboxSalvaged)
        report(m_station->installChanged(m_parts.folder.outbox().install()));
    m_parts.incident(error);
}

void StationCore::takeCacheChanges(const CacheChanges &changes)
{
    const bool everything = changes.everything || m_missedChanges;
    const Status taken =
        everything ? m_station->cacheReplaced() : m_station->cacheChanged(changes.entities);
    m_missedChanges = !taken;
    report(taken);
}

void StationCore::takeResults(const QList<wire::CommandResult> &results)
{
    m_station->answered(answersOf(results));
    tellLink();
}

LinkView StationCore::linkView() const
{
    const LinkState state = m_sync->linkState();
    const Outbox &outbox = m_parts.folder.outbox();
    return {.enrolled = state.isEnrolled,
            .online = state.isOnline,
            .outbox = outbox.lastN() - outbox.acknowledgedN(),
            .lastSuccessAt = state.lastSuccessAt,
            .cursorAge = m_sync->cursorAge(),
            .error = state.error ? state.error->code : QString(),
            .catchingUp = state.isCatchingUp,
            .catchUpDone = static_cast<int>(state.rowsApplied),
            .catchUpTotal = static_cast<int>(state.rowsTotal),
            .firstFetch = m_isFirstFetch};
}

void StationCore::tellLink()
{
    if (!m_sync)
        return;
    const LinkState state = m_sync->linkState();
    if (m_parts.folder.cache().cursor().isEmpty())
        m_isFirstFetch = true;
    else if (state.isOnline && !state.isCatchingUp)
        m_isFirstFetch = false;
    m_station->setLink(linkView());
}

void StationCore::settle(Millis timeout, std::function<void(Status)> done)
{
    m_sync->settle(timeout, [this, done = std::move(done)](const Status &status) {
        tellLink();
        done(status);
    });
}

void StationCore::report(const Status &status) const
{
    if (!status)
        m_parts.incident(status.error());
}

} // namespace storehand::app
