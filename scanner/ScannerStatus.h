// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "core/domain/Ids.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace storehand::scanner {

enum class ScannerState {
    Closed,  ///< not wanted at the moment
    Open,    ///< reads
    Waiting, ///< the device is not there; reads as soon as it comes
    Error,   ///< the device is there and cannot be used; tried again, but somebody must act
};

/// "closed", "open", "waiting" or "error": the words of the `scanner` event.
[[nodiscard]] QString toText(ScannerState state);

/// How a device is doing. `code` is one of core/domain/Codes.h, empty when all is well; `args` goes
/// with it; `detail` says the same in plain English, for logs and command lines.
struct DeviceStatus
{
    ScannerState state = ScannerState::Closed;
    QString code = {};
    QStringList args = {};
    QString detail = {};

    friend bool operator==(const DeviceStatus &, const DeviceStatus &) = default;
};

/// One scanner as people see it.
struct ScannerStatus
{
    QString name;
    ScanSource transport = ScanSource::Serial;
    /// Where it is plugged in: "/dev/ttyACM0"; empty for keyboards.
    QString path;
    std::optional<PersonCode> owner;
    DeviceStatus device;
    /// Reads since it was added.
    qint64 reads = 0;
    /// Reads that nobody will get, since the station took none for too long. Anything but 0 must be
    /// shown.
    qint64 lost = 0;
    /// True while the queue is full and the device is asked to hold its bytes back.
    bool held = false;

    friend bool operator==(const ScannerStatus &, const ScannerStatus &) = default;
};

} // namespace storehand::scanner
