// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/ScannersFile.h"
#include "core/domain/Clock.h"
#include "scanner/ScannerDesk.h"
#include "scanner/ScannerHub.h"
#include "scanner/transport/WedgeTransport.h"
#include "scanner/usb/UsbScanners.h"

#include <QObject>

#include <memory>

namespace storehand::app {

/// All scanners of a station at one hub, with what was set for them: USB scanners come by
/// themselves, serial ports as they were asked for, the keyboard where there is a window. Lives on
/// the station's thread.
class StationScanners : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        /// Where scanners.json is kept.
        QString folder;
        /// Those of the command line or of station.json.
        QStringList serialPorts = {};
        bool usb = true;
        /// The id of the keyboard is `keyboardId`.
        bool keyboard = false;
    };

    static constexpr QLatin1StringView keyboardId{"keyboard"};
    /// Between two attempts to watch USB.
    static constexpr Millis usbRetryTime{30'000};

    StationScanners(Options options, Clock &clock);
    ~StationScanners() override;

    /// Reads the settings and opens everything; failed() tells what was not to be had.
    void open();

    [[nodiscard]] scanner::ScannerHub &hub() { return m_hub; }
    [[nodiscard]] scanner::ScannerDesk::State state() const;
    /// A read that a WedgeReader found.
    void typed(const scanner::KeyedRead &read, qint64 firstKeyUs);

    void change(const QString &id, const scanner::ScannerSettings &settings);
    void addPort(const QString &path);
    void removePort(const QString &path);

Q_SIGNALS:
    /// state() may be another.
    void changed();
    void failed(const storehand::Error &error);

private:
    Status openUsb();
    void openPort(const QString &path);
    [[nodiscard]] QStringList ports() const;
    void keep();
    void report(const Status &status);

    Options m_options;
    Clock &m_clock;
    ScannersFile m_file;
    scanner::ScannerHub m_hub;
    scanner::WedgeTransport *m_keyboard = nullptr; ///< the hub's
    std::unique_ptr<scanner::UsbScanners> m_usb;
    std::unique_ptr<Clock::Timer> m_usbRetry;
};

} // namespace storehand::app
