// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "ui/settings/SettingsViewModel.h"

namespace storehand::app {

/// The settings of a station in `settings.json` of its data folder. A file that is missing or makes
/// no sense gives the defaults: how the screen looks must never keep a shop from working.
[[nodiscard]] StationSettings loadSettings(const QString &folder);

/// Writes them in one go; `storage_failed` names the file.
[[nodiscard]] Status saveSettings(const QString &folder, const StationSettings &settings);

} // namespace storehand::app
