// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QLocale>
#include <QSize>
#include <QString>

namespace storehand::app {

struct ScreenshotOptions
{
    QString folder; ///< made when it is not there
    QLocale locale{QLocale::English, QLocale::NewZealand};
    bool dark = false;
    QSize size{1280, 800};
    int textPercent = 100;
};

/// Draws every page with the demo chain's shop into `<folder>/<page>.png`, without screen and
/// network. Needs a QGuiApplication. Errors are those of the disk.
[[nodiscard]] Status takeScreenshots(const ScreenshotOptions &options);

} // namespace storehand::app
