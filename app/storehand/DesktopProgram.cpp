// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/DesktopProgram.h"

#include "app/edges/Memory.h"
#include "app/edges/PrintFile.h"
#include "app/edges/SystemClock.h"
#include "app/secrets/KeyFile.h"
#include "app/storehand/InputLines.h"
#include "app/storehand/StationThread.h"
#include "app/window/CameraDesk.h"
#include "app/window/Desktop.h"
#include "app/window/JsonDesk.h"
#include "app/window/Screenshots.h"
#include "app/window/SettingsFile.h"
#include "app/window/Tray.h"
#include "app/window/WedgeFilter.h"
#include "ui/controls/PictureItem.h"
#include "ui/frame/StationWords.h"
#include "ui/pick/PickListPaper.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QQuickWindow>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <optional>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "storehand.window")

int say(const Error &error)
{
    std::fprintf(stderr, "storehand: %s (%s)\n", qPrintable(error.detail), qPrintable(error.code));
    return EXIT_FAILURE;
}

bool hasGraphicsCard()
{
    return !QDir(u"/dev/dri"_s).entryList({u"renderD*"_s}, QDir::System).isEmpty();
}

/// The window over the station's thread, from the first start on.
class DesktopStation
{
public:
    explicit DesktopStation(const CommandLine &line)
        : m_options(line.station)
        , m_desktop(
              m_station, m_station.scanners(), [this] { return m_clock.now(); },
              line.locale.isEmpty() ? QLocale::system() : QLocale(line.locale))
        , m_wedge(
              m_clock,
              [this](const scanner::KeyedRead &read, qint64 firstKeyUs) {
                  m_station.typed(read, firstKeyUs);
              },
              [this] { return m_desktop.asksForPin(); })
        , m_camera(m_desktop.camera(), m_station.camera(), loadCameras,
                   [this](const Error &error) { m_desktop.frame().answerScan(noticeOf(error)); })
    {
        m_options.keyboard = true;
        m_desktop.apply(loadSettings(m_options.data));
        QObject::connect(&m_desktop, &Desktop::printWanted, &m_desktop,
                         [this](const PickView &walk) { print(walk); });
        QObject::connect(&m_desktop, &Desktop::settingsEdited, &m_desktop,
                         [this](const StationSettings &settings) { keep(settings); });
        QObject::connect(&m_desktop.start(), &StartViewModel::retryWanted, &m_desktop,
                         [this] { start(); });
        QObject::connect(&m_desktop.start(), &StartViewModel::connectWanted, &m_desktop,
                         [this](const QString &address, const QString &code) {
                             m_options.omsUrl = address;
                             m_options.enrolmentCode = code;
                             start();
                         });
    }

    /// The station opens on its thread while the window loads on this one.
    [[nodiscard]] bool open(const CommandLine &line)
    {
        if (line.json)
            listen();
        m_desktop.showOpening();
        start();
        if (!m_desktop.open())
            return false;
        if (!line.place.isEmpty())
            m_desktop.window().setGeometry(line.place);
        if (line.fullscreen)
            m_desktop.window().showFullScreen();
        m_tray.emplace(m_desktop);
        return true;
    }

private:
    void start()
    {
        m_sinceStart.start();
        m_station.start(m_options, [this](const Status &status) {
            if (status) {
                m_options.enrolmentCode.clear();
                m_desktop.settings().setKeyLiesInFile(keyLiesInFile(m_options.data));
                m_desktop.showWork();
                noteFirstFrame();
                // Not before: a code that is scanned to connect belongs into its field.
                QCoreApplication::instance()->installEventFilter(&m_wedge);
            } else {
                (void)say(status.error());
                m_desktop.showFailure(status.error(), m_options.omsUrl);
            }
        });
    }

    void listen()
    {
        m_json.emplace(m_station, writeLine, [] { QCoreApplication::quit(); });
        m_input.emplace([this](const QByteArray &request) { m_json->handle(request); },
                        [] { QCoreApplication::quit(); });
    }

    /// In the log, since a slow start is the first thing that people complain about.
    void noteFirstFrame()
    {
        QObject::connect(
            &m_desktop.window(), &QQuickWindow::frameSwapped, &m_desktop,
            [this] {
                qCInfo(log) << "the work is on the screen after" << m_sinceStart.elapsed() << "ms";
                // Loading needed far more than what it left behind.
                QTimer::singleShot(std::chrono::seconds(1), &m_desktop, giveMemoryBack);
            },
            Qt::SingleShotConnection);
    }

    void keep(const StationSettings &settings)
    {
        if (const Status saved = saveSettings(m_options.data, settings); !saved)
            (void)say(saved.error());
    }

    void print(const PickView &walk)
    {
        const QString file = QDir(m_options.data).filePath(u"pick-list.pdf"_s);
        const PickListPaper list(walk, *m_station.snapshot(), m_clock.now());
        if (const Status written = list.write(file); written)
            printFile(file);
        else
            m_desktop.frame().answerScan(noticeOf(written.error()));
    }

    SystemClock m_clock;
    QElapsedTimer m_sinceStart;
    StationOptions m_options;
    StationThread m_station;
    Desktop m_desktop;
    WedgeFilter m_wedge;
    std::optional<Tray> m_tray;
    CameraDesk m_camera;
    std::optional<JsonDesk> m_json;
    std::optional<InputLines> m_input;
};

} // namespace

void prepareDrawing(const CommandLine &line)
{
    shareMemoryBetweenThreads();
    const bool onlyPictures = line.verb == CommandLine::Verb::Screenshots;
    if (onlyPictures)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (onlyPictures || !hasGraphicsCard())
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

int runDesktop(const CommandLine &line)
{
    PictureItem::setFolders(
        {QDir(line.station.data).filePath(u"pictures"_s), u":/storehand/demo/pictures"_s});
    DesktopStation desktop(line);
    return desktop.open(line) ? QCoreApplication::exec() : EXIT_FAILURE;
}

int runScreenshots(const CommandLine &line)
{
    ScreenshotOptions options;
    options.folder = line.pictures;
    if (!line.locale.isEmpty())
        options.locale = QLocale(line.locale);
    options.dark = line.dark;
    options.size = line.size;
    options.textPercent = line.textPercent;
    const Status taken = takeScreenshots(options);
    return taken ? EXIT_SUCCESS : say(taken.error());
}

} // namespace storehand::app
