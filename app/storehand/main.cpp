// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/CommandLine.h"
#include "app/storehand/HeadlessProgram.h"
#include "app/storehand/Versions.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace storehand::app;

int main(int argc, char **argv)
{
    constexpr int wrongUsage = 2;
    QCoreApplication::setApplicationName(QStringLiteral("storehand"));
    QCoreApplication application(argc, argv);
    const auto line = parseCommandLine(QCoreApplication::arguments());
    if (!line) {
        std::fprintf(stderr, "storehand: %s\n", qPrintable(line.error().detail));
        return wrongUsage;
    }
    switch (line->verb) {
    case CommandLine::Verb::Help:
        std::printf("%s\n", qPrintable(usage()));
        return EXIT_SUCCESS;
    case CommandLine::Verb::Version:
        std::printf("%s\n", QJsonDocument(versions()).toJson(QJsonDocument::Compact).constData());
        return EXIT_SUCCESS;
    case CommandLine::Verb::Headless:
        return HeadlessProgram(line->station).run();
    case CommandLine::Verb::Desktop:
        std::fprintf(stderr, "storehand: this build has no window; see storehand --help\n");
        return EXIT_FAILURE;
    }
}
