// SPDX-License-Identifier: Apache-2.0
#include "app/tools/demo/ShowProgram.h"

#include "app/edges/SystemClock.h"
#include "app/tools/show/ShowViewModel.h"
#include "ui/controls/PictureItem.h"
#include "ui/frame/Appearance.h"
#include "ui/messages/Translations.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QScreen>

namespace storehand::show {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize besideSize(480, 960);
constexpr QSize stationSize(1280, 800);
constexpr QSize stationLeast(1024, 600);

/// The station at the left edge of the screen, as wide as the window beside it leaves room for.
QRect stationPlace(const QRect &screen)
{
    const QSize room(screen.width() - besideSize.width(), screen.height());
    return {screen.topLeft(), stationSize.boundedTo(room).expandedTo(stationLeast)};
}

} // namespace

int runShow(const story::Cast &cast, const QString &data, bool keep)
{
    PictureItem::setFolders({u":/storehand/demo/pictures"_s});
    Translations translations;
    translations.use(QLocale::system());
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    const QRect station = stationPlace(screen);
    const QString place = u"%1x%2+%3+%4"_s.arg(station.width())
                              .arg(station.height())
                              .arg(station.x())
                              .arg(station.y());
    Backstage backstage(cast, {.bin = QCoreApplication::applicationDirPath(),
                               .data = data,
                               .keep = keep,
                               .stationArguments = {u"--place"_s, place}});
    app::SystemClock clock;
    ShowViewModel show(backstage, [&clock] { return clock.now(); });
    Appearance appearance;
    QQmlApplicationEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.setInitialProperties({{u"show"_s, QVariant::fromValue(&show)},
                                 {u"appearance"_s, QVariant::fromValue(&appearance)}});
    engine.load(u"qrc:/qt/qml/Storehand/Show/ShowWindow.qml"_s);
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (!window)
        return EXIT_FAILURE;
    const int height = qMin(besideSize.height(), screen.height());
    const int x = qMin(station.right() + 1, screen.right() + 1 - besideSize.width());
    window->setGeometry(x, screen.y(), besideSize.width(), height);
    backstage.open();
    return QCoreApplication::exec();
}

} // namespace storehand::show
