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
        {u"sourcing"_s, u"deciding who fulfils an order, without disk and network"_s,
         measureSourcing},
        {u"disk"_s, u"what one sync of this disk takes, to hold the others against"_s, measureDisk},
    };
    return all;
}

QString usage()
{
    QString text = u"storehand-bench [--rounds N] [--folder DIR] [--slow-sync] BENCH…\n\n"_s;
    for (const Bench &bench : benches())
        text += u"  %1 %2\n"_s.arg(bench.name.leftJustified(10), bench.what);
    return text + uR"(
  --rounds N     measure so often (3) and print the middle one, the lowest and the highest
  --folder DIR   work in a new folder below this one; its disk is what is measured (here)
  --slow-sync    the order manager's disk takes 5 ms more for each sync
)"_s;
}

/// One round in a folder of its own, which it leaves behind only when something did not work.
Result<Figures> runOnce(const Bench &bench, const QString &below, bool slowSync)
{
    QTemporaryDir folder(QDir(below).absoluteFilePath(u"storehand-bench-XXXXXX"_s));
    if (!folder.isValid())
        return failure(ErrorKind::Storage, u"no_folder"_s, folder.errorString());
    auto figures = bench.measure({QCoreApplication::applicationDirPath(), folder.path(), slowSync});
    folder.setAutoRemove(figures.has_value());
    return figures;
}

Status run(const Bench &bench, int rounds, const QString &below, bool slowSync)
{
    QTextStream out(stdout);
    out << bench.name << ": " << bench.what << (slowSync ? ", with slow syncs" : "") << " ("
        << busyWords() << ")\n";
    out.flush();
    QList<Figures> seen;
    for (int round = 0; round < rounds; ++round) {
        const auto figures = runOnce(bench, below, slowSync);
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
                        {u"help"_s, {}}});
    const bool isRead = options.parse(arguments);
    const QStringList names = options.positionalArguments();
    const int rounds = options.value(u"rounds"_s).toInt();
    if (!isRead || options.isSet(u"help"_s) || names.isEmpty() || rounds < 1 ||
        rounds > roundsMax) {
        QTextStream(options.isSet(u"help"_s) ? stdout : stderr) << usage();
        return options.isSet(u"help"_s) ? 0 : 2;
    }
    QTextStream(stdout) << machineWords() << "\n\n";
    for (const QString &name : names) {
        const auto bench = std::find_if(benches().begin(), benches().end(),
                                        [&](const Bench &each) { return each.name == name; });
        if (bench == benches().end()) {
            QTextStream(stderr) << '"' << name << "\" is not a bench\n\n" << usage();
            return 2;
        }
        const Status done =
            run(*bench, rounds, options.value(u"folder"_s), options.isSet(u"slow-sync"_s));
        if (!done) {
            QTextStream(stderr) << name << ": " << done.error().detail << " (" << done.error().code
                                << ")\n";
            return 1;
        }
    }
    return 0;
}

} // namespace storehand::bench
