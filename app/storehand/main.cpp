// SPDX-License-Identifier: Apache-2.0
#include "app/edges/StopSignals.h"
#include "app/scanning/DecodeSession.h"
#include "app/scanning/ScannerProgram.h"
#include "app/storehand/CommandLine.h"
#include "app/storehand/DesktopProgram.h"
#include "app/storehand/HeadlessProgram.h"
#include "app/storehand/Versions.h"

#include <QGuiApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace storehand::app;

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("storehand"));
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    auto line = parseCommandLine(words);
    if (!line)
        return refuseUsage(line.error());
    switch (line->verb) {
    case CommandLine::Verb::Help:
        std::printf("%s\n", qPrintable(usage()));
        return EXIT_SUCCESS;
    case CommandLine::Verb::Version:
        std::printf("%s\n", QJsonDocument(versions()).toJson(QJsonDocument::Compact).constData());
        return EXIT_SUCCESS;
    case CommandLine::Verb::Headless:
    case CommandLine::Verb::Scanners: {
        if (const auto configured = addConfig(*line); !configured)
            return refuseUsage(configured.error());
        StopSignals stop;
        const QCoreApplication application(argc, argv);
        stop.watch();
        const StationOptions &its = line->station;
        if (line->verb == CommandLine::Verb::Headless)
            return HeadlessProgram(its).run();
        return runScannerDoctor({its.data, its.serialPorts, its.usb, line->watch, line->replay});
    }
    case CommandLine::Verb::Decode: {
        const QCoreApplication application(argc, argv);
        return DecodeSession().run();
    }
    case CommandLine::Verb::Screenshots:
    case CommandLine::Verb::Desktop: {
        if (const auto configured = addConfig(*line); !configured)
            return refuseUsage(configured.error());
        prepareDrawing(*line);
        StopSignals stop;
        const QGuiApplication application(argc, argv);
        stop.watch();
        return line->verb == CommandLine::Verb::Desktop ? runDesktop(*line) : runScreenshots(*line);
    }
    }
}
