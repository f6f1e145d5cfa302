// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QStringList>

namespace storehand::app {

/// What the file `station.json` in the data folder says; docs/configuration.md lists flag, key and
/// default. A flag on the command line wins over the file.
struct StationConfig
{
    static constexpr int schema = 1;

    QString omsUrl;
    bool insecureLan = false;
    QStringList serialPorts;
    bool usb = true; ///< USB scanners are found and used
    /// Whose weights and prices inside GTINs are read, and the tolerance in percent.
    QString measureRegion;
    int weightTolerancePercent = 20;
    QString locale;
    bool fullscreen = false;
    /// A desktop station signs people out after so long without a touch or scan; 0: never.
    int idleLockMinutes = 5;
    QString logLevel = QStringLiteral("info"); ///< debug, info or warning
    int logMegabytes = 10;

    friend bool operator==(const StationConfig &, const StationConfig &) = default;
};

/// A missing file has the defaults. Malformed with a line `FILE:LINE: …` for each problem.
[[nodiscard]] Result<StationConfig> readStationConfig(const QString &dataFolder);

} // namespace storehand::app
