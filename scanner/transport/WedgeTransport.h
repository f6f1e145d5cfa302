// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/DeviceBytes.h"
#include "scanner/decode/WedgeHabit.h"

namespace storehand::scanner {

/// The keyboard as a scanner: takes the reads that a WedgeReader found, on the hub's thread, and
/// says what the keys meant. Which keys a scanner presses is learned (WedgeHabit) unless
/// ScannerSettings::keys says it.
class WedgeTransport : public DeviceBytes
{
public:
    /// A read that was typed; nothing becomes of it before open() and after close().
    void take(const KeyedRead &read, qint64 firstKeyUs);

    void open(Sink sink) override;
    void close() override;
    /// Keys cannot wait: they are delivered on.
    void setPaused(bool) override {}
    void setUp(const ScannerSettings &settings) override { m_keys = settings.keys; }
    [[nodiscard]] DeviceStatus status() const override { return m_status; }
    [[nodiscard]] ScanSource source() const override { return ScanSource::Wedge; }

private:
    Sink m_sink;
    DeviceStatus m_status;
    WedgeHabit m_habit;
    QString m_keys;
};

} // namespace storehand::scanner
