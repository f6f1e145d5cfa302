// SPDX-License-Identifier: Apache-2.0
// One order manager, and two thousand stations of two thousand stores that wait for news: what it
// costs when nothing happens, how soon a store hears of a sale, and how long it takes until all are
// served that come back at the same moment.
#include "bench/Chain.h"
#include "bench/Crowd.h"
#include "bench/Machine.h"

#include <QElapsedTimer>

#include <sys/resource.h>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int stations = 2'000;
constexpr double idleSeconds = 30;
constexpr double busySeconds = 20;
constexpr int salesPerSecond = 200;
constexpr double kbOfMb = 1'024;

/// Each station is a connection: the usual limit is for programs with few.
Status raiseLimit()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_max < 2 * stations)
        return failure(ErrorKind::Device, u"few_files"_s,
                       u"this machine lets a program open too few files"_s);
    files.rlim_cur = files.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &files) != 0)
        return failure(ErrorKind::Device, u"few_files"_s, qt_error_string(errno));
    return {};
}

} // namespace

Result<Figures> measureLoad(const Place &place)
{
    if (const Status raised = raiseLimit(); !raised)
        return failure(raised.error());
    const auto office = openOffice(place);
    if (!office)
        return failure(office.error());
    const auto crowd = Crowd::open(place, **office, stations);
    if (!crowd)
        return failure(crowd.error());
    const qint64 server = (*office)->processId();
    const double aloneKb = double(memoryKb(server, u"VmRSS"_s));
    if (const Status connected = (*crowd)->connect(); !connected)
        return failure(connected.error());
    const auto settled = (*crowd)->wait(1, 0);
    if (!settled)
        return failure(settled.error());

    const double before = processorMs(server);
    const auto idle = (*crowd)->wait(idleSeconds, 0);
    if (!idle)
        return failure(idle.error());
    const double idleMs = processorMs(server) - before;
    const double waitingKb = double(memoryKb(server, u"VmRSS"_s));
    const auto busy = (*crowd)->wait(busySeconds, salesPerSecond);
    if (!busy)
        return failure(busy.error());

    (*crowd)->disconnect();
    (*office)->kill();
    QElapsedTimer outage;
    outage.start();
    if (const Status opened = (*office)->open(); !opened)
        return failure(opened.error());
    const auto back = (*crowd)->comeBack();
    if (!back)
        return failure(back.error());
    const double backSeconds = double(outage.elapsed()) / 1e3;
    if (const Status sound = (*office)->verify(); !sound)
        return failure(sound.error());
    const double perSecond = double(busy->deliveredMs.size()) / busySeconds;
    return Figures{
        {u"processor while 2,000 stations wait, of one core"_s, idleMs / idleSeconds / 10, u"%"_s,
         Goal{10}},
        {u"memory with 2,000 stations waiting"_s, waitingKb / kbOfMb, u"MB"_s, Goal{300}},
        {u"memory for each waiting station"_s, (waitingKb - aloneKb) / stations, u"KB"_s, Goal{64}},
        {u"sales told to their stores"_s, perSecond, u"/s"_s},
        {u"sale to the news of it at its store, p50"_s, quantile(busy->deliveredMs, 0.5), u"ms"_s,
         Goal{30}},
        {u"sale to the news of it at its store, p99"_s, quantile(busy->deliveredMs, 0.99), u"ms"_s,
         Goal{250}},
        {u"start of the order manager until all are served"_s, backSeconds, u"s"_s, Goal{60}},
        {u"a request among those of 2,000 that come back, p99"_s,
         quantile(back->milliseconds, 0.99), u"ms"_s}};
}

} // namespace storehand::bench
