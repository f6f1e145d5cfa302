// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Names.h"

#include <QString>
#include <QStringList>

namespace storehand::scanner {

/// Named as in the `scanner` event.
enum class ScannerState {
    Closed,  ///< not wanted at the moment
    Open,    ///< reads
    Waiting, ///< the device is not there; reads as soon as it comes
    Error,   ///< the device is there and cannot be used; tried again, but somebody must act
};

constexpr auto enumNames(ScannerState)
{
    using enum ScannerState;
    return NameTable<ScannerState, 4>{{
        {Closed, QLatin1String("closed")},
        {Open, QLatin1String("open")},
        {Waiting, QLatin1String("waiting")},
        {Error, QLatin1String("error")},
    }};
}

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

} // namespace storehand::scanner
