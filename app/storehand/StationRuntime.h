// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/edges/SystemClock.h"
#include "app/log/LogFile.h"
#include "app/log/RunMarker.h"
#include "app/scanning/ScanJournal.h"
#include "app/scanning/StationScanners.h"
#include "app/station/StationCore.h"
#include "core/crypto/FieldCipher.h"
#include "core/crypto/SystemRandom.h"
#include "core/sync/http/HttpOmsClient.h"
#include "scanner/PictureThread.h"
#include "scanner/camera/CameraTransport.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace storehand::app {

/// How a station is started, from the command line and from what it remembers.
struct StationOptions
{
    QString data;
    QString omsUrl;        ///< empty: the remembered one
    QString enrolmentCode; ///< empty: already enrolled
    QStringList serialPorts;
    bool usb = true;       ///< USB scanners are found and used
    bool keyboard = false; ///< there is a window that finds reads among its keys
    Station::MeasureRules measureRules;
    bool insecureLan = false;
    Millis idleLock{0}; ///< people are signed out after so long; zero: never
    QtMsgType logLeast = QtInfoMsg;
    qint64 logBytesMax = 10 * 1024 * 1024;
};

/// The whole station without a screen: a StationCore with this computer's clock, disk, network and
/// scanners. Lives on one thread with an event loop; headless runs it on the main thread, the
/// desktop on a thread of its own.
class StationRuntime : public QObject
{
    Q_OBJECT

public:
    /// Opens folder and files. Errors name the file or the flag.
    [[nodiscard]] static Result<std::unique_ptr<StationRuntime>>
    open(const StationOptions &options);
    ~StationRuntime() override;

    using Started = std::function<void(Status)>;

    /// Enrols if a code was given, loads what is on disk and starts link and scanners. Calls back
    /// once: with a code when people, settings and the first work are on disk, else at once, also
    /// without any network. `not_enrolled` when there is neither identity nor code.
    void start(Started started);

    /// There from the call back of start() on.
    [[nodiscard]] Station &station() { return m_core->station(); }
    [[nodiscard]] scanner::ScannerHub &scanners() { return m_scanners.hub(); }
    [[nodiscard]] StationScanners &devices() { return m_scanners; }
    /// The camera among the scanners; it joins them when it is first asked for.
    [[nodiscard]] scanner::CameraTransport &camera();
    /// Answers when outbox and feed are in step, or after the time.
    void settle(Millis timeout, std::function<void(bool)> done);
    void tryNow();
    /// Best estimate of the order manager's time.
    [[nodiscard]] Instant serverNow() const { return m_serverClock.now(); }

Q_SIGNALS:
    /// The station can be worked with, though its first work may still be on the way.
    void opened();
    /// Something people should be told once: a mended cache, a restored disk.
    void incident(const storehand::Error &error);

private:
    explicit StationRuntime(StationOptions options);
    [[nodiscard]] Status openDisk();
    void openLog();
    void openJournal();
    void tellFormerDeath();
    [[nodiscard]] Status openLink();
    [[nodiscard]] Status openStation();
    void openScanners();
    void enrol(Started started);
    [[nodiscard]] bool expects(const scanner::Symbol &symbol);
    void takeScan();

    StationOptions m_options;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<FieldCipher> m_cipher;
    std::unique_ptr<DataFolder> m_folder;
    std::unique_ptr<RunMarker> m_marker;
    std::unique_ptr<LogFile> m_log;
    std::unique_ptr<ScanJournal> m_journal;
    ServerClock m_serverClock{m_clock};
    std::unique_ptr<HttpOmsClient> m_oms;
    std::unique_ptr<StationCore> m_core;
    std::unique_ptr<scanner::PictureThread> m_pictures;
    StationScanners m_scanners;
    scanner::CameraTransport *m_camera = nullptr; ///< owned by the hub
};

} // namespace storehand::app
