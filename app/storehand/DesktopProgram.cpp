// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/DesktopProgram.h"

#include "app/edges/SystemClock.h"
#include "app/storehand/StationThread.h"
#include "app/window/Desktop.h"
#include "app/window/Screenshots.h"
#include "app/window/SettingsFile.h"
#include "app/window/WedgeFilter.h"
#include "ui/controls/PictureItem.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickWindow>

#include <cstdio>
#include <optional>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

int say(const Error &error)
{
    std::fprintf(stderr, "storehand: %s (%s)\n", qPrintable(error.detail), qPrintable(error.code));
    return EXIT_FAILURE;
}

bool hasGraphicsCard()
{
    return !QDir(u"/dev/dri"_s).entryList({u"renderD*"_s}, QDir::System).isEmpty();
}

} // namespace

void prepareDrawing(const CommandLine &line)
{
    const bool onlyPictures = line.verb == CommandLine::Verb::Screenshots;
    if (onlyPictures)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (onlyPictures || !hasGraphicsCard())
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

int runDesktop(const CommandLine &line)
{
    const QLocale locale = line.locale.isEmpty() ? QLocale::system() : QLocale(line.locale);
    PictureItem::setFolders(
        {QDir(line.station.data).filePath(u"pictures"_s), u":/storehand/demo/pictures"_s});
    SystemClock clock;
    StationThread station(line.station);
    std::optional<Desktop> desktop;
    WedgeFilter wedge(clock, u"Keyboard"_s, [&station](const Scan &scan) { station.scan(scan); });
    station.start([&](const Status &status) {
        if (!status) {
            QCoreApplication::exit(say(status.error()));
            return;
        }
        desktop.emplace(
            station, [&clock] { return clock.now(); }, locale);
        desktop->apply(loadSettings(line.station.data));
        QObject::connect(&*desktop, &Desktop::settingsEdited, &*desktop,
                         [folder = line.station.data](const StationSettings &settings) {
                             if (const Status saved = saveSettings(folder, settings); !saved)
                                 (void)say(saved.error());
                         });
        if (!desktop->open()) {
            QCoreApplication::exit(EXIT_FAILURE);
            return;
        }
        if (line.fullscreen)
            desktop->window().showFullScreen();
        QCoreApplication::instance()->installEventFilter(&wedge);
    });
    return QCoreApplication::exec();
}

int runScreenshots(const CommandLine &line)
{
    ScreenshotOptions options;
    options.folder = line.pictures;
    if (!line.locale.isEmpty())
        options.locale = QLocale(line.locale);
    options.dark = line.dark;
    options.size = line.size;
    const Status taken = takeScreenshots(options);
    return taken ? EXIT_SUCCESS : say(taken.error());
}

} // namespace storehand::app
