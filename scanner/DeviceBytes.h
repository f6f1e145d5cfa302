// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "scanner/ScannerStatus.h"

#include <QByteArray>

#include <functional>

namespace storehand::scanner {

/// Bytes that came from a device in one piece, which may be a part of a read, one, or several.
struct Arrival
{
    QByteArray bytes;
    /// std::chrono::steady_clock in microseconds; see `steadyMicros()`.
    qint64 atUs = 0;
    /// True when the device itself says that a read ends here (HID reports, keyboard bursts); then
    /// no terminator is needed.
    bool endsRead = false;
    /// True when the device itself knows that the rest of this read is lost.
    bool isTorn = false;
};

/// The edge to one device that reads codes: bytes in, and how the device is doing. It keeps itself
/// open: a device that is missing, taken or unplugged is tried again until `close`.
///
/// Single-threaded: made, opened, called and destroyed on one thread, on which it calls the sink,
/// never from inside `open`, `close` or `setPaused`.
class DeviceBytes
{
public:
    struct Sink
    {
        std::function<void(Arrival)> arrived;
        std::function<void(DeviceStatus)> changed;
    };

    virtual ~DeviceBytes() = default;

    virtual void open(Sink sink) = 0;
    /// Nothing is delivered afterwards.
    virtual void close() = 0;
    /// True asks the device to keep further bytes to itself (in the driver's buffer, by flow
    /// control) until false. A device that cannot, delivers on.
    virtual void setPaused(bool paused) = 0;

    [[nodiscard]] virtual DeviceStatus status() const = 0;
    [[nodiscard]] virtual ScanSource source() const = 0;
};

} // namespace storehand::scanner
