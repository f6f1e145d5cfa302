// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "scanner/DeviceStatus.h"
#include "scanner/ScannerSettings.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace storehand::scanner {

/// A read that was typed, as a keyboard has it. All UTF-8.
struct KeyedRead
{
    /// The characters that arrived, without the ending key.
    QByteArray typed = {};
    /// The same as a US keyboard types it; empty where not all keys are known.
    QByteArray usKeys = {};
    /// "\r", "\t", or empty when silence ended it.
    QByteArray end = {};
    /// True when it was longer than anything can be: the rest is lost.
    bool isTorn = false;
    /// True when no fingers are as fast.
    bool isByMachine = false;

    friend bool operator==(const KeyedRead &, const KeyedRead &) = default;
};

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
    /// For keyboards, what `bytes` was made of.
    std::optional<KeyedRead> keyed = {};
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

    /// Takes what a device itself must know of these: speed and parity of a line, the layout of
    /// keys. Whoever has nothing of the kind leaves them.
    virtual void setUp(const ScannerSettings &) {}

    [[nodiscard]] virtual DeviceStatus status() const = 0;
    [[nodiscard]] virtual ScanSource source() const = 0;
};

} // namespace storehand::scanner
