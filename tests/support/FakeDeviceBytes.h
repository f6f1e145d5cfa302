// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/DeviceBytes.h"

#include <memory>

namespace storehand::test {

// Usage card
//   auto device = std::make_unique<FakeDeviceBytes>();
//   FakeDeviceBytes &scanner = *device;              stays valid while the hub owns the device
//   scanner.sends("9521234543213\r");                bytes arrive in one piece
//   scanner.sendsWhole("9521234543213");             … and the device says that the read ends here
//   scanner.goesAway(); scanner.comesBack();         unplugged and plugged in
//   scanner.isPaused()                               the hub asked to hold bytes back
//   scanner.settings()                               how the hub has set it up
class FakeDeviceBytes : public scanner::DeviceBytes
{
public:
    void open(Sink sink) override
    {
        m_sink = std::move(sink);
        m_status = {.state = scanner::ScannerState::Open};
    }
    void close() override
    {
        m_sink = {};
        m_status = {};
    }
    void setPaused(bool paused) override { m_paused = paused; }
    void setUp(const scanner::ScannerSettings &settings) override { m_settings = settings; }
    [[nodiscard]] scanner::DeviceStatus status() const override { return m_status; }
    [[nodiscard]] ScanSource source() const override { return ScanSource::Serial; }

    void sends(const QByteArray &bytes, qint64 atUs = 0) { m_sink.arrived({bytes, atUs, false}); }
    void sendsWhole(const QByteArray &bytes) { m_sink.arrived({bytes, 0, true}); }
    void goesAway() { change({.state = scanner::ScannerState::Waiting}); }
    void comesBack() { change({.state = scanner::ScannerState::Open}); }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] const scanner::ScannerSettings &settings() const { return m_settings; }

private:
    void change(const scanner::DeviceStatus &status)
    {
        m_status = status;
        m_sink.changed(status);
    }

    Sink m_sink;
    scanner::DeviceStatus m_status;
    scanner::ScannerSettings m_settings;
    bool m_paused = false;
};

} // namespace storehand::test
