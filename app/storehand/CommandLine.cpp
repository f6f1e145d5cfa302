// SPDX-License-Identifier: Apache-2.0
#include "app/storehand/CommandLine.h"

#include "app/config/StationConfig.h"
#include "core/domain/Codes.h"

#include <QCommandLineParser>
#include <QRegularExpression>
#include <QStandardPaths>

#include <cstdio>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

auto wrongUsage(const QString &what)
{
    return failure(ErrorKind::Malformed, codes::malformed, what + u"\n\n"_s + usage());
}

Status readScreenshots(const QCommandLineParser &parser, CommandLine &line)
{
    line.pictures = parser.value(u"out"_s);
    if (line.pictures.isEmpty())
        return wrongUsage(u"screenshots needs --out DIR"_s);
    const QString theme = parser.value(u"theme"_s);
    if (!QStringList{QString(), u"light"_s, u"dark"_s}.contains(theme))
        return wrongUsage(u"--theme is light or dark"_s);
    line.dark = theme == u"dark";
    if (parser.isSet(u"scale"_s)) {
        const double scale = parser.value(u"scale"_s).toDouble();
        if (scale < 1 || scale > 2)
            return wrongUsage(u"--scale is the size of text, 1 to 2"_s);
        line.textPercent = qRound(scale * 100);
    }
    if (!parser.isSet(u"size"_s))
        return {};
    constexpr int sideMax = 8192;
    const QStringList sides = parser.value(u"size"_s).split(u'x');
    line.size = QSize(sides.value(0).toInt(), sides.value(1).toInt());
    if (sides.size() != 2 || line.size.isEmpty() || line.size.width() > sideMax ||
        line.size.height() > sideMax)
        return wrongUsage(u"--size is WIDTHxHEIGHT, for example 1280x800"_s);
    return {};
}

Status readPlace(const QCommandLineParser &parser, CommandLine &line)
{
    static const QRegularExpression pattern(uR"(^(\d{1,5})x(\d{1,5})\+(\d{1,5})\+(\d{1,5})$)"_s);
    if (!parser.isSet(u"place"_s))
        return {};
    const QRegularExpressionMatch place = pattern.match(parser.value(u"place"_s));
    if (!place.hasMatch())
        return wrongUsage(u"--place is WIDTHxHEIGHT+X+Y, for example 1280x800+0+0"_s);
    line.place = QRect(place.captured(3).toInt(), place.captured(4).toInt(),
                       place.captured(1).toInt(), place.captured(2).toInt());
    return {};
}

} // namespace

int refuseUsage(const Error &error)
{
    constexpr int wrongUsage = 2;
    std::fprintf(stderr, "storehand: %s\n", qPrintable(error.detail));
    return wrongUsage;
}

QString usage()
{
    return uR"(storehand - fulfil online orders from your own shelves

  storehand [--data DIR] [--oms URL] [--enrol CODE] [--locale de] [--fullscreen]
      The station with its window.
  storehand headless --data DIR [--oms URL --enrol CODE] [--serial PATH]...
      The same station without a screen: JSON lines on stdin and stdout.
  storehand screenshots --out DIR [--locale de] [--theme light|dark] [--size WxH] [--scale 2]
      Pictures of all pages with demo data, without a screen; --scale is the size of text, and a
      language that is written from right to left mirrors the pages.
  storehand decode
      Says what codes mean: {"id":"1","text":"]C101..."} a line on stdin.
  storehand scanners [--watch] [--serial PATH]...
      Which scanners are here, what is wrong with them and how to cure it; with
      --watch also what they send and what it means.
  storehand scanners --replay FILE
      What the reads of a journal (log/scans.jsonl) mean.
  storehand --help | --version

  --data DIR       where the station keeps its work
  --oms URL        the order manager, remembered after the first use
  --enrol CODE     the one-time code of 'storehand-oms enrol', once per station
  --serial PATH    a scanner on a serial port; may be given several times
  --insecure-lan   allow plain http to another machine than this one
  --place WxH+X+Y  where the window opens
  --json           the window says what it shows and reads on stdout, a JSON object a line, and
                   understands sign_in and quit on stdin, for programs that run beside it)"_s;
}

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    CommandLine line;
    QStringList words = arguments;
    if (words.size() > 1 && words[1] == u"headless") {
        line.verb = CommandLine::Verb::Headless;
        words.removeAt(1);
    } else if (words.size() > 1 && words[1] == u"screenshots") {
        line.verb = CommandLine::Verb::Screenshots;
        words.removeAt(1);
    } else if (words.size() > 1 && words[1] == u"decode") {
        line.verb = CommandLine::Verb::Decode;
        words.removeAt(1);
    } else if (words.size() > 1 && words[1] == u"scanners") {
        line.verb = CommandLine::Verb::Scanners;
        words.removeAt(1);
    }
    QCommandLineParser parser;
    parser.addOptions({{u"data"_s, {}, u"DIR"_s},
                       {u"oms"_s, {}, u"URL"_s},
                       {u"enrol"_s, {}, u"CODE"_s},
                       {u"serial"_s, {}, u"PATH"_s},
                       {u"locale"_s, {}, u"LOCALE"_s},
                       {u"fullscreen"_s, {}},
                       {u"json"_s, {}},
                       {u"place"_s, {}, u"PLACE"_s},
                       {u"out"_s, {}, u"DIR"_s},
                       {u"theme"_s, {}, u"THEME"_s},
                       {u"size"_s, {}, u"SIZE"_s},
                       {u"scale"_s, {}, u"SCALE"_s},
                       {u"watch"_s, {}},
                       {u"replay"_s, {}, u"FILE"_s},
                       {u"insecure-lan"_s, {}},
                       {u"help"_s, {}},
                       {u"version"_s, {}}});
    if (!parser.parse(words))
        return wrongUsage(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return wrongUsage(
            u"\"%1\" is not a command"_s.arg(parser.positionalArguments().constFirst()));
    if (parser.isSet(u"help"_s))
        line.verb = CommandLine::Verb::Help;
    if (parser.isSet(u"version"_s))
        line.verb = CommandLine::Verb::Version;
    line.station.data = parser.value(u"data"_s);
    line.station.omsUrl = parser.value(u"oms"_s);
    line.station.enrolmentCode = parser.value(u"enrol"_s);
    line.station.serialPorts = parser.values(u"serial"_s);
    line.station.insecureLan = parser.isSet(u"insecure-lan"_s);
    line.locale = parser.value(u"locale"_s);
    line.fullscreen = parser.isSet(u"fullscreen"_s);
    line.replay = parser.value(u"replay"_s);
    line.watch = parser.isSet(u"watch"_s);
    line.json = parser.isSet(u"json"_s);
    if (const Status read = readPlace(parser, line); !read)
        return failure(read.error());
    if (line.verb == CommandLine::Verb::Screenshots) {
        if (const Status read = readScreenshots(parser, line); !read)
            return failure(read.error());
    }
    if (line.verb == CommandLine::Verb::Headless && line.station.data.isEmpty())
        return wrongUsage(u"headless needs --data DIR"_s);
    if (line.station.data.isEmpty())
        line.station.data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return line;
}

Status addConfig(CommandLine &line)
{
    const Result<StationConfig> config = readStationConfig(line.station.data);
    if (!config)
        return failure(config.error());
    StationOptions &station = line.station;
    if (station.omsUrl.isEmpty())
        station.omsUrl = config->omsUrl;
    if (station.serialPorts.isEmpty())
        station.serialPorts = config->serialPorts;
    station.usb = config->usb;
    station.measureRules = {config->measureRegion, config->weightTolerancePercent};
    if (line.locale.isEmpty())
        line.locale = config->locale;
    station.insecureLan = station.insecureLan || config->insecureLan;
    line.fullscreen = line.fullscreen || config->fullscreen;
    // Nobody walks away from a script.
    if (line.verb == CommandLine::Verb::Desktop)
        station.idleLock = std::chrono::minutes(config->idleLockMinutes);
    station.logLeast = config->logLevel == u"debug"     ? QtDebugMsg
                       : config->logLevel == u"warning" ? QtWarningMsg
                                                        : QtInfoMsg;
    station.logBytesMax = qint64(config->logMegabytes) * 1024 * 1024;
    return {};
}

} // namespace storehand::app
