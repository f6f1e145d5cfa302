// SPDX-License-Identifier: Apache-2.0
// The real `storehand`, without a network, over the data folder of a station with 5,000 open
// orders. It logs when the first frame with the store's work is on the screen; the log's clock and
// ours are the same. Nobody is signed in then, so what is seen is the page that asks who works
// here, with the queue made behind it; see `answer` for the time from the PIN to the queue.
#include "bench/Chain.h"
#include "bench/Machine.h"
#include "bench/StationFolder.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QThread>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int starts = 5;
constexpr int startMsMax = 60'000;
constexpr int lookEveryMs = 5;
constexpr int calmMs = 2'000; // what it does after the first frame counts, too
constexpr double goalSeconds = 0.6;
constexpr double goalMb = 120;
constexpr double kbOfMb = 1'024;

/// When the log says so; nothing before it does.
std::optional<QDateTime> shownAt(const QString &log)
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        if (entry.value("category"_L1).toString() == u"storehand.window")
            return QDateTime::fromString(entry.value("at"_L1).toString(), Qt::ISODateWithMs);
    }
    return std::nullopt;
}

struct Seen
{
    double seconds = 0;
    double residentMb = 0;
};

Result<Seen> startOnce(const Place &place)
{
    const QString log = QDir(stationFolder(place)).filePath(u"log/station.jsonl"_s);
    QFile::remove(log);
    QProcess station;
    station.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QDateTime begun = QDateTime::currentDateTimeUtc();
    station.start(place.bin + u"/storehand"_s, {u"--data"_s, stationFolder(place)});
    std::optional<QDateTime> shown;
    QElapsedTimer time;
    time.start();
    while (!shown && time.elapsed() < startMsMax && station.state() != QProcess::NotRunning) {
        station.waitForFinished(lookEveryMs);
        shown = shownAt(log);
    }
    if (!shown)
        return failure(ErrorKind::Timeout, u"timeout"_s, u"storehand never showed its work"_s);
    QThread::msleep(calmMs);
    const Seen seen{double(begun.msecsTo(*shown)) / 1e3,
                    double(memoryKb(station.processId(), u"VmRSS"_s)) / kbOfMb};
    station.terminate();
    if (!station.waitForFinished())
        return failure(ErrorKind::Timeout, u"timeout"_s, u"storehand does not end"_s);
    return seen;
}

} // namespace

Result<Figures> measureStart(const Place &place)
{
    if (const Status filled = fillStation(place); !filled)
        return failure(filled.error());
    QList<double> seconds;
    QList<double> megabytes;
    for (int i = 0; i < starts; ++i) {
        const auto seen = startOnce(place);
        if (!seen)
            return failure(seen.error());
        seconds.append(seen->seconds);
        megabytes.append(seen->residentMb);
    }
    return Figures{{u"start until the store's work is on the screen"_s, quantile(seconds, 0.5),
                    u"s"_s, Goal{goalSeconds}},
                   {u"resident memory with 5,000 open orders"_s, quantile(megabytes, 0.5), u"MB"_s,
                    Goal{goalMb}}};
}

} // namespace storehand::bench
