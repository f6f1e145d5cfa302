// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/StationRuntime.h"

#include "app/secrets/KeyFile.h"
#include "core/domain/Codes.h"
#include "core/store/MetaKeys.h"

#include <QDir>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis firstWorkWait = std::chrono::minutes(5);

} // namespace

StationRuntime::StationRuntime(StationOptions options)
    : m_options(std::move(options))
    , m_scanners({.folder = m_options.data,
                  .serialPorts = m_options.serialPorts,
                  .usb = m_options.usb,
                  .keyboard = m_options.keyboard},
                 m_clock)
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
    m_core = std::make_unique<StationCore>(
        StationCore::Parts{*m_folder, m_clock, m_random, *m_oms, m_serverClock, steadyMicroseconds,
                           [this](const Error &error) { Q_EMIT incident(error); }});
    return m_folder->outbox().setValues({{metakey::omsUrl, m_options.omsUrl.toUtf8()}});
}

void StationRuntime::start(Started started)
{
    tellFormerDeath();
    if (const auto &rebuilt = m_folder->cache().rebuilt())
        Q_EMIT incident(rebuilt->why);
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
    m_core->enrol(m_options.enrolmentCode, [this, started](const Status &enrolled) {
        const Status status = enrolled ? openStation() : enrolled;
        if (!status) {
            started(status);
            return;
        }
        openScanners();
        Q_EMIT opened();
        m_core->settle(firstWorkWait, started);
    });
}

Status StationRuntime::openStation()
{
    const Status status = m_core->open();
    if (status) {
        m_core->station().setIdleLock(m_options.idleLock);
        m_core->station().setMeasureRules(m_options.measureRules);
    }
    return status;
}

void StationRuntime::openScanners()
{
    QObject::connect(&m_scanners.hub(), &scanner::ScannerHub::scansWaiting, this,
                     &StationRuntime::takeScan);
    QObject::connect(&m_scanners, &StationScanners::failed, this, &StationRuntime::incident);
    m_scanners.open();
}

scanner::CameraTransport &StationRuntime::camera()
{
    if (!m_camera) {
        m_pictures = std::make_unique<scanner::PictureThread>();
        auto camera = std::make_unique<scanner::CameraTransport>(
            m_clock, *m_pictures,
            [this](const scanner::Symbol &symbol) { return expects(symbol); });
        m_camera = camera.get();
        m_scanners.hub().add(scanner::CameraTransport::profile(), std::move(camera));
    }
    return *m_camera;
}

bool StationRuntime::expects(const scanner::Symbol &symbol)
{
    const Result<Decoded> code = decodeText(symbol.aim + symbol.text);
    return code && station().expects(scanner::CameraTransport::profile().name, *code);
}

/// One at a time: what a scanner sends meanwhile waits in the queue, where people can see it.
void StationRuntime::takeScan()
{
    const std::optional<Scan> scan = m_scanners.hub().takeScan();
    if (!scan)
        return;
    m_core->scanned(*scan);
    if (m_journal)
        m_journal->note(*scan);
    QMetaObject::invokeMethod(this, &StationRuntime::takeScan, Qt::QueuedConnection);
}

void StationRuntime::settle(Millis timeout, std::function<void(bool)> done)
{
    m_core->settle(timeout,
                   [done = std::move(done)](const Status &status) { done(status.has_value()); });
}

void StationRuntime::tryNow()
{
    m_core->sync().tryNow();
}

} // namespace storehand::app
