// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "scanner/DeviceBytes.h"
#include "scanner/usb/HidPosAssembler.h"
#include "scanner/usb/UsbConnection.h"

#include <QObject>

#include <memory>
#include <optional>

namespace storehand::scanner {

/// A USB scanner in HID POS mode, which whoever watches the bus plugs in and out. While it is
/// plugged in and cannot be used it is tried again, after 0.25 s, then ever rarer up to 2 s; but
/// not when it says that it is no scanner, which it would have to be unplugged to change. Nothing
/// here waits: descriptor, enabling and reports come when they come.
///
/// Status codes: `device_missing` (waiting); `device_forbidden`, `device_in_use`, `device_failed`,
/// `bad_descriptor`, `scanner_unknown_mode` (error). Waiting without a code is being opened.
class HidPosTransport : public QObject, public DeviceBytes
{
    Q_OBJECT

public:
    static constexpr Millis retryDelayMin{250};
    static constexpr Millis retryDelayMax{2000};
    /// Longest time between two reports of one read.
    static constexpr Millis restTime{250};

    HidPosTransport(UsbContext context, Clock &clock);

    /// The device is there from now on. It must have a scanInterface().
    void plugIn(const UsbDevice &device);
    /// Any time: the library may have noticed before.
    void unplug();
    /// The device that was plugged in last; `handle` is null while none is.
    [[nodiscard]] const UsbDevice &device() const { return m_device; }

    void open(Sink sink) override;
    void close() override;
    void setPaused(bool paused) override;
    [[nodiscard]] DeviceStatus status() const override { return m_status; }
    [[nodiscard]] ScanSource source() const override { return ScanSource::Hid; }

private:
    void tryOpen();
    void retryLater();
    void takeEvents();
    void takeEvent(const UsbConnection::Event &event);
    void takeDescriptor(const QByteArray &descriptor);
    void begin(const HidPosLayout &layout);
    void takeReport(const UsbConnection::Event &event);
    void awaitRest();
    void endRest(qint64 taken);
    void deliver(const std::optional<HidPosAssembler::Read> &read);
    void lose(const QString &why);
    void giveUp(DeviceStatus status);
    void setStatus(DeviceStatus status);

    UsbContext m_context;
    Clock &m_clock;
    UsbDevice m_device;
    Sink m_sink;
    std::unique_ptr<UsbConnection> m_connection;
    std::optional<HidPosAssembler> m_assembler;
    HidPosLayout m_layout;
    qint64 m_firstReportUs = 0;
    qint64 m_reportsTaken = 0;
    std::unique_ptr<Clock::Timer> m_retry;
    std::unique_ptr<Clock::Timer> m_rest;
    Millis m_retryDelay = retryDelayMin;
    DeviceStatus m_status;
    bool m_isWanted = false;
    bool m_isPaused = false;
};

} // namespace storehand::scanner
