// SPDX-License-Identifier: Apache-2.0
#include "app/tools/demo/TellStory.h"

#include "app/tools/story/Story.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

namespace storehand::story {

using namespace Qt::Literals::StringLiterals;

namespace {

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

} // namespace

int tellStory(const Cast &cast, const QString &data)
{
    Story story(cast, QCoreApplication::applicationDirPath(), data);
    return story.tell() && takePictures(data + u"/pictures"_s) ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace storehand::story
