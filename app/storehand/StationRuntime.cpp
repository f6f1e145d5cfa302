// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/StationRuntime.h"

#include "app/secrets/KeyFile.h"
#include "core/domain/Codes.h"
#include "core/store/MetaKeys.h"
#include "scanner/transport/SerialTransport.h"

#include <QDir>
#include <QFileInfo>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis firstWorkWait = std::chrono::minutes(5);

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

StationRuntime::StationRuntime(StationOptions options)
    : m_options(std::move(options))
{}

StationRuntime::~StationRuntime() = default;

Result<std::unique_ptr<StationRuntime>> StationRuntime::open(const StationOptions &options)
{
    std::unique_ptr<StationRuntime> runtime(new StationRuntime(options));
    if (const Status disk = runtime->openDisk(); !disk)
        return failure(disk.error());
    if (const Status link = runtime->openLink(); !link)
        return failure(link.error());
    return runtime;
}

Status StationRuntime::openDisk()
{
    Result<Sensitive<QByteArray>> key = fieldKey(m_options.data, m_random, systemKeychain);
    if (!key)
        return failure(key.error());
    m_cipher = std::make_unique<FieldCipher>(std::move(*key), m_random);
    auto folder = DataFolder::open({.path = m_options.data}, *m_cipher, m_clock.now());
    if (!folder)
        return failure(folder.error());
    m_folder = std::move(*folder);
    auto marker = RunMarker::begin(m_options.data, m_clock.now());
    if (!marker)
        return failure(marker.error());
    m_marker = std::move(*marker);
    openLog();
    openJournal();
    return {};
}

/// A station without a log is better than none.
void StationRuntime::openLog()
{
    auto log = LogFile::open({.folder = QDir(m_options.data).filePath(u"log"_s),
                              .bytesMax = m_options.logBytesMax,
                              .least = m_options.logLeast});
    if (log)
        m_log = std::move(*log);
    else
        qWarning().noquote() << "no log is kept:" << log.error().detail;
}

void StationRuntime::openJournal()
{
    auto journal = ScanJournal::open(QDir(m_options.data).filePath(u"log"_s));
    if (journal)
        m_journal = std::move(*journal);
    else
        qWarning().noquote() << "no journal of scans is kept:" << journal.error().detail;
}

void StationRuntime::tellFormerDeath()
{
    const std::optional<RunMarker::Death> &death = m_marker->formerDeath();
    if (!death)
        return;
    const QString since = death->since ? death->since->toText() : u"an unknown time"_s;
    const QString trace = death->trace.isEmpty() ? u"no trace"_s : death->trace;
    Q_EMIT incident(
        {ErrorKind::Storage, codes::lastRunDied,
         u"the last run, begun at %1, ended without a word; it left %2"_s.arg(since, trace)});
}

Status StationRuntime::openLink()
{
    const auto remembered = m_folder->outbox().value(metakey::omsUrl);
    if (!remembered)
        return failure(remembered.error());
    if (m_options.omsUrl.isEmpty())
        m_options.omsUrl = QString::fromUtf8(remembered->value_or(QByteArray()));
    if (m_options.omsUrl.isEmpty())
        return failure(ErrorKind::Unauthorized, codes::notEnrolled,
                       u"this station is not enrolled: start it with --oms URL --enrol CODE"_s);
    auto oms = HttpOmsClient::make(
        {.url = QUrl(m_options.omsUrl), .insecureLan = m_options.insecureLan}, m_serverClock);
    if (!oms)
        return failure(oms.error());
    m_oms = std::move(*oms);
    m_syncParts.emplace(
        SyncParts{m_clock, m_random, *m_oms, m_folder->outbox(), m_folder->cache(), m_serverClock,
                  [](const QString &entity, const QString &, const QJsonObject &body) {
                      return cacheIndexOf(entity, body);
                  }});
    return m_folder->outbox().setValues({{metakey::omsUrl, m_options.omsUrl.toUtf8()}});
}

void StationRuntime::start(Started started)
{
    tellFormerDeath();
    if (!m_options.enrolmentCode.isEmpty()) {
        enrol(std::move(started));
        return;
    }
    const Status status = openStation();
    if (status) {
        openScanners();
        Q_EMIT opened();
    }
    started(status);
}

void StationRuntime::enrol(Started started)
{
    m_enrolment = std::make_unique<Enrolment>(*m_syncParts);
    m_enrolment->enrol(m_options.enrolmentCode, [this, started](const auto &identity) {
        if (!identity) {
            started(failure(identity.error()));
            return;
        }
        if (const Status status = openStation(); !status) {
            started(status);
            return;
        }
        openScanners();
        Q_EMIT opened();
        m_sync->settle(firstWorkWait, started);
    });
}

Status StationRuntime::openStation()
{
    const auto identity = loadIdentity(m_folder->outbox());
    if (!identity)
        return failure(identity.error());
    if (!*identity)
        return failure(ErrorKind::Unauthorized, codes::notEnrolled,
                       u"this station is not enrolled: start it with --oms URL --enrol CODE"_s);
    m_station = std::make_unique<Station>(Station::Parts{
        m_folder->outbox(), m_folder->cache(), m_clock, m_random,
        StationKeys{m_folder->outbox().install(), (*identity)->name, (*identity)->store,
                    (*identity)->sealFor, (*identity)->omsKey, KeyedHash((*identity)->pickupKey)},
        [this] { return m_serverClock.now(); }, steadyMicroseconds,
        [this] { return m_folder->hasReserve() && m_folder->releaseReserve().has_value(); },
        [this] { return m_folder->hasReserve() || m_folder->restoreReserve().has_value(); }});
    if (const Status loaded = m_station->load(); !loaded)
        return loaded;
    m_sync = std::make_unique<SyncEngine>(
        *m_syncParts,
        SyncEngine::Callbacks{
            .cacheChanged = [this](const CacheChanges &changes) { takeCacheChanges(changes); },
            .linkState = [this](const LinkState &) { tellLink(); },
            .commandResults =
                [this](const QList<wire::CommandResult> &results) { takeResults(results); },
            .incident =
                [this](const Error &error) {
                    if (error.code == codes::rollback)
                        report(m_station->installChanged(m_folder->outbox().install()));
                    Q_EMIT incident(error);
                }});
    m_station->setIdleLock(m_options.idleLock);
    m_station->setRecorded([this] {
        m_sync->outboxChanged();
        tellLink();
    });
    return m_sync->start();
}

void StationRuntime::openScanners()
{
    QObject::connect(&m_hub, &scanner::ScannerHub::scansWaiting, this, [this] { takeScans(); });
    for (const QString &path : std::as_const(m_options.serialPorts)) {
        const QString name = QFileInfo(path).fileName();
        m_hub.add({.name = name},
                  std::make_unique<scanner::SerialTransport>(scanner::SerialSettings{.path = path},
                                                             m_clock),
                  path);
    }
    if (!m_options.usb)
        return;
    auto usb = scanner::UsbScanners::open(m_hub, m_clock);
    if (usb)
        m_usb = std::move(*usb);
    else
        qWarning().noquote() << usb.error().detail;
}

void StationRuntime::takeScans()
{
    while (const std::optional<Scan> scan = m_hub.takeScan())
        scanned(*scan);
}

void StationRuntime::scanned(const Scan &scan)
{
    m_station->scanned(scan);
    if (m_journal)
        m_journal->note(scan);
}

void StationRuntime::takeCacheChanges(const CacheChanges &changes)
{
    report(changes.everything ? m_station->cacheReplaced()
                              : m_station->cacheChanged(changes.entities));
}

void StationRuntime::takeResults(const QList<wire::CommandResult> &results)
{
    QList<AnsweredCommand> answers;
    for (const wire::CommandResult &result : results) {
        const wire::CommandStatus status = result.status == wire::CommandStatus::Duplicate
                                               ? result.first.value_or(result.status)
                                               : result.status;
        const bool purged = status == wire::CommandStatus::Duplicate;
        answers.append({result.n,
                        result.id,
                        {verdictOf(status), result.code, result.args},
                        purged || !result.at.isEmpty()});
    }
    m_station->answered(answers);
    tellLink();
}

LinkView StationRuntime::linkView() const
{
    const LinkState state = m_sync->linkState();
    const Outbox &outbox = m_folder->outbox();
    return {.enrolled = state.isEnrolled,
            .online = state.isOnline,
            .outbox = outbox.lastN() - outbox.acknowledgedN(),
            .lastSuccessAt = state.lastSuccessAt,
            .cursorAge = m_sync->cursorAge(),
            .error = state.error ? state.error->code : QString(),
            .catchingUp = state.isCatchingUp,
            .catchUpDone = static_cast<int>(state.rowsApplied),
            .catchUpTotal = static_cast<int>(state.rowsTotal)};
}

void StationRuntime::tellLink()
{
    if (m_sync)
        m_station->setLink(linkView());
}

void StationRuntime::settle(Millis timeout, std::function<void(bool)> done)
{
    m_sync->settle(timeout, [this, done = std::move(done)](const Status &status) {
        tellLink();
        done(status.has_value());
    });
}

void StationRuntime::tryNow()
{
    m_sync->tryNow();
}

void StationRuntime::report(const Status &status)
{
    if (!status)
        Q_EMIT incident(status.error());
}

} // namespace storehand::app
