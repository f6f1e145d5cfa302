// SPDX-License-Identifier: Apache-2.0
#include "app/demo/DemoImport.h"
#include "app/tools/story/Story.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>

#include <cstdio>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

/// What ./run starts once all is built.
int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
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
    if (!options.isSet(u"keep"_s))
        QDir(data).removeRecursively();
    const auto cast = story::Cast::from(demo::importLines({QDateTime::currentMSecsSinceEpoch()}));
    if (!cast) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(cast.error().detail));
        return 1;
    }
    story::Story story(*cast, QCoreApplication::applicationDirPath(), data);
    return story.tell() ? 0 : 1;
}
