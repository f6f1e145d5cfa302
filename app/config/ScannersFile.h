// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "scanner/ScannerSettings.h"

#include <QHash>
#include <QStringList>

namespace storehand::app {

/// What was set for the scanners of this station: `scanners.json` of the data folder
/// (docs/configuration.md), written by the Devices page and by nobody else.
struct ScannersFile
{
    static constexpr int schema = 1;

    /// By the ids of ScannerHub, also those that are not plugged in.
    QHash<QString, scanner::ScannerSettings> scanners;
    /// Serial ports that somebody added in the window, beside those of station.json.
    QStringList serialPorts;

    /// `configured` and those, each once.
    [[nodiscard]] QStringList portsWith(const QStringList &configured) const;
    /// The id under which a serial port has its settings.
    [[nodiscard]] static QString portId(const QString &path);

    friend bool operator==(const ScannersFile &, const ScannersFile &) = default;

    /// A missing file is an empty one. Malformed/`scanner_settings_unread` names the file and every
    /// value that cannot be.
    [[nodiscard]] static Result<ScannersFile> load(const QString &folder);
    /// In one go; Storage/`storage_failed` names the file. A file that load() refused stays beside
    /// it as scanners.json.unread.
    [[nodiscard]] Status save(const QString &folder) const;
};

} // namespace storehand::app
