// SPDX-License-Identifier: Apache-2.0
#include "bench/BenchProgram.h"

#include "bench/Benches.h"
#include "bench/Machine.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTextStream>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int roundsMax = 100;

struct Bench
{
    QString name;
    QString what;
    Result<Figures> (*measure)(const Place &);
};

const QList<Bench> &benches()
{
    static const QList<Bench> all{
        {u"start"_s, u"a station with 5,000 open orders: soon there, and small"_s, measureStart},
        {u"scan"_s, u"from a scan's first byte to the disk, also beside a pull"_s, measureScans},
        {u"answer"_s, u"from a scan's first byte to the screen"_s, measureAnswers},
        {u"pull"_s, u"a new station of a store with 25,000 things to know"_s, measureFirstPull},
        {u"commands"_s, u"what fifty stations can report a second"_s, measureCommands},
        {u"orders"_s, u"what sales channels can order a second"_s, measureOrders},
        {u"load"_s, u"two thousand stations that wait for news of one order manager"_s,
         measureLoad},
        {u"restart"_s, u"an order manager with 100,000 commands that was killed"_s, measureRestart},
        {u"soak"_s, u"what grows in an order manager that is busy for long"_s, measureSoak},
        {u"sourcing"_s, u"deciding who fulfils an order, without disk and network"_s,
         measureSourcing},
        {u"pictures"_s, u"codes in photographs: how many are read, and how soon"_s,
         measurePictures},
        {u"frames"_s, u"drawn frames of a camera: how soon each look is over"_s, measureFrames},
        {u"damaged"_s, u"two thousand damaged pictures: each is answered"_s, measureDamaged},
        {u"disk"_s, u"what one sync of this disk takes, to hold the others against"_s, measureDisk},
    };
    return all;
}

QString usage()
{
    QString text =
        u"storehand-bench [--rounds N] [--folder DIR] [--slow-sync] [--pictures DIR] BENCH…\n\n"_s;
    for (const Bench &bench : benches())
        text += u"  %1 %2\n"_s.arg(bench.name.leftJustified(10), bench.what);
    return text + uR"(
  --rounds N     measure so often (3) and print the middle one, the lowest and the highest
  --folder DIR   work in a new folder below this one; its disk is what is measured (here)
  --pictures DIR photographs for "pictures", with their list expected.tsv: file, family, text
  --database URL an empty PostgreSQL database for the order manager, for one round of one bench
  --slow-sync    the order manager's disk takes 5 ms more for each sync
  --minutes M    how long the soak takes (20)
)"_s;
}

/// One round in a folder of its own, which it leaves behind only when something did not work.
Result<Figures> runOnce(const Bench &bench, const QString &below, Place place)
{
    QTemporaryDir folder(QDir(below).absoluteFilePath(u"storehand-bench-XXXXXX"_s));
    if (!folder.isValid())
        return failure(ErrorKind::Storage, u"no_folder"_s, folder.errorString());
    place.bin = QCoreApplication::applicationDirPath();
    place.folder = folder.path();
    auto figures = bench.measure(place);
    folder.setAutoRemove(figures.has_value());
    return figures;
}

Status run(const Bench &bench, int rounds, const QString &below, const Place &place)
{
    QTextStream out(stdout);
    out << bench.name << ": " << bench.what << (place.slowSync ? ", with slow syncs" : "") << " ("
        << busyWords() << ")\n";
    out.flush();
    QList<Figures> seen;
    for (int round = 0; round < rounds; ++round) {
        const auto figures = runOnce(bench, below, place);
        if (!figures)
            return failure(figures.error());
        seen.append(*figures);
    }
    out << tableOf(seen) << '\n';
    return {};
}

} // namespace

int runBenches(const QStringList &arguments)
{
    QCommandLineParser options;
    options.addOptions({{u"rounds"_s, {}, u"N"_s, u"3"_s},
                        {u"folder"_s, {}, u"DIR"_s, u"."_s},
                        {u"slow-sync"_s, {}},
                        {u"database"_s, {}, u"URL"_s},
                        {u"pictures"_s, {}, u"DIR"_s},
                        {u"minutes"_s, {}, u"M"_s, u"0"_s},
                        {u"help"_s, {}}});
    const bool isRead = options.parse(arguments);
    const QStringList names = options.positionalArguments();
    const int rounds = options.value(u"rounds"_s).toInt();
    if (!isRead || options.isSet(u"help"_s) || names.isEmpty() || rounds < 1 ||
        rounds > roundsMax) {
        QTextStream(options.isSet(u"help"_s) ? stdout : stderr) << usage();
        return options.isSet(u"help"_s) ? 0 : 2;
    }
    const Place place{.bin = {},
                      .folder = {},
                      .pictures = options.value(u"pictures"_s),
                      .database = options.value(u"database"_s),
                      .slowSync = options.isSet(u"slow-sync"_s),
                      .minutes = options.value(u"minutes"_s).toDouble()};
    QTextStream(stdout) << machineWords() << "\n\n";
    for (const QString &name : names) {
        const auto bench = std::find_if(benches().begin(), benches().end(),
                                        [&](const Bench &each) { return each.name == name; });
        if (bench == benches().end()) {
            QTextStream(stderr) << '"' << name << "\" is not a bench\n\n" << usage();
            return 2;
        }
        const Status done = run(*bench, rounds, options.value(u"folder"_s), place);
        if (!done) {
            QTextStream(stderr) << name << ": " << done.error().detail << " (" << done.error().code
                                << ")\n";
            return 1;
        }
    }
    return 0;
}

} // namespace storehand::bench
