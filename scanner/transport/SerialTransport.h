// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "scanner/DeviceBytes.h"

#include <QObject>
#include <QSerialPort>
#include <QString>

#include <memory>

namespace storehand::scanner {

/// Where a serial scanner is and how it talks. USB scanners in serial mode ignore all but the path.
struct SerialSettings
{
    /// A device or a link to one ("/dev/serial/by-id/…", "/dev/ttyACM0"), also a pseudo-terminal. A
    /// link is followed at each opening.
    QString path;
    qint32 baudRate = 9600;
    QSerialPort::DataBits dataBits = QSerialPort::Data8;
    QSerialPort::Parity parity = QSerialPort::NoParity;
    QSerialPort::StopBits stopBits = QSerialPort::OneStop;
    QSerialPort::FlowControl flowControl = QSerialPort::NoFlowControl;

    friend bool operator==(const SerialSettings &, const SerialSettings &) = default;
};

/// A scanner on a serial port, USB serial adapter or pseudo-terminal. When it hangs up or is not
/// there, it is looked for after 0.25 s, then ever longer up to 2 s.
///
/// Status codes: `device_missing` (waiting); `device_in_use`, `device_in_use_by`,
/// `device_forbidden`, `device_failed` (error); `device_setting_ignored` (open).
class SerialTransport : public QObject, public DeviceBytes
{
    Q_OBJECT

public:
    static constexpr Millis retryDelayMin{250};
    static constexpr Millis retryDelayMax{2000};
    /// Bytes kept while paused; more stay in the driver.
    static constexpr int bufferSize = 64 * 1024;

    SerialTransport(SerialSettings settings, Clock &clock);
    ~SerialTransport() override;

    void open(Sink sink) override;
    void close() override;
    void setPaused(bool paused) override;
    /// Speed and parity, from the next byte on.
    void setUp(const ScannerSettings &settings) override;
    [[nodiscard]] DeviceStatus status() const override { return m_status; }
    [[nodiscard]] ScanSource source() const override { return ScanSource::Serial; }

private:
    void tryOpen();
    void retryLater();
    void deliver();
    void drain();
    void onError(QSerialPort::SerialPortError error);
    void hangUp();
    void closePort();
    void setStatus(DeviceStatus status);
    [[nodiscard]] DeviceStatus applySettings();
    [[nodiscard]] DeviceStatus whyNotOpen() const;

    SerialSettings m_settings;
    Clock &m_clock;
    Sink m_sink;
    std::unique_ptr<QSerialPort> m_port;
    std::unique_ptr<Clock::Timer> m_retry;
    Millis m_retryDelay = retryDelayMin;
    DeviceStatus m_status;
    bool m_paused = false;
};

} // namespace storehand::scanner
