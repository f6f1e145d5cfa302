// SPDX-License-Identifier: Apache-2.0
#include "app/demo/DemoImport.h"
#include "app/tools/demo/ShowProgram.h"
#include "app/tools/demo/TellStory.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QDir>
#include <QGuiApplication>
#include <QQuickWindow>

#include <cstdio>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A screen, or a platform that needs none and was asked for by name.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

} // namespace

/// What ./run starts once all is built.
int main(int argc, char *argv[])
{
    const bool display = hasDisplay();
    if (!display)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    const QGuiApplication app(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(u"Shows Storehand with a chain of demo shops."_s);
    options.addHelpOption();
    options.addOption({u"data"_s, u"Folder for what the demo keeps."_s, u"DIR"_s});
    options.addOption({u"keep"_s, u"Go on with what the last run left."_s});
    options.addOption({u"headless"_s, u"Tell the story in the terminal."_s});
    options.process(app);

    const QString data = QDir(options.value(u"data"_s)).absolutePath();
    if (options.value(u"data"_s).isEmpty())
        options.showHelp(2);
    const auto cast = story::Cast::from(demo::importLines({QDateTime::currentMSecsSinceEpoch()}));
    if (!cast) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(cast.error().detail));
        return EXIT_FAILURE;
    }
    if (display && !options.isSet(u"headless"_s))
        return show::runShow(*cast, data, options.isSet(u"keep"_s));
    if (!display)
        std::printf("There is no display: the story is told here.\n");
    // A story begins anew, beside the shops that are kept.
    const QString told = options.isSet(u"keep"_s) ? data + u"/story"_s : data;
    QDir(told).removeRecursively();
    return story::tellStory(*cast, told);
}
