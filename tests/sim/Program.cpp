// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Program.h"

#include "core/crypto/SystemRandom.h"
#include "core/domain/PlantedBug.h"
#include "tests/sim/Simulation.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int badArguments = 2;
constexpr qint64 minuteMs = 60'000;
constexpr qint64 dayMinutes = 24 * 60;

struct Totals
{
    qint64 seeds = 0;
    qint64 commands = 0;
    qint64 gone = 0;
    qint64 logged = 0;
    qint64 faults = 0;
    qint64 requests = 0;
    Millis span{0};
};

void add(Totals &totals, const SimulationReport &report)
{
    ++totals.seeds;
    totals.commands += report.commands;
    totals.gone += report.gone;
    totals.logged += report.logged;
    totals.faults += report.faults;
    totals.requests += report.requests;
    totals.span += report.span;
}

void print(const Totals &totals, qint64 ms)
{
    std::printf("%lld seeds, %lld commands accepted (%lld gone with disks that were set back), "
                "%lld seen in logs, %lld faults, %lld requests, %lld virtual hours in %.1f s "
                "(%.1f s of processor time)\n",
                static_cast<long long>(totals.seeds), static_cast<long long>(totals.commands),
                static_cast<long long>(totals.gone), static_cast<long long>(totals.logged),
                static_cast<long long>(totals.faults), static_cast<long long>(totals.requests),
                static_cast<long long>(totals.span.count() / 3'600'000),
                static_cast<double>(ms) / 1'000,
                static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
}

const std::array namedKinds{
    std::pair(DayKind::Busy, "busy"_L1), std::pair(DayKind::Rush, "rush"_L1),
    std::pair(DayKind::Offline, "offline"_L1), std::pair(DayKind::Brief, "brief"_L1)};

/// Empty for days as they were drawn.
QString optionOf(DayKind kind)
{
    for (const auto &[named, option] : namedKinds) {
        if (named == kind)
            return option;
    }
    return {};
}

template <typename IsNamed>
DayKind kindOf(IsNamed isNamed)
{
    for (const auto &[kind, name] : namedKinds) {
        if (isNamed(name))
            return kind;
    }
    return DayKind::AsDrawn;
}

/// As they stand behind a seed on the command line.
QString wordsOf(const SimulationOptions &options)
{
    const QString kind = optionOf(options.kind);
    QString words = kind.isEmpty() ? QString() : u" --"_s + kind;
    if (options.span)
        words += u" --days %1"_s.arg(static_cast<double>(options.span->count()) /
                                     (dayMinutes * minuteMs));
    return words;
}

/// False when something was found; it is told.
bool runSeed(const SimulationOptions &options, Totals &totals)
{
    const SimulationReport report = Simulation(options).run();
    add(totals, report);
    if (report.findings.isEmpty())
        return true;
    std::printf("seed %llu breaks an invariant:\n", static_cast<unsigned long long>(options.seed));
    for (const Finding &finding : report.findings.mid(0, 5))
        std::printf("  %s: %s\n", qPrintable(finding.invariant), qPrintable(finding.what));
    std::printf("replay it with: storehand-sim --seed %llu%s --trace\n",
                static_cast<unsigned long long>(options.seed), qPrintable(wordsOf(options)));
    std::fflush(stdout);
    return false;
}

Millis spanOf(double days)
{
    return Millis(static_cast<qint64>(days * dayMinutes * minuteMs));
}

int fail(const QString &what)
{
    std::fprintf(stderr, "storehand-sim: %s\n", qPrintable(what));
    return badArguments;
}

/// Seeds behind each other, all of one kind.
struct Range
{
    quint64 first = 0;
    quint64 last = 0;
    SimulationOptions options;
};

/// "500", or "1..500".
std::optional<Range> rangeOf(const QString &text, const SimulationOptions &options)
{
    const QStringList ends = text.split(u".."_s);
    bool isFirst = false;
    bool isLast = false;
    const Range range{ends.first().toULongLong(&isFirst), ends.last().toULongLong(&isLast),
                      options};
    const bool isSound = isFirst && isLast && ends.size() <= 2 && range.first <= range.last;
    return isSound ? std::optional(range) : std::nullopt;
}

struct Limits
{
    bool goesOn = false; ///< whatever is found
    std::optional<double> minutes;
};

int runAll(const QList<Range> &ranges, const Limits &limits)
{
    Totals totals;
    QElapsedTimer timer;
    timer.start();
    bool isClean = true;
    const auto run = [&](const Range &range) {
        SimulationOptions options = range.options;
        for (options.seed = range.first; options.seed <= range.last; ++options.seed) {
            const auto passed = static_cast<double>(timer.elapsed());
            if (limits.minutes && passed >= *limits.minutes * minuteMs) {
                std::printf("the time is over before --seed %llu%s\n",
                            static_cast<unsigned long long>(options.seed),
                            qPrintable(wordsOf(options)));
                return false;
            }
            isClean = runSeed(options, totals) && isClean;
            if (!isClean && !limits.goesOn)
                return false;
        }
        return true;
    };
    (void)std::all_of(ranges.begin(), ranges.end(), run);
    print(totals, timer.elapsed());
    return isClean ? 0 : 1;
}

/// The ranges of a file: one a line, "busy:", "rush:", "offline:", "brief:" or "days=0.005:"
/// behind it or not, with words about it; "#" begins a remark. All of them run, whatever is found.
int runList(const QString &path, const SimulationOptions &common, std::optional<double> minutes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(u"--list: %1: %2"_s.arg(path, file.errorString()));
    QList<Range> ranges;
    int number = 0;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        ++number;
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        SimulationOptions options = common;
        const QString kind = line.section(u' ', 1, 1);
        options.kind = kindOf([&](QLatin1StringView name) { return kind == name + u':'; });
        if (kind.startsWith("days="_L1))
            options.span = spanOf(kind.mid(5).chopped(1).toDouble());
        const std::optional<Range> range = rangeOf(line.section(u' ', 0, 0), options);
        if (!range)
            return fail(u"--list: %1:%2: begins with no seed"_s.arg(path).arg(number));
        ranges.append(*range);
    }
    return runAll(ranges, {.goesOn = true, .minutes = minutes});
}

int runMinutes(double minutes, const SimulationOptions &common)
{
    SystemRandom random;
    Totals totals;
    QElapsedTimer timer;
    timer.start();
    bool isClean = true;
    while (isClean && static_cast<double>(timer.elapsed()) < minutes * minuteMs) {
        SimulationOptions options = common;
        options.seed = qFromBigEndian<quint32>(random.bytes(4).constData());
        isClean = runSeed(options, totals);
    }
    print(totals, timer.elapsed());
    return isClean ? 0 : 1;
}

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Days in shops on a virtual clock: the real station and order manager in one thread, "
        u"with\n"
        "people, customers and everything that can go wrong, all drawn from one seed.\n\n"
        "Exit code: 0 nothing was found, 1 an invariant is broken, 2 bad arguments."_s);
    parser.addHelpOption();
    parser.addOptions({
        {u"seed"_s, u"Run this seed once."_s, u"N"_s},
        {u"seeds"_s, u"Run a range of seeds, up to the first that breaks an invariant."_s,
         u"A..B"_s},
        {u"go-on"_s, u"With --seeds: run all of them whatever is found."_s},
        {u"list"_s, u"Run the seeds, or ranges of them, that stand in a file."_s, u"FILE"_s},
        {u"minutes"_s,
         u"Run new seeds for so long; with --seeds or --list: as many of them as fit."_s, u"M"_s},
        {u"days"_s, u"How long people work, instead of what the seed draws."_s, u"D"_s},
        {u"busy"_s, u"Busy days: three times the orders, eight times the acts."_s},
        {u"rush"_s, u"The days before a feast: twelve times the orders, thirty times the acts."_s},
        {u"offline"_s, u"Hours without a link: people work on, and send it all when it is back."_s},
        {u"brief"_s, u"Four minutes, with a third of the orders."_s},
        {u"trace"_s, u"Print everything that happens, to read."_s},
        {u"bug"_s, u"Plant this mistake, a number of core/domain/PlantedBug.h."_s, u"B"_s},
    });
}

/// A number behind an option; nothing, and told, when it is none.
std::optional<double> numberOf(const QCommandLineParser &parser, const QString &option)
{
    bool isNumber = false;
    const double number = parser.value(option).toDouble(&isNumber);
    if (isNumber && number >= 0)
        return number;
    fail(u"--%1: \"%2\" is no number"_s.arg(option, parser.value(option)));
    return std::nullopt;
}

int runAsTold(const QCommandLineParser &parser, const SimulationOptions &options)
{
    std::optional<double> minutes;
    if (parser.isSet(u"minutes"_s)) {
        minutes = numberOf(parser, u"minutes"_s);
        if (!minutes)
            return badArguments;
    }
    if (parser.isSet(u"list"_s))
        return runList(parser.value(u"list"_s), options, minutes);
    for (const QString &option : {u"seed"_s, u"seeds"_s}) {
        if (!parser.isSet(option))
            continue;
        const std::optional<Range> range = rangeOf(parser.value(option), options);
        if (!range)
            return fail(u"--%1: \"%2\" is neither a seed nor of the form 1..500"_s.arg(
                option, parser.value(option)));
        return runAll({*range}, {.goesOn = parser.isSet(u"go-on"_s), .minutes = minutes});
    }
    if (minutes)
        return runMinutes(*minutes, options);
    return fail(u"say --seed, --seeds, --list or --minutes; --help tells more"_s);
}

} // namespace

int runProgram(const QStringList &arguments)
{
    QLoggingCategory::setFilterRules(u"storehand.*=false"_s);
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return fail(parser.errorText());
    if (parser.isSet(u"help"_s)) {
        std::printf("%s", qPrintable(parser.helpText()));
        return 0;
    }
    SimulationOptions options;
    options.kind = kindOf([&](QLatin1StringView name) { return parser.isSet(name); });
    options.isPrinted = parser.isSet(u"trace"_s);
    if (parser.isSet(u"days"_s)) {
        const std::optional<double> days = numberOf(parser, u"days"_s);
        if (!days)
            return badArguments;
        options.span = spanOf(*days);
    }
    if (parser.isSet(u"bug"_s)) {
        const std::optional<double> bug = numberOf(parser, u"bug"_s);
        if (!bug || *bug >= bugCount)
            return fail(u"--bug: there are bugs from 0 to %1"_s.arg(bugCount - 1));
        plantedBug = Bug(static_cast<int>(*bug));
    }
    return runAsTold(parser, options);
}

} // namespace storehand::sim
