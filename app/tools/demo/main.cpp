// SPDX-License-Identifier: Apache-2.0
#include "app/demo/DemoImport.h"
#include "app/tools/demo/ShowProgram.h"
#include "app/tools/story/Story.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QDir>
#include <QGuiApplication>
#include <QProcess>
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

/// Every page, light and dark, below `folder`.
bool takePictures(const QString &folder)
{
    const QString program = QCoreApplication::applicationDirPath() + u"/storehand"_s;
    for (const QString &theme : {u"light"_s, u"dark"_s}) {
        const QStringList arguments{u"screenshots"_s, u"--out"_s, folder + u'/' + theme,
                                    u"--theme"_s, theme};
        if (QProcess::execute(program, arguments) != 0)
            return false;
    }
    std::printf("\nThe screens, light and dark: %s\n", qUtf8Printable(folder));
    return true;
}

int tellStory(const story::Cast &cast, const QString &data)
{
    story::Story story(cast, QCoreApplication::applicationDirPath(), data);
    return story.tell() && takePictures(data + u"/pictures"_s) ? EXIT_SUCCESS : EXIT_FAILURE;
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
    if (!options.isSet(u"keep"_s))
        QDir(data).removeRecursively();
    return tellStory(*cast, data);
}
