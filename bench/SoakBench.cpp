// SPDX-License-Identifier: Apache-2.0
// An order manager that is busy for long: what grows although nothing more is kept in mind.
#include "bench/Chain.h"
#include "bench/Crowd.h"
#include "bench/HttpLine.h"
#include "bench/Machine.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int stations = 600; // 30 % of what one is made for
constexpr int salesPerSecond = 60;
constexpr double minutesByDefault = 20;
constexpr double secondsOfMinute = 60;
constexpr double minutesOfHour = 60;
constexpr double warmUpShare = 0.25;
constexpr double bytesOfMb = 1'048'576;

double openFiles(qint64 process)
{
    return double(QDir(u"/proc/%1/fd"_s.arg(process)).entryList(QDir::Files | QDir::System).size());
}

/// What the order manager holds beside cached pages of its database: those grow with the file up to
/// the size of the cache, which says nothing about a leak.
Result<double> memoryBytes(const story::HeadOffice &office)
{
    const auto line = HttpLine::open(QUrl(office.url()));
    if (!line)
        return failure(line.error());
    const Result<QByteArray> metrics = (*line)->ask(requestBytes("GET", "/metrics", {}, {}));
    if (!metrics)
        return failure(metrics.error());
    constexpr QByteArrayView name("\nstorehand_sqlite_memory_bytes ");
    const qsizetype at = metrics->indexOf(name);
    const double pages = metrics->mid(at + name.size()).split('\n').first().toDouble();
    return double(memoryKb(office.processId(), u"VmRSS"_s)) * 1024 - pages;
}

} // namespace

Result<Figures> measureSoak(const Place &place)
{
    const auto office = openOffice(place);
    if (!office)
        return failure(office.error());
    const auto crowd = Crowd::open(place, **office, stations);
    if (!crowd)
        return failure(crowd.error());
    if (const Status connected = (*crowd)->connect(); !connected)
        return failure(connected.error());
    const double minutes = place.minutes > 0 ? place.minutes : minutesByDefault;
    const auto warm = (*crowd)->wait(minutes * warmUpShare * secondsOfMinute, salesPerSecond);
    if (!warm)
        return failure(warm.error());

    const qint64 server = (*office)->processId();
    const Result<double> before = memoryBytes(**office);
    if (!before)
        return failure(before.error());
    const double files = openFiles(server);
    const QString log = QDir(place.folder).filePath(u"oms/oms.db-wal"_s);
    const double measured = minutes * (1 - warmUpShare);
    double logMb = 0;
    QList<double> delivered;
    for (double minute = 0; minute < measured; ++minute) {
        const double rest = std::min(1.0, measured - minute);
        const auto seen = (*crowd)->wait(rest * secondsOfMinute, salesPerSecond);
        if (!seen)
            return failure(seen.error());
        delivered += seen->deliveredMs;
        logMb = std::max(logMb, double(QFileInfo(log).size()) / bytesOfMb);
    }
    const Result<double> after = memoryBytes(**office);
    if (!after)
        return failure(after.error());
    const double growth = *after / *before - 1;
    const double moreFiles = openFiles(server) - files;
    (*crowd)->disconnect();
    if (const Status sound = (*office)->verify(); !sound)
        return failure(sound.error());
    return Figures{{u"minutes after warming up"_s, measured, u"min"_s},
                   {u"growth of memory beside cached pages"_s,
                    growth * minutesOfHour / measured * 100, u"%/h"_s, Goal{1}},
                   {u"growth of open files"_s, moreFiles, u""_s, Goal{1}},
                   {u"largest write-ahead log"_s, logMb, u"MB"_s, Goal{64}},
                   {u"sale to the news of it at its store, p99"_s, quantile(delivered, 0.99),
                    u"ms"_s, Goal{250}}};
}

} // namespace storehand::bench
